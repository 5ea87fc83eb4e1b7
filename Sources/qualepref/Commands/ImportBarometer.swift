import ArgumentParser
import Foundation
import QualityDomain
import QualityStore
import QualityWeb

extension ImportCommand {
  struct Barometer: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer les notes du baromètre (CSV), de tous les sites, tout ou rien.",
      discussion: """
        Colonnes obligatoires : site, annee, axe, libelle, note. Facultatives : moyenne_reseau, \
        rang, sur. Axes : engagement (libelle : son numéro), canal (libelle : son nom), global. \
        Une note connue qui diffère est signalée, sauf avec --revise.
        """)

    @Argument(help: "Le fichier CSV, en UTF-8 ou Windows-1252.")
    var file: String

    @Flag(name: .customLong("dry-run"), help: "Dire ce qui se passerait sans rien écrire.")
    var dryRun = false

    @Flag(help: "Remplacer les notes qui diffèrent ; les anciennes sont gardées.")
    var revise = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let library = try ShippedFiles.editions()
      let store = try await database.open()
      let outcome = try await storing {
        try await BarometerImport(store, library: library).run(
          bytes, in: .unguarded(), isRevision: revise, isTrial: dryRun, by: .machine(time.clock))
      }
      switch outcome {
      case .done(let summary): Output.line(ImportWording.scores(summary, isTrial: dryRun))
      case .refused(let problems):
        throw ImportCommand.refused(problems.map(\.french))
      }
    }
  }
}
