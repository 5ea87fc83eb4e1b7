import QualityDomain
import QualityFormats
import Testing

/// The indicators and limits of the edition, against the tables of the counting rules.
@Suite("Figures of qual-e-pref-2019")
struct Qualepref2019FiguresTests {
  let edition: Edition

  init() throws {
    edition = try shippedEdition.get()
  }

  @Test("The 63 indicators have the codes, commitments, units and rules of the counting table (VI)")
  func indicators() {
    let found = edition.indicators.map { indicator in
      let commitments = indicator.commitments.map(String.init).joined(separator: ",")
      let fields = [
        indicator.code, commitments, indicator.unit.rawValue, indicator.aggregation.rawValue,
      ]
      return (fields + (indicator.isProjectOwn ? ["project"] : [])).joined(separator: " | ")
    }
    let expected = Self.countingTable.split(separator: "\n").map(String.init)
    #expect(expected.count == 63)
    #expect(Set(found) == Set(expected))
    #expect(found.count == expected.count)
  }

  @Test("Ten indicators are computed from the register")
  func registerRules() throws {
    let rules = Dictionary(
      uniqueKeysWithValues: edition.indicators.compactMap { indicator in
        indicator.register.map { (indicator.code, $0) }
      })
    let all: [RequestChannel] = [.letter, .email, .form, .box, .counter]
    func reply(
      _ kinds: [RequestKind], _ channels: [RequestChannel], _ figure: RegisterRule.Figure
    ) -> RegisterRule {
      RegisterRule(clock: .reply, kinds: kinds, channels: channels, figure: figure)
    }
    #expect(
      rules == [
        "17-letter-on-time": reply([.information], [.letter], .rate),
        "17-letter-mean": reply([.information], [.letter], .mean),
        "17-email-on-time": reply([.information], [.email, .form], .rate),
        "17-email-mean": reply([.information], [.email, .form], .mean),
        "17-announced-kept": RegisterRule(
          clock: .announcedDate, kinds: [.information, .advice],
          channels: [.letter, .email, .form], figure: .rate),
        "3-on-time": reply([.complaint, .suggestion], all, .rate),
        "3-mean": reply([.complaint, .suggestion], all, .mean),
        "36-letter-on-time": reply([.advice], [.letter], .rate),
        "36-email-on-time": reply([.advice], [.email, .form], .rate),
        "51-replies-on-time": reply([.information], [.email, .form], .rate),
      ])
    let note = try #require(edition.indicator("51-replies-on-time")?.note)
    #expect(note.contains("convention") && note.contains("17.2"))
  }

  @Test(
    "Reply limits in 2019 and from 2020 (3.1, 17.1, 17.2, 36.1, 36.4)",
    arguments: [
      (RequestKind.information, RequestChannel.letter, 15, 10),
      (.information, .email, 5, 5), (.information, .form, 5, 5),
      (.information, .box, nil, nil), (.information, .counter, nil, nil),
      (.information, .telephone, nil, nil),
      (.advice, .letter, 15, 15), (.advice, .email, 5, 5), (.advice, .form, 5, 5),
      (.advice, .box, nil, nil), (.advice, .counter, nil, nil), (.advice, .telephone, nil, nil),
      (.complaint, .letter, 15, 10), (.complaint, .email, 15, 5), (.complaint, .form, 15, 5),
      (.complaint, .box, 15, 10), (.complaint, .counter, 15, 10), (.complaint, .telephone, nil, nil),
      (.suggestion, .letter, 15, 10), (.suggestion, .email, 15, 5), (.suggestion, .form, 15, 5),
      (.suggestion, .box, 15, 10), (.suggestion, .counter, 15, 10),
      (.suggestion, .telephone, nil, nil),
    ] as [(RequestKind, RequestChannel, Int?, Int?)])
  func replyLimits(
    kind: RequestKind, channel: RequestChannel, in2019: Int?, from2020: Int?
  ) throws {
    let table = LimitTable(edition.limits)
    func days(_ iso: String) throws -> Int? {
      let day = try #require(CivilDate(iso: iso))
      return table.limit(.reply, kind: kind, channel: channel, on: day)?.workingDays
    }
    #expect(try days("2018-12-31") == nil)
    #expect(try days("2019-01-01") == in2019)
    #expect(try days("2019-12-31") == in2019)
    #expect(try days("2020-01-01") == from2020)
    #expect(try days("2026-05-11") == from2020)
  }

  @Test(
    "Limits of the other clocks (17.3, 37.1, 38.2, 40.1)",
    arguments: [
      (ClockKind.toldOfRedirection, RequestKind.information, RequestChannel.email, 5),
      (.completeness, .authorisation, .letter, 10),
      (.appointmentProposal, .electedAppointment, .telephone, 4),
      (.appointmentHeld, .electedAppointment, .telephone, 10),
      (.appointmentProposal, .userAppointment, .email, 4),
      (.appointmentHeld, .userAppointment, .email, 10),
    ])
  func otherLimits(clock: ClockKind, kind: RequestKind, channel: RequestChannel, days: Int) throws {
    let day = try #require(CivilDate(iso: "2024-05-06"))
    let limit = LimitTable(edition.limits).limit(clock, kind: kind, channel: channel, on: day)
    #expect(limit?.workingDays == days)
  }

  @Test("Every kind of request, channel and kind of site has its name in the edition")
  func names() {
    #expect(Set(edition.requestKinds.map(\.term)) == Set(RequestKind.allCases))
    #expect(Set(edition.channels.map(\.term)) == Set(RequestChannel.allCases))
    #expect(Set(edition.siteKinds.map(\.term)) == Set(SiteKind.ofModuleRules))
  }

  /// Code, commitments, unit, aggregation rule, and whether the project adds it to chapter VI.
  private static let countingTable = """
    1-website-on-time | 1,11,51 | percent | ratio
    1-svi-on-time | 1,8 | percent | ratio
    2-courtesy | 2 | percent | ratio
    2-availability | 2 | percent | ratio
    2-disability | 2 | percent | ratio
    2-difficulty | 2 | percent | ratio
    2-plain-language | 2 | percent | ratio
    3-on-time | 3 | percent | ratio
    3-mean | 3 | working-days | mean
    3-satisfaction | 3 | percent | ratio
    5-orientation | 5 | percent | ratio
    5-signage | 5 | percent | ratio
    6-services | 6 | percent | ratio
    6-comfort | 6 | percent | ratio
    6-confidentiality | 6 | percent | ratio
    7-waiting | 7 | percent | ratio
    8-telephone | 8,10 | percent | ratio
    10-transfer | 10 | percent | ratio
    10-calls-answered | 10 | percent | ratio
    11-website-connections | 11 | connections | none
    14-cni-passport-delay | 14 | days | mean
    14-civ-delay | 14 | days | mean
    14-licence-delay | 14 | days | mean
    15-users-per-day | 15 | users-per-day | mean
    15-satisfaction | 15 | percent | ratio
    17-email-on-time | 17 | percent | ratio
    17-letter-on-time | 17 | percent | ratio | project
    17-letter-mean | 17 | working-days | mean
    17-email-mean | 17 | working-days | mean
    17-announced-kept | 17,36 | percent | ratio | project
    19-social-connections | 19 | connections-per-month | mean
    19-engagement-rate | 19 | percent | none | project
    22-cni-passport-delay | 22 | days | mean
    22-civ-delay | 22 | days | mean
    22-licence-delay | 22 | days | mean
    23-cni-passport-fraud | 23 | percent | ratio
    23-civ-fraud | 23 | percent | ratio
    23-licence-fraud | 23 | percent | ratio
    32-first-delay | 32 | days | mean
    32-renewal-delay | 32 | days | mean
    33-fraud | 33 | percent | ratio
    36-letter-on-time | 36 | percent | ratio
    36-email-on-time | 36 | percent | ratio
    37-proposed-on-time | 37 | percent | ratio
    37-held-on-time | 37 | percent | ratio
    38-processed-on-time | 38 | percent | ratio
    38-missing-pieces-on-time | 38,39,52 | percent | ratio
    40-proposed-on-time | 40 | percent | ratio
    40-held-on-time | 40 | percent | ratio
    41-launch-meetings | 41 | count | sum
    44-events | 44 | count | sum
    47-activations | 47 | count | sum
    48-elected-told-delay | 48 | minutes | mean
    49-drills | 49 | count | sum
    50-cip-on-time | 50 | percent | ratio
    51-replies-on-time | 51 | percent | ratio
    51-information | 51 | percent | ratio
    52-processed-on-time | 52 | percent | ratio
    53-reception | 53 | percent | ratio
    53-follow-up | 53 | percent | ratio
    53-calls-answered | 53 | percent | ratio
    54-telephone | 54 | percent | ratio
    telephone-pickup-seconds | 10 | seconds | mean | project
    """
}
