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

    @Option(help: "Le site est-il doté d’un CERT ?")
    var cert: YesNo

    @Option(help: "Les numéros des modules, séparés par des virgules : 1,4.")
    var modules: String

    var numbers: Set<Int> {
      get throws {
        let parts = modules.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.map { Int($0.trimmingPrefix { $0 == " " }) }
        guard !numbers.contains(nil), !numbers.isEmpty else {
          throw ValidationError(
            "« \(modules) » n’est pas une liste de modules. Donnez des numéros séparés par des virgules, par exemple 1,4.")
        }
        return Set(numbers.compactMap(\.self))
      }
    }

    /// Why the site may not take these modules, in French; empty when it may.
    func problems(in edition: Edition) throws -> [String] {
      let rule = edition.moduleRules.first { $0.siteKind == kind && $0.hasCERT == (cert == .yes) }
      guard let rule else {
        return ["L’édition \(edition.name) ne dit pas quels modules prend un tel site."]
      }
      return rule.problems(with: try numbers).map { $0.french }
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
      let problems = try scope.problems(in: edition)
      guard problems.isEmpty else {
        throw Ending.refused(problems.joined(separator: "\n"))
      }
      Output.line("Ce choix de modules respecte le référentiel \(edition.name) (II.2).")
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Créer un site.")

    @Argument(help: "Un code court et stable, par exemple savoie : lettres minuscules, chiffres, tirets.")
    var code: String

    @Option(help: "Le nom officiel, par exemple « Préfecture de la Savoie ».")
    var name: String

    @OptionGroup var scope: ScopeOptions

    @Option(help: "Le code du département ou de la collectivité.")
    var territory: Territory

    @Option(help: "Le jour à partir duquel le site suit le référentiel, AAAA-MM-JJ ; sinon le premier jour de l’édition.")
    var from: CivilDate?

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      guard Site.isCode(code) else {
        throw ValidationError(
          "« \(code) » ne peut pas servir de code. Prenez 2 à 20 lettres minuscules, chiffres ou tirets, par exemple savoie.")
      }
      guard !name.isEmpty, name.count <= 200 else {
        throw ValidationError("Le nom du site compte de 1 à 200 caractères.")
      }
      let edition = try installedEdition(nil)
      let problems = try scope.problems(in: edition)
      guard problems.isEmpty else {
        throw Ending.refused(problems.joined(separator: "\n"))
      }
      let clock = time.clock
      let site = Site(
        id: .make(at: clock.now()), code: code, name: name, kind: scope.kind,
        hasCERT: scope.cert == .yes, territory: territory, timeZone: territory.timeZone)
      let author = Authorship(
        person: nil, at: clock.now(), today: clock.today(in: site.timeZone))
      let modules = try scope.numbers
      let store = try await database.open()
      try await storing {
        do {
          try await store.sites.create(
            site, edition: edition.id, modules: modules, from: from ?? edition.validFrom,
            in: .unguarded(), by: author)
        } catch StoreError.conflict {
          throw Ending.refused("Le code « \(code) » est déjà pris. Choisissez-en un autre.")
        }
      }
      Output.line("Site « \(code) » créé : \(name), modules \(modules.sorted().map(String.init).joined(separator: ", ")).")
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
