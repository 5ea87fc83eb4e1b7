import QualityDomain
import QualityFormats
import Testing

/// `qualepref import requests`: what a good file gives (section 5).
@Suite("Table of requests")
struct RequestTableTests {
  private static let today = day("2024-07-01")

  private func requests(_ text: String) throws -> [ImportedRequest] {
    try requests(Array(text.utf8))
  }

  private func requests(_ bytes: [UInt8]) throws -> [ImportedRequest] {
    try RequestTable(bytes, today: Self.today).map { try $0.get() }
  }

  @Test("Required columns alone, ISO or French dates")
  func required() throws {
    let rows = try requests(
      """
      reference;nature;canal;recu_le;service;objet
      A-1;information;courrier;06/05/2024;Accueil;Carte grise
      A-2;conseil;courriel;2024-05-06;Collectivités;Budget
      """)
    #expect(rows.map(\.line) == [2, 3])
    #expect(rows.map(\.reference) == ["A-1", "A-2"])
    #expect(rows.map(\.kind) == [.information, .advice])
    #expect(rows.map(\.channel) == [.letter, .email])
    #expect(rows.map(\.receivedOn.iso) == ["2024-05-06", "2024-05-06"])
    #expect(rows.map(\.service) == ["Accueil", "Collectivités"])
    #expect(rows.map(\.subject) == ["Carte grise", "Budget"])
    #expect(rows.allSatisfy { $0.happenings.isEmpty && $0.requester == nil })
  }

  @Test("Columns in any order and case, with commas, accents and spaces; blank rows are skipped")
  func liberties() throws {
    let rows = try requests(
      "Objet, RECU_LE ,canal,Référence,service,nature,Demandeur\r\n"
        + "\"Bruit, odeurs\",02/03/2024,Téléphone,R 1,Accueil,RÉCLAMATION,Mme Exemple\r\n"
        + ",,,,,,\r\n")
    #expect(rows.count == 1)
    #expect(rows.first?.kind == .complaint)
    #expect(rows.first?.channel == .telephone)
    #expect(rows.first?.subject == "Bruit, odeurs")
    #expect(rows.first?.requester == "Mme Exemple")
  }

  @Test("Windows-1252, as old spreadsheets write it")
  func windows1252() throws {
    let text: [UInt8] =
      Array("reference;nature;canal;recu_le;service;objet\r\n1;r".utf8) + [0xE9]
      + Array("clamation;t".utf8) + [0xE9] + Array("l".utf8) + [0xE9]
      + Array("phone;01/03/2024;Accueil;L".utf8) + [0x92] + Array("attente\r\n".utf8)
    let rows = try requests(text)
    #expect(rows.first?.kind == .complaint)
    #expect(rows.first?.channel == .telephone)
    #expect(rows.first?.subject == "L’attente")
  }

  @Test("What happened comes in the order in which it happened")
  func happenings() throws {
    let rows = try requests(
      Self.wide(
        "1;information;courriel;03/06/2024;S;O;04/06/2024;06/06/2024;07/06/2024;12/06/2025;"
          + "10/06/2024;telephone;;;non"))
    #expect(
      rows.first?.happenings == [
        .init(.piecesAsked, on: Self.day("2024-06-04")),
        .init(.piecesReceived, on: Self.day("2024-06-06")),
        .init(.holdingReply(announced: Self.day("2025-06-12")), on: Self.day("2024-06-07")),
        .init(.replied(.telephone), on: Self.day("2024-06-10")),
      ])
  }

  @Test("A holding reply before the missing pieces, both on one day with the ask")
  func order() throws {
    let rows = try requests(
      Self.wide("1;information;courriel;03/06/2024;S;O;10/06/2024;10/06/2024;05/06/2024;;;;;;"))
    #expect(
      rows.first?.happenings.map(\.fact) == [
        .holdingReply(announced: nil), .piecesAsked, .piecesReceived,
      ])
  }

  @Test(
    "A reply without its medium goes the way the request came",
    arguments: [
      ("courrier", ReplyMedium.letter), ("courriel", .email), ("formulaire", .email),
      ("urne", .letter), ("guichet", .letter), ("telephone", .telephone),
    ])
  func medium(channel: String, medium: ReplyMedium) throws {
    let rows = try requests(Self.wide("1;suggestion;\(channel);03/06/2024;S;O;;;;;10/06/2024;;;;"))
    #expect(rows.first?.happenings.map(\.fact) == [.replied(medium)])
  }

  @Test("Another administration, and a request that nobody can be answered to (3.1, 17.3)")
  func ends() throws {
    let rows = try requests(
      Self.wide(
        "1;information;courriel;03/06/2024;S;O;;;;;;;11/06/2024;CAF;",
        "2;reclamation;urne;01/03/2024;S;O;;;;;;;;;OUI"))
    #expect(
      rows[0].happenings == [
        .init(.redirected(administration: "CAF", contact: ""), on: Self.day("2024-06-11"))
      ])
    #expect(rows[1].happenings == [.init(.closedWithoutContact, on: Self.day("2024-03-01"))])
  }

  @Test("Week-ends, the day of receipt and today are taken")
  func edges() throws {
    let rows = try requests(
      Self.wide("1;information;courrier;29/06/2024;S;O;;;;;29/06/2024;;;;",
        "2;information;courrier;01/07/2024;S;O;;;01/07/2024;01/07/2024;01/07/2024;;;;"))
    #expect(rows.count == 2)
  }

  @Test("The longest reference and subject are taken")
  func longest() throws {
    let reference = String(repeating: "é", count: 60)
    let subject = String(repeating: "ß", count: 500)
    let rows = try requests(
      Self.wide("\(reference);information;courrier;03/06/2024;S;\(subject);;;;;;;;;"))
    #expect(rows.first?.reference == reference)
  }

  static func day(_ iso: String) -> CivilDate { CivilDate(iso: iso) ?? .earliest }

  /// A file with every column but `demandeur`.
  static func wide(_ rows: String...) -> String {
    let header =
      "reference;nature;canal;recu_le;service;objet;complements_demandes_le;complements_recus_le;"
      + "reponse_attente_le;delai_annonce_le;reponse_le;reponse_par;reoriente_le;reoriente_vers;"
      + "sans_coordonnees"
    return ([header] + rows).joined(separator: "\n")
  }
}
