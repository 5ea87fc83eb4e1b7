import QualityDomain
import QualityFormats
import Testing

/// Issue “From one préfecture to the whole network”, section 2.
@Suite("Tables of the directory")
struct DirectoryTableTests {
  private static let header = "type;nom;code;elu;fonction;courriel;telephone\n"

  private func authorities(_ text: String) throws -> [Result<ImportedAuthority, TableProblems>] {
    Array(try AuthorityTable(Array(text.utf8)))
  }

  @Test("A row is an authority, with someone elected there or alone")
  func good() throws {
    let rows = try authorities(
      Self.header + "Commune;Brèze;41030;Berthe Orsel;Maire;mairie@breze.example;01\n"
        + "commune;Brèze;41030;Luc Vaure;Adjoint;;\nEPCI;Pays de Brèze;200000001;;;;\n"
        + "département;Loir-et-Cher;41;;;;\nautre;Syndicat des eaux;;;;;\n"
    ).map { try $0.get() }
    #expect(
      rows.map(\.authority.kind) == [.commune, .commune, .intercommunality, .department, .other])
    #expect(rows[0].official == ElectedOfficial(
      name: "Berthe Orsel", mandate: "Maire", email: "mairie@breze.example", telephone: "01"))
    #expect(rows[2].official == nil)
  }

  @Test("Codes are those of the kind; facts about nobody and repeated rows are refused")
  func bad() throws {
    let problems = try authorities(
      Self.header + "commune;A;4103;;;;\nepci;B;41030;;;;\ncommune;C;;;Maire;;\n"
        + "commune;D;;E;;sans-arobase;\ncommune;F;;;;;\ncommune;F;;;;;\nvillage;;;;;;\n"
    ).flatMap(\.problems)
    #expect(
      problems.map { "\($0.line) \($0.column ?? "-")" } == [
        "2 code", "3 code", "4 fonction", "5 courriel", "7 -", "8 type", "8 nom",
      ])
    #expect(problems[0].reason == .notAnAuthorityCode("4103", .commune))
    #expect(problems[2].reason == .needs("elu"))
    #expect(problems[3].reason == .unreadableEmail("sans-arobase"))
    #expect(problems[4].reason == .duplicate(firstLine: 6))
  }

  @Test(
    "An official code is five characters, a department’s or a region’s, or a SIREN",
    arguments: [
      (AuthorityKind.commune, "2A004", true), (.commune, "97411", true), (.commune, "20004", false),
      (.commune, "214100307", true), (.commune, "4103O", false), (.department, "2B", true),
      (.department, "96", false), (.region, "84", true), (.region, "99", false),
      (.intercommunality, "200000001", true), (.intercommunality, "20000000", false),
      (.other, "41030", false),
    ])
  func codes(kind: AuthorityKind, code: String, isOne: Bool) {
    #expect(kind.isCode(code) == isOne)
  }

  @Test("An administration has a name, a contact and perhaps a website")
  func administrations() throws {
    let text = "nom;contact;site_internet\nCAF;32 30;https://caf.example\nANTS;34 00;\n;x;\ncaf;y;\nCaf;z;\n"
    let rows = Array(try AdministrationTable(Array(text.utf8)))
    #expect(try rows[0].get().administration.website == "https://caf.example")
    #expect(try rows[1].get().administration == Administration(name: "ANTS", contact: "34 00"))
    #expect(
      rows.flatMap(\.problems).map(\.reason)
        == [.missingValue, .duplicate(firstLine: 2), .duplicate(firstLine: 2)])
  }
}
