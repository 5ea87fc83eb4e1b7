import QualityDomain
import QualityStore
import QualityTesting
import Testing

@Suite("A search gives what reading every request would", .onEachEngine)
struct SearchComparisonTests {
  private static let today = day("2024-06-20")
  private static let words = ["titre", "titulaire", "séjour", "carte", "grise", "visa"]

  /// A request as the test remembers it.
  private struct Known {
    let row: ImportedRequest
    let isDone: Bool

    /// Whether each word sought begins a word of the reference or the subject.
    func holds(_ sought: [String]) -> Bool {
      let words = plain("\(row.reference) \(row.subject)").split(separator: " ")
      return sought.allSatisfy { word in words.contains { $0.hasPrefix(plain(word)) } }
    }

    private func plain(_ text: String) -> String { text.replacing("é", with: "e").lowercased() }
  }

  /// Six hundred requests of two services and kinds, a third of them open, with one or two words each:
  /// some words are in fewer finished requests than a search knows, some in more.
  private static func register(seed: UInt64) -> [Known] {
    var random = SeededGenerator(seed: seed)
    return (0..<600).map { number in
      let isDone = Int.random(in: 0..<3, using: &random) > 0
      let subject = (0...Int.random(in: 0...1, using: &random)).map { _ in
        // The first word stands in more than half of them.
        words[max(0, Int.random(in: -words.count..<words.count, using: &random))]
      }
      let received = day("2024-05-02").adding(days: Int.random(in: 0..<40, using: &random))
      let answer = received.adding(days: Int.random(in: 0..<9, using: &random))
      return Known(
        row: ImportRows.row(
          number, reference: "A\(number)", kind: number % 4 == 0 ? .complaint : .information,
          received: received.iso, service: number % 3 == 0 ? "Titres" : "Étrangers",
          subject: subject.joined(separator: " "),
          isDone ? [(fact: .replied(.email), day: answer.iso)] : []),
        isDone: isDone)
    }
  }

  @Test("Whatever the words, the view, the filters and the scope", arguments: [1, 2, 3] as [UInt64])
  func comparison(seed: UInt64) async throws {
    let fixture = try await RegisterFixture.make()
    let register = Self.register(seed: seed)
    try await fixture.importing(register.map(\.row))
    let searches = [["titre"], ["tit"], ["visa"], ["carte", "gri"], ["a12"], ["A7", "se"], ["zz"]]
    let filters: [(RegisterQuery, @Sendable (Known) -> Bool)] = [
      (RegisterQuery(), { _ in true }),
      (RegisterQuery(service: fixture.titles), { $0.row.service == "Titres" }),
      (RegisterQuery(kind: .complaint), { $0.row.kind == .complaint }),
      (RegisterQuery(received: period("2024-05")), { $0.row.receivedOn < day("2024-06-01") }),
    ]
    for words in searches {
      for (filter, keeps) in filters {
        for view in [RegisterView.open, .done] {
          var query = filter
          query.view = view
          query.words = words
          query.limit = 1_000
          let known = register.filter { $0.isDone == (view == .done) && $0.holds(words) }
          let isCut = known.count > RegisterViewCounts.mostFound(view.stage)
          let expected = known.suffix(RegisterViewCounts.mostFound(view.stage)).filter(keeps)
          let found = try await fixture.references(query, today: Self.today.iso)
          #expect(Set(found) == Set(expected.map(\.row.reference)), "\(query)")
          let counts = try await fixture.store.requests.counts(
            query, in: fixture.scope, today: Self.today)
          #expect(counts.isCut(view) == isCut, "\(query)")
          #expect(isCut || counts[view] == expected.count, "\(query)")
        }
      }
    }
  }
}
