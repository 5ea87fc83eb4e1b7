import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("The views of the register, at their boundaries", .onEachEngine)
struct RegisterViewTests {
  /// E-mails of information are due 5 working days after receipt (17.2). Today is Wednesday
  /// 2024-06-12; its week ends on Sunday 16.
  private func fixture() async throws -> RegisterFixture {
    let fixture = try await RegisterFixture.make()
    let received = [
      ("due-tue-11", "2024-06-04"), ("due-wed-12", "2024-06-05"), ("due-thu-13", "2024-06-06"),
      ("due-fri-14", "2024-06-07"), ("due-mon-17", "2024-06-10"),
    ]
    for (reference, day) in received {
      try await fixture.add(received: day, reference: reference)
    }
    // A holding reply may announce a Sunday.
    try await fixture.add(
      received: "2024-06-03", reference: "announced-sun-16",
      [("2024-06-04", .holdingReply(announced: day("2024-06-16")))])
    try await fixture.add(
      received: "2024-06-03", reference: "waiting", [("2024-06-04", .piecesAsked)])
    try await fixture.add(
      received: "2024-06-03", reference: "done", [("2024-06-04", .replied(.email))])
    try await fixture.add(.information, .telephone, received: "2024-06-03", reference: "no-limit")
    return fixture
  }

  @Test(
    "Each view shows its slice, by due date",
    arguments: [
      (
        RegisterView.open,
        [
          "due-tue-11", "due-wed-12", "due-thu-13", "due-fri-14", "announced-sun-16",
          "due-mon-17", "no-limit",
        ]
      ),
      (.late, ["due-tue-11"]), (.today, ["due-wed-12"]),
      (.week, ["due-thu-13", "due-fri-14", "announced-sun-16"]), (.waiting, ["waiting"]),
      (.done, ["done"]),
    ])
  func view(_ view: RegisterView, _ expected: [String]) async throws {
    let fixture = try await fixture()
    let query = RegisterQuery(view: view)
    #expect(try await fixture.references(query, today: "2024-06-12") == expected)
    let counts = try await fixture.store.requests.counts(
      query, in: fixture.scope, today: day("2024-06-12"))
    #expect(counts[view] == expected.count)
  }

  @Test("On Sunday the week is over")
  func sunday() async throws {
    let fixture = try await fixture()
    let sunday = "2024-06-16"
    #expect(try await fixture.references(RegisterQuery(view: .week), today: sunday) == [])
    #expect(
      try await fixture.references(RegisterQuery(view: .today), today: sunday)
        == ["announced-sun-16"])
    #expect(
      try await fixture.references(RegisterQuery(view: .week), today: "2024-06-17") == [])
  }

  @Test("A row says what its list needs")
  func row() async throws {
    let fixture = try await fixture()
    let done = try #require(
      try await fixture.store.requests.list(
        RegisterQuery(view: .done), in: fixture.scope, today: day("2024-06-12")
      ).first)
    #expect(done.subject == "Objet")
    #expect(done.kind == .information)
    #expect(done.channel == .email)
    #expect(done.receivedOn == day("2024-06-03"))
    #expect(done.service == fixture.foreigners)
    #expect(done.assignee == nil)
    #expect(done.stage == .done)
    #expect(done.sortOn == day("2024-06-04"))
    #expect(done.firstAnswerOn == day("2024-06-04"))
    #expect(done.replyDue == day("2024-06-10"))
    let open = try await fixture.store.requests.list(
      RegisterQuery(view: .open), in: fixture.scope, today: day("2024-06-12"))
    #expect(open.last?.reference == "no-limit")
    #expect(open.last?.sortOn == nil)
  }

  @Test("Filters narrow the list and the counts alike")
  func filters() async throws {
    let fixture = try await RegisterFixture.make()
    let all: [(String, RequestKind, RequestChannel, Service.ID)] = [
      ("a", .information, .letter, fixture.foreigners), ("b", .complaint, .letter, fixture.titles),
      ("c", .complaint, .box, fixture.foreigners), ("d", .advice, .email, fixture.titles),
    ]
    for (reference, kind, channel, service) in all {
      for stage in ["open", "done"] {
        let steps: [(day: String, fact: RequestFact)] =
          stage == "done" ? [("2024-06-04", .replied(.letter))] : []
        try await fixture.add(
          kind, channel, received: "2024-06-03", service: service,
          reference: "\(reference)-\(stage)", steps)
      }
    }
    let mine = try await fixture.add(received: "2024-07-01", reference: "mine-open")
    try await fixture.append(.assigned(to: fixture.officer), on: "2024-07-01", to: mine, version: 1)
    let cases: [(RegisterQuery, [String])] = [
      (RegisterQuery(service: fixture.titles), ["b", "d"]),
      (RegisterQuery(kind: .complaint), ["b", "c"]),
      (RegisterQuery(channel: .letter), ["a", "b"]),
      (RegisterQuery(service: fixture.foreigners, kind: .complaint), ["c"]),
      (RegisterQuery(service: fixture.foreigners, channel: .letter), ["a"]),
      (RegisterQuery(kind: .suggestion), []),
      (RegisterQuery(received: period("2024-06")), ["a", "b", "c", "d"]),
      (RegisterQuery(received: period("2024-05")), []),
    ]
    for (query, letters) in cases {
      for view in [RegisterView.open, .done] {
        var query = query
        query.view = view
        let expected = letters.map { "\($0)-\(view == .open ? "open" : "done")" }
        #expect(try await Set(fixture.references(query)) == Set(expected), "\(query)")
        let counts = try await fixture.store.requests.counts(
          query, in: fixture.scope, today: day("2026-01-15"))
        #expect(counts[view] == expected.count, "\(query)")
      }
    }
    let assigned = RegisterQuery(assignee: fixture.officer)
    #expect(try await fixture.references(assigned) == ["mine-open"])
    let counts = try await fixture.store.requests.counts(
      assigned, in: fixture.scope, today: day("2026-01-15"))
    #expect(counts[.open] == 1)
    #expect(counts[.done] == 0)
  }

  @Test("Counts stop at a thousand", arguments: [RegisterView.late, .done])
  func ceiling(view: RegisterView) async throws {
    let fixture = try await RegisterFixture.make()
    func rows(_ numbers: ClosedRange<Int>) -> [ImportedRequest] {
      numbers.map {
        ImportRows.row(
          $0, received: "2024-06-03",
          view == .done ? [(fact: .replied(.email), day: "2024-06-04")] : [])
      }
    }
    try await fixture.importing(rows(1...1_000))
    let query = RegisterQuery(view: view)
    let today = day("2024-07-01")
    var counts = try await fixture.store.requests.counts(query, in: fixture.scope, today: today)
    #expect(counts[view] == 1_000)
    try await fixture.importing(rows(1_001...1_001))
    counts = try await fixture.store.requests.counts(query, in: fixture.scope, today: today)
    #expect(counts[view] == nil)
  }

  @Test("The late work of each service, most first")
  func late() async throws {
    let fixture = try await fixture()
    for _ in 0..<2 { try await fixture.add(received: "2024-06-04", service: fixture.titles) }
    let late = try await fixture.store.requests.lateByService(
      in: fixture.scope, today: day("2024-06-12"))
    #expect(late.map(\.service) == [fixture.titles, fixture.foreigners])
    #expect(late.map(\.late) == [2, 1])
  }
}
