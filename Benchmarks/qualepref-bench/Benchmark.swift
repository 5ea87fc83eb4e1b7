import ArgumentParser
import Foundation
import QualityDomain
import QualityFormats
import QualityStore

/// What rules and statements take by themselves, without pages or a network: `make bench` prints it
/// beside what the pages take.
@main
struct Benchmark: AsyncParsableCommand {
  @Option(help: "The address of the database that the load was imported into.")
  var database: String

  @Option(help: "The code of its site.")
  var site: String

  @Option(help: "The edition of the référentiel.")
  var edition = "Resources/Standards/qual-e-pref-2019.yaml"

  @Option(help: "The day taken for today, as an ISO date.")
  var today: String

  func run() async throws {
    guard let day = CivilDate(iso: today) else { throw ValidationError("unreadable day") }
    report("due dates a second, one core", dueDatesPerSecond())
    guard let engine = try DatabaseAddress(database)?.engine() else {
      throw ValidationError("unreadable address")
    }
    try await engine.migrate()
    let store = Store(engine)
    guard let site = try await store.sites.find(code: site) else {
      throw ValidationError("no such site")
    }
    let edition = try EditionFile.parse(
      String(decoding: Data(contentsOf: URL(fileURLWithPath: edition)), as: UTF8.self))
    let book = RuleBook(EditionLibrary([edition]))
    let profile = try await store.sites.profile(of: site)
    let measured = Measured(store: store, book: book, profile: profile, today: day)
    for line in try await measured.all() { print(line) }
    try await engine.close()
  }

  /// How many deadlines of 1 to 15 working days are computed in a second.
  private func dueDatesPerSecond() -> Int {
    guard let territory = Territory(code: "57"), let start = CivilDate(iso: "2019-01-01") else {
      return 0
    }
    let calendar = WorkingCalendar(territory: territory)
    let rounds = 5_000_000
    var sum: Int64 = 0
    let clock = ContinuousClock()
    let duration = clock.measure {
      for index in 0..<rounds {
        let due = calendar.date(
          workingDays: index % 15 + 1, after: start.adding(days: index % 4000))
        sum &+= Int64(due.dayNumber)
      }
    }
    // The sum is used, so that the loop is not optimised away.
    precondition(sum != 0)
    return Int(Double(rounds) / (duration / .seconds(1)))
  }

  private func report(_ name: String, _ value: Int) {
    print("\(name)\t\(value)")
  }
}

/// The statements behind the pages, one at a time.
struct Measured {
  let store: Store
  let book: RuleBook
  let profile: SiteProfile
  let today: CivilDate

  private var scope: Scope { .unguarded(site: profile.site.id) }

  func all() async throws -> [String] {
    var lines: [String] = []
    for view in RegisterView.allCases {
      let query = RegisterQuery(view: view)
      lines.append(
        try await time("statement: list, \(view.rawValue)") {
          _ = try await store.requests.list(query, in: scope, today: today)
        })
    }
    lines.append(
      try await time("statement: counts of the views") {
        _ = try await store.requests.counts(RegisterQuery(), in: scope, today: today)
      })
    for (name, words) in [
      ("a common word", ["carte"]), ("three letters", ["car"]), ("a reference", ["r-4711"]),
    ] {
      for view in [RegisterView.open, .done] {
        let query = RegisterQuery(view: view, words: words)
        lines.append(
          try await time("statement: search for \(name), \(view.rawValue)") {
            _ = try await store.requests.list(query, in: scope, today: today)
          })
      }
      lines.append(
        try await time("statement: counts of the views, search for \(name)") {
          _ = try await store.requests.counts(
            RegisterQuery(words: words), in: scope, today: today)
        })
    }
    lines.append(
      try await time("statement: profile of the site") {
        _ = try await store.sites.profile(of: profile.site)
      })
    let reader = IndicatorReader(store: store, book: book, profile: profile, scope: scope)
    let year = Period(.year, containing: today.adding(days: -365))
    lines.append(
      try await time("all indicators of a year") {
        _ = try await reader.readings(year, asOf: today, today: today)
      })
    let quarter = Period(.quarter, containing: today)
    lines.append(
      try await time("material of eight quarters") {
        _ = try await reader.material(
          from: quarter.advanced(by: -7), through: quarter, asOf: today, today: today)
      })
    return lines
  }

  /// Median and 99th percentile of 300 runs, in microseconds.
  private func time(
    _ name: String, _ body: () async throws -> Void
  ) async throws -> String {
    let clock = ContinuousClock()
    var durations: [Duration] = []
    for _ in 0..<300 { durations.append(try await clock.measure { try await body() }) }
    durations.sort()
    let microseconds = { (duration: Duration) in Int((duration / .microseconds(1)).rounded()) }
    return "\(name)\t\(microseconds(durations[150])) µs\t\(microseconds(durations[297])) µs"
  }
}
