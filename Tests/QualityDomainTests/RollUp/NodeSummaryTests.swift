import QualityDomain
import QualityTesting
import Testing

/// Issue “From one préfecture to the whole network”, section 3: share labelled, share in target.
@Suite("What the sites below a node amount to")
struct NodeSummaryTests {
  private func outlook(
    _ kind: SiteKind = .prefecture, label: String? = nil, judged: Int = 0, onTarget: Int = 0,
    late: Int = 0
  ) -> SiteOutlook {
    let standing = SiteStanding(
      period: period("2026-T1"), owed: 10, judged: judged, onTarget: onTarget, missing: 1,
      asOf: day("2026-04-01"))
    return SiteOutlook(
      site: Site(
        id: .make(at: Instant(milliseconds: 0)), code: "x", name: "X", kind: kind, hasCERT: false,
        territory: Places.territory("73"), timeZone: "Europe/Paris"),
      labelExpiresOn: label.map { day($0) }, standing: standing, before: nil,
      work: SiteWork(open: late + 2, late: late, asOf: day("2026-05-19")))
  }

  @Test("A label counts through its last day; those that end within six months are told")
  func labels() {
    let summary = NodeSummary(
      [
        outlook(label: "2026-05-18"), outlook(label: "2026-05-19"), outlook(label: "2026-11-19"),
        outlook(label: "2026-11-20"), outlook(),
      ], today: day("2026-05-19"))
    #expect(summary.labelled == Share(3, of: 5))
    #expect(summary.labelled.percentage == quantity("60"))
    #expect(summary.ending == 2)
  }

  @Test("Bodies that take no module have no label to get")
  func bodies() {
    let summary = NodeSummary([outlook(.sgcd), outlook(label: "2028-01-01")], today: day("2026-05-19"))
    #expect(summary.labelled == Share(1, of: 1))
    #expect(summary.sites == 2)
  }

  @Test("Only sites that are judged are in the share on target; work adds up")
  func target() {
    let summary = NodeSummary(
      [outlook(judged: 3, onTarget: 3, late: 2), outlook(judged: 3, onTarget: 2, late: 1), outlook()],
      today: day("2026-05-19"))
    #expect(summary.onTarget == Share(1, of: 2))
    #expect(summary.onTargetBefore == Share(0, of: 0))
    #expect(summary.onTargetBefore.percentage == nil)
    #expect(summary.late == 3 && summary.open == 9 && summary.missing == 3)
  }
}
