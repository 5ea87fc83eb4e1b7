import QualityDomain
import QualityTesting
import Testing

@Suite("Targets and the status of a value")
struct IndicatorStatusTests {
  @Test(
    "A value meets its target on it and on the better side",
    arguments: [
      ("80", Direction.higher, IndicatorStatus.onTarget), ("80.01", .higher, .onTarget),
      ("79.99", .higher, .belowTarget), ("80", .lower, .onTarget), ("79.99", .lower, .onTarget),
      ("80.01", .lower, .belowTarget), ("10", .none, .noTarget),
    ])
  func status(value: String, better: Direction, status: IndicatorStatus) {
    #expect(
      IndicatorStatus(value: quantity(value), target: quantity("80"), better: better) == status)
  }

  @Test("Without target there is nothing to meet", arguments: Direction.allCases)
  func noTarget(better: Direction) {
    #expect(IndicatorStatus(value: quantity("50"), target: nil, better: better) == .noTarget)
  }

  private static let targets = [
    target(.national, "80", from: "2020-01-01"),
    target(.national, "82", from: "2024-01-01"),
    target(.local, "85", from: "2022-01-01", through: "2022-12-31"),
    target(.local, "90", from: "2025-01-01"),
  ]

  private static func target(
    _ scope: Target.Scope, _ value: String, from: String, through: String? = nil
  ) -> Target {
    Target(
      indicator: "17-email-on-time", scope: scope, value: quantity(value), validFrom: day(from),
      validThrough: through.map { day($0) })
  }

  @Test(
    "In force: the local one on its days, otherwise the latest national one",
    arguments: [
      ("2019-12-31", nil), ("2020-01-01", "80"), ("2021-12-31", "80"), ("2022-01-01", "85"),
      ("2022-12-31", "85"), ("2023-01-01", "80"), ("2023-12-31", "80"), ("2024-01-01", "82"),
      ("2025-01-01", "90"),
    ])
  func inForce(on iso: String, value: String?) {
    for targets in [Self.targets, Self.targets.reversed()] {
      let found = Target.inForce(
        targets, indicator: "17-email-on-time", better: .higher, on: day(iso))
      #expect(found?.value == value.map { quantity($0) })
    }
  }

  @Test("A target of another indicator is none")
  func otherIndicator() {
    #expect(
      Target.inForce(Self.targets, indicator: "3-on-time", better: .higher, on: day("2024-06-01"))
        == nil)
  }

  @Test("A local target gives way to a later national one that asks for more")
  func localGivesWay() {
    let targets = [
      Self.target(.local, "82", from: "2020-01-01"), Self.target(.national, "80", from: "2020-01-01"),
      Self.target(.national, "90", from: "2024-01-01"),
    ]
    func inForce(_ better: Direction, on iso: String) -> Target? {
      Target.inForce(targets, indicator: "17-email-on-time", better: better, on: day(iso))
    }
    #expect(inForce(.higher, on: "2023-12-31")?.value == quantity("82"))
    #expect(inForce(.higher, on: "2024-01-01")?.value == quantity("90"))
    #expect(inForce(.higher, on: "2024-01-01")?.scope == .national)
    #expect(inForce(.lower, on: "2024-01-01")?.value == quantity("82"))
    #expect(inForce(.lower, on: "2023-12-31")?.value == quantity("80"))
  }

  @Test("A local target asks at least as much as the national one, in the indicator's direction")
  func moreDemanding() {
    let (low, high) = (quantity("80"), quantity("85"))
    #expect(Target.isMoreDemanding(high, than: low, better: .higher))
    #expect(!Target.isMoreDemanding(low, than: high, better: .higher))
    #expect(Target.isMoreDemanding(low, than: high, better: .lower))
    #expect(!Target.isMoreDemanding(high, than: low, better: .lower))
    for better in Direction.allCases { #expect(Target.isMoreDemanding(low, than: low, better: better)) }
  }

  @Test("A target holds on its first and last days")
  func dated() {
    let values = [
      Dated("old", from: day("2020-01-01"), through: day("2020-12-31")),
      Dated("new", from: day("2020-12-31")),
    ]
    #expect(values.inForce(on: day("2019-12-31")).isEmpty)
    #expect(values.inForce(on: day("2020-01-01")) == ["old"])
    #expect(values.inForce(on: day("2020-12-31")) == ["old", "new"])
    #expect(values.inForce(on: day("2021-01-01")) == ["new"])
  }
}
