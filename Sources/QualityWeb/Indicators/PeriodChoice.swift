import QualityDomain
import QualityWording

/// The period that a page shows, and the way to others.
struct PeriodChoice {
  let period: Period
  let today: CivilDate

  init(_ period: Period, today: CivilDate) {
    self.period = period
    self.today = today
  }

  /// The period that `text` names, by default the last quarter that is over.
  /// - Throws: `notFound` for what is no period, has not begun, or comes before any référentiel.
  init(_ text: String, today: CivilDate) throws(WebProblem) {
    self.today = today
    if text.isEmpty {
      period = Self.lastQuarter(today)
    } else {
      guard let period = Period(text), period.year >= Self.firstYear, period.firstDay <= today else {
        throw .notFound
      }
      self.period = period
    }
  }

  /// The first Qualipref is of 2006.
  private static let firstYear = 2006

  /// The last quarter that is over on `today`.
  static func lastQuarter(_ today: CivilDate) -> Period {
    Period(.quarter, containing: today).advanced(by: -1)
  }

  /// Whether the period is over, so that its figures can be published.
  var isOver: Bool { period.lastDay < today }

  /// The day that decides which modules, indicators and targets hold.
  var day: CivilDate { min(today, period.lastDay) }

  /// The same period a year before.
  var yearBefore: Period { period.advanced(by: -12 / period.length.rawValue) }

  /// « T1 2026 », « Année 2025 », « T2 2026, provisoire ».
  static func name(_ period: Period, today: CivilDate) -> String {
    let name = period.length == .year ? "Année \(period.year)" : period.frenchShort
    return period.lastDay < today ? name : name + ", provisoire"
  }

  var name: String { Self.name(period, today: today) }

  /// Links to the latest periods and to those around the one that is shown: quarters first, then
  /// half-years and years. Below them, the months of the quarter that is shown, or those around a month.
  func views(_ link: (Period) -> Link) -> HTML {
    row("Périodes", offered, link) + .when(!months.isEmpty, row("Mois", months, link))
  }

  private func row(_ label: String, _ periods: [Period], _ link: (Period) -> Link) -> HTML {
    .views(
      label,
      periods.map {
        PageView(Self.name($0, today: today), link: link($0), isCurrent: $0 == period)
      })
  }

  private var offered: [Period] {
    let quarter = Period(.quarter, containing: today)
    let latest =
      (0...4).map { quarter.advanced(by: -$0) }
      + [Period(.halfYear, containing: today).advanced(by: -1)]
      + (1...2).map { Period(.year, containing: today).advanced(by: -$0) }
    let around =
      period.length == .month
      ? [Period(.quarter, containing: period.firstDay)] : (-1...1).map { period.advanced(by: $0) }
    let shown = begun(latest + around)
    let order: [Period.Length] = [.quarter, .halfYear, .year]
    return order.flatMap { length in shown.filter { $0.length == length }.sorted(by: >) }
  }

  /// In the order of the year.
  private var months: [Period] {
    switch period.length {
    case .halfYear, .year: []
    case .quarter: begun(period.months).sorted()
    case .month:
      begun(
        Period(.quarter, containing: period.firstDay).months
          + [period.advanced(by: -1), period.advanced(by: 1)]
      ).sorted()
    }
  }

  /// Without those that may not be shown.
  private func begun(_ periods: [Period]) -> Set<Period> {
    Set(periods.filter { $0.firstDay <= today && $0.year >= Self.firstYear })
  }
}
