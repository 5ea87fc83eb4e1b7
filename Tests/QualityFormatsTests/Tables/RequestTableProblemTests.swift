import QualityDomain
import QualityFormats
import QualityWording
import Testing

/// `qualepref import requests`: bad rows are reported all at once with line, column and reason.
@Suite("Problems of a table of requests")
struct RequestTableProblemTests {
  private static let today = RequestTableTests.day("2024-07-01")

  private func problems(_ text: String) -> [TableProblem] {
    problems(Array(text.utf8))
  }

  private func problems(_ bytes: [UInt8]) -> [TableProblem] {
    do throws(TableProblems) {
      return try RequestTable(bytes, today: Self.today).flatMap(\.problems)
    } catch {
      return error.problems
    }
  }

  @Test("Header: what is missing, unknown or repeated, all at once")
  func header() {
    let found = problems("reference;nature;canal;Canal;service;objet;couleur\n")
    #expect(found.map(\.column) == ["canal", "couleur", "recu_le"])
    #expect(found.map(\.line) == [1, 1, 1])
    #expect(found.first?.reason == .repeatedColumn)
    #expect(found.last?.reason == .missingColumn)
    guard case .unknownColumn(let known) = found[1].reason else {
      Issue.record("couleur should be unknown")
      return
    }
    #expect(known.count == 16 && known.contains("demandeur"))
  }

  @Test("Columns without a name are taken as long as nothing stands under them")
  func namelessColumns() {
    let found = problems(
      "reference;nature;canal;recu_le;service;objet;; \n1;conseil;courriel;03/06/2024;S;O;;\n"
        + "2;conseil;courriel;03/06/2024;S;O;;x\n")
    #expect(found == [TableProblem(line: 3, reason: .namelessColumn)])
  }

  @Test("A file without rows, or that is no text")
  func noTable() {
    #expect(problems("").map(\.reason) == [.empty])
    #expect(problems(Array("PK\u{3}\u{4}".utf8)).map(\.reason) == [.notText])
  }

  static let day = RequestTableTests.day
  static let required = "1;information;courriel;03/06/2024;S;O;"

  static let rows: [(row: String, column: String, reason: TableProblem.Reason)] = [
    ("1;information;courriel;31/02/2024;S;O;;;;;;;;;", "recu_le", .noSuchDay("31/02/2024")),
    ("1;information;courriel;2024-02-30;S;O;;;;;;;;;", "recu_le", .noSuchDay("2024-02-30")),
    ("1;information;courriel;3 juin;S;O;;;;;;;;;", "recu_le", .unreadableDate("3 juin")),
    ("1;information;courriel;03/06/24;S;O;;;;;;;;;", "recu_le", .unreadableDate("03/06/24")),
    ("1;information;courriel;03/06/1024;S;O;;;;;;;;;", "recu_le", .yearOutside(1990...2100)),
    ("1;information;courriel;02/07/2024;S;O;;;;;;;;;", "recu_le", .inTheFuture(today: today)),
    ("1;information;courriel;;S;O;;;;;;;;;", "recu_le", .missingValue),
    (
      "1;question;courriel;03/06/2024;S;O;;;;;;;;;", "nature",
      .unknownValue("question", allowed: ["information", "conseil", "reclamation", "suggestion"])
    ),
    (
      "1;information;pigeon;03/06/2024;S;O;;;;;;;;;", "canal",
      .unknownValue(
        "pigeon",
        allowed: ["courrier", "courriel", "formulaire", "urne", "guichet", "telephone"])
    ),
    (
      required + ";;;;10/06/2024;fax;;;", "reponse_par",
      .unknownValue("fax", allowed: ["courrier", "courriel", "telephone", "guichet"])
    ),
    (required + ";;;;;;;;peut-être", "sans_coordonnees", .unknownValue("peut-être", allowed: ["oui", "non"])),
    (";information;courriel;03/06/2024;S;O;;;;;;;;;", "reference", .missingValue),
    ("1;information;courriel;03/06/2024; ;O;;;;;;;;;", "service", .missingValue),
    ("1;information;courriel;03/06/2024;S;;;;;;;;;;", "objet", .missingValue),
    (required + ";;;;02/06/2024;;;;", "reponse_le", .earlier(than: "recu_le", on: day("2024-06-03"))),
    (
      required + "02/06/2024;;;;;;;;", "complements_demandes_le",
      .earlier(than: "recu_le", on: day("2024-06-03"))
    ),
    (
      required + "05/06/2024;04/06/2024;;;;;;;", "complements_recus_le",
      .earlier(than: "complements_demandes_le", on: day("2024-06-05"))
    ),
    (required + ";05/06/2024;;;;;;;", "complements_recus_le", .needs("complements_demandes_le")),
    (
      required + ";;10/06/2024;09/06/2024;;;;;", "delai_annonce_le",
      .earlier(than: "reponse_attente_le", on: day("2024-06-10"))
    ),
    (required + ";;;12/06/2024;;;;;", "delai_annonce_le", .needs("reponse_attente_le")),
    (
      required + ";;12/06/2024;;10/06/2024;;;;", "reponse_attente_le",
      .later(than: "reponse_le", on: day("2024-06-10"))
    ),
    (required + ";;;;;courriel;;;", "reponse_par", .needs("reponse_le")),
    (required + ";;;;;;11/06/2024;;", "reoriente_le", .needs("reoriente_vers")),
    (required + ";;;;;;;CAF;", "reoriente_vers", .needs("reoriente_le")),
    (required + ";;;;11/06/2024;;11/06/2024;CAF;", "reoriente_le", .excludedBy("reponse_le")),
    (required + ";;;;11/06/2024;;;;oui", "reponse_le", .excludedBy("sans_coordonnees")),
    (required + ";;;;02/07/2024;;;;", "reponse_le", .inTheFuture(today: today)),
  ]

