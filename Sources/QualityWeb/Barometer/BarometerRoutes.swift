import Hummingbird
import QualityDomain
import QualityFormats
import QualityStore

/// What an outside body says of the site, year by year.
struct BarometerRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/barometre") { request, context in try await show(request, context) }
    router.get("/barometre/export.csv") { _, context in try await export(context) }
    router.get("/barometre/importer") { _, context in try await intake(context) }
    router.post("/barometre/importer") { _, context in try await takeFile(context) }
  }

  /// Two statements beside those of the session and the profile.
  private func show(
    _ request: Hummingbird.Request, _ context: WebContext
  ) async throws -> Response {
    let desk = try office.desk(context)
    let records = try await desk.store.barometer.records(in: desk.scope(.readIndicators))
    let mayImport = desk.viewer.access.has(.importScores, throughout: desk.site)
    let year = try Self.year(request.query()["annee"], in: records)
    guard let year else {
      return desk.answer(BarometerEmptyPage(mayImport: mayImport).page)
    }
    let networks = try await desk.store.barometer.networks(of: [year])
    return desk.answer(
      BarometerPage(
        year: year, barometer: SiteBarometer(records, networks: networks),
        revisions: BarometerRevision.all(in: records), edition: desk.edition,
        timeZone: desk.site.timeZone, mayImport: mayImport
      ).page)
  }

  /// The year that the address names, by default the latest; nil without any score.
  /// - Throws: `notFound` for a year without a score.
  private static func year(_ text: String, in records: [BarometerRecord]) throws -> Int? {
    let years = Set(records.map(\.score.question.year))
    if text.isEmpty { return years.max() }
    guard let year = Int(text), years.contains(year) else { throw WebProblem.notFound }
    return year
  }

  /// Every year, with what the known scores of the network give.
  private func export(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let records = try await desk.store.barometer.records(in: desk.scope(.readIndicators))
    let years = Set(records.map(\.score.question.year))
    let networks = try await desk.store.barometer.networks(of: years.sorted())
    let barometer = SiteBarometer(records, networks: networks)
    return .file(
      BarometerExport.csv(barometer.years.flatMap(barometer.readings)),
      name: "barometre-\(desk.site.code).csv")
  }
}

extension SiteBarometer {
  /// The scores in force.
  fileprivate init(
    _ records: [BarometerRecord], networks: [BarometerQuestion: BarometerNetwork]
  ) {
    self.init(
      scores: records.filter { $0.replacedAt == nil }.map(\.score), networks: networks)
  }
}
