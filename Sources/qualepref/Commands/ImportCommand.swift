import ArgumentParser
import Foundation
import QualityDomain
import QualityFormats
import QualityStore
import QualityWeb
import QualityWording

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Importer un tableau : demandes, indicateurs, sites, annuaire, baromètre.",
    subcommands: [
      Requests.self, Measures.self, Definitions.self, Sites.self, Authorities.self,
      Administrations.self, Barometer.self,
    ])

  /// Says everything that is wrong with a file, and gives the code of a refusal.
  static func refused(_ problems: [String]) -> ExitCode {
    for problem in problems { Output.problem(problem) }
    return Ending.refused(ImportWording.refusal(problems.count))
  }

  struct Requests: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer le tableau de suivi d’un service (CSV), tout ou rien.",
      discussion: """
        Colonnes obligatoires : reference, nature, canal, recu_le, service, objet. \
        Facultatives : complements_demandes_le, complements_recus_le, reponse_attente_le, \
        delai_annonce_le, reponse_le, reponse_par, reoriente_le, reoriente_vers, \
        sans_coordonnees, demandeur. Une référence connue reçoit les dates qui lui manquent.
        """)

    @Argument(help: "Le fichier CSV, en UTF-8 ou Windows-1252.")
    var file: String

    @Option(help: "Le code du site.")
    var site: String

    @Flag(name: .customLong("dry-run"), help: "Dire ce qui se passerait sans rien écrire.")
    var dryRun = false

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let context = try await SiteContext.open(database, site: site, clock: time.clock)
      let outcome = try await storing {
        try await RequestImport(context.store).run(
          bytes, in: context.scope, by: context.author,
          rules: context.book.rules(for: context.profile, on: context.today), isTrial: dryRun)
      }
      switch outcome {
      case .done(let summary):
        Output.line(ImportWording.summary(summary, isTrial: dryRun))
      case .refused(let problems):
        throw ImportCommand.refused(problems.map(\.french))
      }
    }
  }

  struct Measures: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Importer un tableau d’indicateurs (CSV), tout ou rien.",
      discussion: """
        Colonnes obligatoires : indicateur, periode, valeur. Facultatives : service, critere, \
        numerateur, denominateur, commentaire. Périodes : 2023, 2023-S1, 2023-T4, 2023-05.
        """)

    @Argument(help: "Le fichier CSV, en UTF-8 ou Windows-1252.")
    var file: String

    @Option(help: "Le code du site.")
    var site: String

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let context = try await SiteContext.open(database, site: site, clock: time.clock)
      let edition = context.book.edition(of: context.profile, on: context.today)
      let outcome = try await storing {
        try await MeasureImport(context.store).run(
          bytes, indicators: (edition?.indicators ?? []) + context.profile.indicators,
          profile: context.profile, in: context.scope, by: context.author)
      }
      switch outcome {
      case .done(let rows, let changed, let flagged):
        Output.line(ImportWording.measures(rows: rows, changed: changed))
        for item in flagged { Output.line(item.french) }
      case .refused(let problems):
        throw ImportCommand.refused(problems.map(\.french))
      }
    }
  }

  struct Definitions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "indicators",
      abstract: "Importer des indicateurs propres à un site (CSV), tout ou rien.",
      discussion: """
        Colonnes : code, label, unit, aggregation, better, commitments. Un indicateur déjà défini \
        est gardé tel quel.
        """)

    @Argument(help: "Le fichier CSV, en UTF-8 ou Windows-1252.")
    var file: String

    @Option(help: "Le code du site.")
    var site: String

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func run() async throws {
      let bytes = try ShippedFiles.bytes(at: URL(fileURLWithPath: file))
      let context = try await SiteContext.open(database, site: site, clock: time.clock)
      let definitions = try read(bytes, context)
      let known = Set(context.profile.indicators.map(\.code))
      let new = definitions.filter { !known.contains($0.code) }
      try await storing {
        try await context.store.sites.define(new, in: context.scope, by: context.author)
      }
      Output.line(
        FrenchNumber.count(new.count, "indicateur ajouté", "indicateurs ajoutés") + ", "
          + FrenchNumber.count(definitions.count - new.count, "déjà défini", "déjà définis") + ".")
    }

    private func read(_ bytes: [UInt8], _ context: SiteContext) throws -> [IndicatorDefinition] {
      guard let edition = context.book.edition(of: context.profile, on: context.today) else {
        throw Ending.refused("Ce site ne suit aucune édition du référentiel.")
      }
      var definitions: [IndicatorDefinition] = []
      var problems: [TableProblem] = []
      do throws(TableProblems) {
        for row in try IndicatorTable(bytes, edition: edition) {
          switch row {
          case .success(let definition): definitions.append(definition)
          case .failure(let error): problems += error.problems
          }
        }
      } catch {
        problems = error.problems
      }
      guard problems.isEmpty else {
        throw ImportCommand.refused(problems.map(\.french))
      }
      return definitions
    }
  }
}
