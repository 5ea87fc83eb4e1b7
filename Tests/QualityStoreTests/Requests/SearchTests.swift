import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

@Suite("Search in the register", .onEachEngine)
struct SearchTests {
  private func fixture() async throws -> RegisterFixture {
    let fixture = try await RegisterFixture.make()
    try await fixture.add(
      received: "2024-06-03", reference: "2024-0434", subject: "Renouvellement d’un titre de séjour",
      requester: RequesterDetails(name: "Éloïse Marchœuvre", profile: .individual))
    try await fixture.add(
      received: "2024-06-04", reference: "2023-0434", subject: "Carte grise (véhicule d’ÉPOQUE)")
    try await fixture.add(
      received: "2024-06-05", reference: "Z-9", subject: "Plainte - bruit * et \"odeurs\" AND fumée")
    return fixture
  }

  @Test(
    "Words are found whatever their accents, case and punctuation, from their first letters on",
    arguments: [
      ("sejour", ["2024-0434"]), ("SÉJOUR", ["2024-0434"]), ("séj", ["2024-0434"]),
      ("renouv titre", ["2024-0434"]), ("titre carte", []), ("marchoeuvre", ["2024-0434"]),
      ("Marchœuv", ["2024-0434"]), ("eloise", ["2024-0434"]), ("e\u{301}loi\u{308}se", ["2024-0434"]),
      ("d’époque", ["2023-0434"]), ("d'epoque", ["2023-0434"]), ("poque", []),
      ("2024-0434", ["2024-0434"]), ("2024-04", ["2024-0434"]), ("202-0434", []),
      ("0434", ["2024-0434", "2023-0434"]), ("2024", ["2024-0434"]),
      ("carte - grise", ["2023-0434"]), ("d", ["2024-0434", "2023-0434"]), ("zz", []),
    ])
  func words(_ typed: String, _ expected: [String]) async throws {
    let fixture = try await fixture()
    let query = RegisterQuery(words: typed.split(separator: " ").map(String.init))
    #expect(try await fixture.references(query, today: "2024-06-05") == expected)
  }

  @Test(
    "Quotes, operators and other syntax are looked for, never obeyed",
    arguments: [
      ("\"odeurs\"", ["Z-9"]), ("bruit\"", ["Z-9"]), ("odeurs*", ["Z-9"]), ("AND", ["Z-9"]),
      ("bruit AND fumée", ["Z-9"]), ("bruit OR carte", []), ("NOT bruit", []), ("NEAR(bruit)", []),
      ("words:bruit", []), ("place:bruit", []), ("bruit'; --", ["Z-9"]), ("^bruit", ["Z-9"]),
      ("{bruit}", ["Z-9"]), ("bruit\0fumée", ["Z-9"]), ("-bruit", ["Z-9"]), ("bruit + fumée", ["Z-9"]),
      ("***", []), ("\"", []), ("(", []), ("%", []), ("_", []), ("\u{0301}", []), ("𝕏𑀓", []),
      ("bruit𑀓fumée", []),
    ])
  func hostile(_ typed: String, _ expected: [String]) async throws {
    let fixture = try await fixture()
    for words in [[typed], typed.split(separator: " ").map(String.init)] {
      let query = RegisterQuery(words: words)
      #expect(try await fixture.references(query) == expected)
      let counts = try await fixture.store.requests.counts(
        query, in: fixture.scope, today: day("2024-06-05"))
      #expect(counts[.open] == expected.count)
    }
  }

  @Test("A request is found where it stands: its stage, its service")
  func stages() async throws {
    let fixture = try await fixture()
    let id = try await fixture.add(received: "2024-06-03", reference: "moved", subject: "Chasse")
    let query = { RegisterQuery(view: $0, words: ["chasse"]) }
    try await fixture.append(.piecesAsked, on: "2024-06-04", to: id, version: 1)
    #expect(try await fixture.references(query(.open)) == [])
    #expect(try await fixture.references(query(.waiting)) == ["moved"])
    try await fixture.append(.replied(.email), on: "2024-06-05", to: id, version: 2)
    #expect(try await fixture.references(query(.waiting)) == [])
    #expect(try await fixture.references(query(.done)) == ["moved"])
    #expect(try await fixture.references(query(.done), in: fixture.scope(fixture.titles)) == [])
    try await fixture.append(.reopened, on: "2024-06-06", to: id, version: 3)
    #expect(try await fixture.references(query(.open)) == ["moved"])
    let counts = try await fixture.store.requests.counts(
      query(.open), in: fixture.scope, today: day("2024-06-05"))
    #expect(RegisterView.allCases.map { counts[$0] } == [1, 0, 0, 0, 0, 0])
  }

  private static func answered(_ number: Int) -> ImportedRequest {
    ImportRows.row(number, received: "2024-05-06", [(.replied(.email), "2024-05-07")])
  }

  @Test("A word that more requests hold than a search knows is told, of finished work from 250 on")
  func cut() async throws {
    let fixture = try await RegisterFixture.make()
    try await fixture.importing((1...250).map { Self.answered($0) })
    func counts(_ words: String...) async throws -> RegisterViewCounts {
      try await fixture.store.requests.counts(
        RegisterQuery(words: words), in: fixture.scope, today: day("2024-06-05"))
    }
    #expect(try await !counts("objet").isCut(.done))
    try await fixture.importing([Self.answered(251)])
    let cut = try await counts("objet")
    #expect(cut.isCut(.done) && !cut.isCut(.open) && !cut.isCut(.late))
    #expect(cut[.done] == nil && cut.most(.done) == 250)
    #expect(try await !counts().isCut(.done))
  }

  @Test("Another site's requests are never found, not even by naming the site")
  func otherSites() async throws {
    let fixture = try await fixture()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await other.add(received: "2024-06-03", reference: "theirs", subject: "Séjour")
    #expect(try await other.references(RegisterQuery(words: ["sejour"])) == ["theirs"])
    #expect(try await fixture.references(RegisterQuery(words: ["sejour"])) == ["2024-0434"])
    #expect(
      try await fixture.references(RegisterQuery(words: ["\(other.site.id)open"])) == [])
  }

  @Test("Folding parts words at everything but letters and digits")
  func folding() {
    #expect(
      SearchWords.folded("L’ŒUVRE n°12,  d’Aÿ-sur-Moselle\tß²") == [
        "l", "oeuvre", "n", "12", "d", "ay", "sur", "moselle", "ss²",
      ])
    #expect(SearchWords.folded("Ελλάδα Київ") == ["ελλάδα", "київ"])
    #expect(SearchWords.folded("") == [])
  }
}
