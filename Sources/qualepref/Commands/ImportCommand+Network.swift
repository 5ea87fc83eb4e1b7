import ArgumentParser
import Foundation
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

extension ImportCommand {
  struct Sites: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer la liste des sites (CSV, ou annuaire de l’administration en JSON), tout ou rien.",
      discussion: """
        Colonnes obligatoires du CSV : code, nom, type, departement, cert, modules. Facultative : \
        region. Types : prefecture, sous-prefecture, prefecture de police, sgcd, ddi. Le choix des \
        modules est vérifié (II.2). Un site connu est mis à jour ; un fichier importé deux fois ne \
        change rien.
        """)

    @Argument(help: "Le fichier, CSV en UTF-8 ou Windows-1252, ou JSON.")
    var file: String

    @Flag(name: .customLong("dry-run"), help: "Dire ce qui se passerait sans rien écrire.")
    var dryRun = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let edition = try installedEdition(nil)
      let store = try await database.open()
      let outcome = try await storing {
        try await SiteImport(store, edition: edition).run(
          bytes, in: .unguarded(), by: .machine(time.clock), isTrial: dryRun)
      }
      switch outcome {
      case .done(let summary, let others):
        Output.line(ImportWording.sites(summary, others: others, isTrial: dryRun))
      case .refused(let problems):
        throw ImportCommand.refused(problems.map(\.french))
      }
    }
  }

  struct Authorities: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer des collectivités et leurs élus dans l’annuaire (CSV), tout ou rien.",
      discussion: """
        Colonnes obligatoires : type, nom. Facultatives : code, elu, fonction, courriel, telephone. \
        Types : commune, epci, departement, region, autre. Une ligne par élu. Une fiche connue est \
        mise à jour ; un fichier importé deux fois ne change rien.
        """)

    @OptionGroup var options: DirectoryOptions

    func run() async throws { try await options.run(.authorities) }
  }

  struct Administrations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer les administrations vers lesquelles on réoriente (CSV), tout ou rien.",
      discussion: """
        Colonnes obligatoires : nom, contact. Facultative : site_internet. Une fiche connue par son \
        nom est mise à jour ; un fichier importé deux fois ne change rien.
        """)

    @OptionGroup var options: DirectoryOptions

    func run() async throws { try await options.run(.administrations) }
  }

  /// A table of the directory, and the place to which it belongs.
  struct DirectoryOptions: ParsableArguments {
    @Argument(help: "Le fichier CSV, en UTF-8 ou Windows-1252.")
    var file: String

    @Option(help: "Le code du site dont c’est l’annuaire.")
    var site: String?

    @Option(help: "Au lieu d’un site : nation, ou department:CODE pour tous les sites d’un département.")
    var node: Node?

    @Flag(name: .customLong("dry-run"), help: "Dire ce qui se passerait sans rien écrire.")
    var dryRun = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func validate() throws {
      guard (site == nil) != (node == nil) else {
        throw ValidationError("Donnez soit --site CODE, soit --node nation ou department:CODE.")
      }
      if let node, !DirectoryPlace.hasDirectory(node) {
        throw ValidationError("Une région n’a pas d’annuaire : donnez --node nation ou department:CODE.")
      }
    }

    func run(_ table: DirectoryImport.Table) async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let (store, place) = try await open()
      let outcome = try await storing {
        try await DirectoryImport(store).run(
          table, bytes, at: place, by: .machine(time.clock), isTrial: dryRun)
      }
      switch outcome {
      case .done(let summary): Output.line(ImportWording.directory(summary, isTrial: dryRun))
      case .refused(let problems):
        throw ImportCommand.refused(problems.map(\.french))
      }
    }

    private func open() async throws -> (Store, DirectoryPlace) {
      if let site {
        let context = try await SiteContext.open(database, site: site, clock: time.clock)
        return (context.store, try DirectoryPlace(context.scope))
      }
      return (
        try await database.open(), try DirectoryPlace(node ?? .nation, in: .unguarded())
      )
    }
  }
}

extension Authorship {
  /// Whoever runs the machine, on the day of Paris.
  static func machine(_ clock: WallClock) -> Authorship {
    Authorship(person: nil, at: clock.now(), today: clock.today(in: "Europe/Paris"))
  }
}