  @Test("A row is wrong in one way", arguments: rows.indices)
  func row(index: Int) {
    let (row, column, reason) = Self.rows[index]
    #expect(
      problems(RequestTableTests.wide(row)) == [
        TableProblem(line: 2, column: column, reason: reason)
      ])
  }

  @Test("Every problem has its own French sentence with line and column", arguments: rows.indices)
  func wording(index: Int) {
    let (_, column, reason) = Self.rows[index]
    let sentence = TableProblem(line: 2, column: column, reason: reason).french
    #expect(sentence.hasPrefix("Ligne 2, colonne \(column)\u{A0}: "))
    #expect(sentence.hasSuffix(".") && !sentence.contains("'"))
  }

  @Test("Texts that are too long")
  func lengths() {
    let reference = String(repeating: "r", count: 61)
    let subject = String(repeating: "s", count: 501)
    let found = problems(
      RequestTableTests.wide("\(reference);information;courriel;03/06/2024;S;\(subject);;;;;;;;;"))
    #expect(found.map(\.column) == ["reference", "objet"])
    #expect(found.map(\.reason) == [.tooLong(maximum: 60), .tooLong(maximum: 500)])
  }

  @Test("A reference twice in the file: the second row is told of the first, even a bad one")
  func duplicate() {
    let found = problems(
      RequestTableTests.wide(
        Self.required + ";;;;;;;;", "2;information;courriel;;S;O;;;;;;;;;",
        "1;conseil;courriel;03/06/2024;S;O;;;;;;;;;", "2;conseil;courriel;03/06/2024;S;O;;;;;;;;;"))
    #expect(
      found == [
        TableProblem(line: 3, column: "recu_le", reason: .missingValue),
        TableProblem(line: 4, column: "reference", reason: .duplicate(firstLine: 2)),
        TableProblem(line: 5, column: "reference", reason: .duplicate(firstLine: 3)),
      ])
  }

  @Test("Several rows, several problems, with the lines of the file")
  func together() {
    let found = problems(
      RequestTableTests.wide(
        "1;information;pigeon;31/02/2024;S;\"deux\nlignes\";;;;;;;;;", "court;2",
        "3;information;courriel;03/06/2024;S;O;;;;;01/06/2024;;;;"))
    #expect(found.map(\.line) == [2, 2, 4, 5])
    #expect(found.map(\.column) == ["canal", "recu_le", nil, "reponse_le"])
    #expect(found[2].reason == .fieldCount(found: 2, expected: 15))
  }

  @Test("A quote that never closes ends the reading")
  func quote() {
    let found = problems(
      RequestTableTests.wide("1;information;courriel;03/06/2024;S;\"O;;;;;;;;;", "2;x"))
    #expect(found == [TableProblem(line: 2, reason: .unclosedQuote)])
  }

  @Test("The sentence of the issue")
  func sentence() {
    let problem = TableProblem(line: 12, column: "recu_le", reason: .noSuchDay("31/02/2024"))
    #expect(
      problem.french
        == "Ligne 12, colonne recu_le\u{A0}: le 31/02/2024 n’existe pas. "
        + "Donnez une date réelle, par exemple 29/02/2024.")
    let earlier = TableProblem(
      line: 3, column: "reponse_le", reason: .earlier(than: "recu_le", on: Self.day("2024-06-03")))
    #expect(
      earlier.french
        == "Ligne 3, colonne reponse_le\u{A0}: cette date est avant celle de recu_le (03/06/2024). "
        + "Corrigez l’une des deux.")
  }
}
