import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

struct SiteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Créer un site ou vérifier le choix de ses modules.",
    subcommands: [Add.self, Check.self])

  /// Yes or no, in English as all options are.
  enum YesNo: String, ExpressibleByArgument, CaseIterable {
    case yes, no
  }

  /// The modules that a kind of site takes.
  struct ScopeOptions: ParsableArguments {
    @Option(help: "La nature du site.")
    var kind: SiteKind

    @Option(help: "Pour une préfecture ou une sous-préfecture : est-elle dotée d’un CERT ?")
    var cert: YesNo?

    @Option(
      help: "Pour une préfecture ou une sous-préfecture : les numéros des modules, séparés par des virgules, 1,4.")
    var modules: String?

    mutating func validate() throws {
      if kind.takesModules, cert == nil {
        throw ValidationError("Dites si le site est doté d’un CERT : --cert yes ou --cert no.")
      }
      if kind.takesModules, modules == nil {
        throw ValidationError("Donnez les modules du site, par exemple --modules 1,4.")
      }
    }

    var hasCERT: Bool { cert == .yes }

    var numbers: Set<Int> {
      get throws {
        guard let modules else { return [] }
        let parts = modules.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.map { Int($0.trimmingPrefix { $0 == " " }) }
        guard !numbers.contains(nil), !numbers.isEmpty else {
          throw ValidationError(
            "« \(modules) » n’est pas une liste de modules. Donnez des numéros séparés par des virgules, par exemple 1,4.")
        }
        return Set(numbers.compactMap(\.self))
      }
    }

    /// Ends the command when the site may not take these modules.
    func check(in edition: Edition) throws {
      let problems = edition.scopeProblems(of: kind, hasCERT: hasCERT, modules: try numbers)
      guard problems.isEmpty else {
        throw Ending.refused(problems.map(\.french).joined(separator: "\n"))
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Dire si un site peut prendre ces modules (règles II.2 du référentiel).")

    @OptionGroup var scope: ScopeOptions

    @Option(help: "L’édition du référentiel ; sinon la dernière installée.")
    var edition: String?

    func run() throws {
      let edition = try installedEdition(self.edition)
      try scope.check(in: edition)
      Output.line(
        scope.kind.takesModules
          ? "Ce choix de modules respecte le référentiel \(edition.name) (II.2)."
          : "Les règles II.2 ne concernent pas un site de nature « \(scope.kind.french) » : il ne prend pas de modules.")
    }
  }
}

/// The edition of that identifier, or the latest installed.
func installedEdition(_ id: String?) throws -> Edition {
  let library = try ShippedFiles.editions()
  if let id {
    guard let edition = library[id] else {
      throw ValidationError("L’édition « \(id) » n’est pas installée.")
    }
    return edition
  }
  guard let latest = library.editions.last else {
    throw Ending.refused("Aucune édition du référentiel n’est installée dans Resources/Standards.")
  }
  return latest
}
