import ArgumentParser
import QualityDomain
import QualityFormats
import QualityStore

struct Indicators: AsyncParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case csv, json
  }

  static let configuration = CommandConfiguration(
    abstract: "Afficher les indicateurs d’un site pour une période.")

  @Option(help: "Le code du site.")
  var site: String

  @Option(help: "La période : 2023, 2023-S1, 2023-T4 ou 2023-05.")
  var period: Period

  @Option(help: "Un service du site, par son nom.")
  var service: String?

  @Option(
    name: .customLong("as-of"),
    help: "Le jour auquel se placer, AAAA-MM-JJ ; ce qui s’est passé ensuite est ignoré.")
  var asOf: CivilDate?

  @Option(help: "Le format.")
  var format: Format = .csv

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let context = try await SiteContext.open(database, site: site, clock: time.clock)
    let service = try context.service(named: service)
    let readings = try await storing {
      try await IndicatorReader(
        store: context.store, book: context.book, profile: context.profile, scope: context.scope
      ).readings(period, service: service, asOf: asOf ?? context.today, today: context.today)
    }
    switch format {
    case .csv: Output.text(IndicatorExport.csv(readings))
    case .json: Output.line(try IndicatorExport.json(readings))
    }
  }
}
