import Foundation
import QualityDomain
import QualityFormats
import QualityWording
import Testing

/// `qualepref standard check`: what is wrong with an edition is told at once, with line numbers.
@Suite("Problems of an edition")
struct EditionProblemTests {
  /// One way to spoil the small edition: the first `old` becomes `new`, which gives `fault`.
  struct Spoiling: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let line: Int
    let fault: EditionProblem.Fault

    init(_ old: String, _ new: String, line: Int, _ fault: EditionProblem.Fault) {
      self.old = old
      self.new = new
      self.line = line
      self.fault = fault
    }

    var testDescription: String { "\(old) → \(new)" }
  }

  static let kinds = EvidenceKind.allCases.map(\.rawValue)

  static let shapes: [Spoiling] = [
    Spoiling(
      "    title: \"ACCUEIL\"", "    titel: \"ACCUEIL\"\n    title: \"ACCUEIL\"", line: 9,
      .unknownKey("titel", known: ["number", "title", "scope", "commitments"])),
    Spoiling("  name: \"PETIT\"\n", "", line: 2, .missingKey("name")),
    Spoiling("number: 1\n", "number: un\n", line: 8, .wrongShape(key: "number", expected: .wholeNumber)),
    Spoiling(
      "kind: figure", "kind: photo", line: 19,
      .unknownValue(key: "kind", value: "photo", allowed: kinds)),
    Spoiling("inferred: true", "inferred: yes", line: 27, .wrongShape(key: "inferred", expected: .yesOrNo)),
    Spoiling("\"Taux de réponse.\"", "\"\"", line: 20, .emptyText(key: "text")),
    Spoiling(
      "\"2018-12-19\"", "\"2018-02-30\"", line: 5,
      .unreadableDate(key: "published", value: "2018-02-30")),
    Spoiling("glossary: []", "glossary: rien", line: 30, .wrongShape(key: "glossary", expected: .list)),
    Spoiling(
      "value: \"80\"", "value: \"beaucoup\"", line: 44,
      .wrongShape(key: "value", expected: .decimal)),
    Spoiling("value: \"80\"", "value: \"-1\"", line: 44, .negative(key: "value")),
    Spoiling(
      "short: \"Réponses\"", "short: \"\(String(repeating: "r", count: 46))\"", line: 34,
      .tooLong(key: "short", maximum: 45)),
  ]

  static let identifiers: [Spoiling] = [
    Spoiling(
      "number: \"1.2\"", "number: \"1.1\"", line: 21,
      .duplicate(.subcommitment, "1.1", firstLine: 15)),
    Spoiling("number: \"1.2\"", "number: \"2.2\"", line: 21, .foreignSubcommitment("2.2", commitment: 1)),
    Spoiling("commitments: [1]", "commitments: [1, 9]", line: 35, .unknownCommitment(9)),
    Spoiling("indicator: \"1-on-time\"", "indicator: \"9\"", line: 43, .unknownIndicator("9")),
    Spoiling("required: [1]", "required: [1, 2]", line: 64, .unknownModule(2)),
    Spoiling("required: [1]", "required: []", line: 64, .moduleUnplaced(1)),
    Spoiling(
      "required: [1], optional: []", "required: [1], optional: [1]", line: 64, .modulePlacedTwice(1)),
    Spoiling("channel: email\n", "channel: letter\n", line: 59, .notListed(.channel, "letter")),
  ]

  static let duties: [Spoiling] = [
    Spoiling("    article: \"VI\"\n", "", line: 32, .missingArticle),
    Spoiling("    article: \"1.1\"\n", "", line: 56, .missingArticle),
    Spoiling("commitments: [1]", "commitments: []", line: 35, .indicatorWithoutCommitment("1-on-time")),
    Spoiling("    commitments: [1]\n", "", line: 32, .indicatorWithoutCommitment("1-on-time")),
    Spoiling("working_days: 5", "working_days: 0", line: 61, .limitTooShort(0)),
    Spoiling(
      "channels: [email]", "channels: [email, box]", line: 41,
      .registerWithoutLimit(.reply, .information, .box)),
    Spoiling("figure: rate", "figure: mean", line: 41, .registerFigure(.mean, .ratio)),
    Spoiling(
      "clock: reply, kinds", "clock: acknowledgement, kinds", line: 41,
      .unknownValue(
        key: "clock", value: "acknowledgement", allowed: ["reply", "announced-date"])),
    Spoiling(
      "clock: reply, kinds: [information], channels: [email], figure: rate",
      "clock: announced-date, kinds: [information], channels: [email], figure: mean", line: 41,
      .meanOfPromises),
    Spoiling(
      SmallEdition.commitments, "    commitments: []\n", line: 10, .moduleWithoutCommitment(1)),
    Spoiling(
      SmallEdition.subcommitments, "        subcommitments: []\n", line: 14,
      .commitmentWithoutSubcommitment(1)),
    Spoiling(
      "site_kind: police-prefecture, cert: false", "site_kind: police-prefecture, cert: true",
      line: 74, .duplicate(.moduleRule, "police-prefecture, cert: true", firstLine: 72)),
    Spoiling(
      "            evidence:\n              - kind: figure\n                text: \"Taux de réponse.\"\n", "",
      line: 15, .subcommitmentWithoutEvidence("1.1")),
  ]

  @Test("Each problem is found on its line", arguments: shapes + identifiers + duties)
  func found(spoiling: Spoiling) throws {
    let problems = problems(of: try spoilt(spoiling))
    #expect(problems.contains(EditionProblem(line: spoiling.line, fault: spoiling.fault)))
  }

  @Test("The small edition itself is sound")
  func sound() throws {
    let edition = try EditionFile.parse(SmallEdition.yaml)
    #expect(edition.indicators.count == 1)
  }

  @Test("All problems are told at once, by line")
  func together() throws {
    let yaml = SmallEdition.yaml
      .replacing("name: \"PETIT\"", with: "nom: \"PETIT\"")
      .replacing("kind: figure", with: "kind: photo")
      .replacing("working_days: 5", with: "working_days: 0")
    #expect(
      problems(of: yaml).map(\.line) == [2, 3, 19, 61])
  }

  @Test("What cites a part that cannot be read is not blamed")
  func noCascade() {
    let yaml = SmallEdition.yaml.replacing("title: \"Nous répondons\"", with: "titre: \"Nous\"")
    #expect(
      problems(of: yaml).map(\.fault) == [
        .missingKey("title"),
        .unknownKey(
          "titre", known: ["number", "title", "channel", "optional", "note", "subcommitments"]),
      ])
  }

  @Test("Two limits for one clock, kind, channel and day")
  func sameLimit() {
    let limits = """
      limits:
        - {id: "other", clock: reply, kind: information, channel: email,
           valid_from: "2019-01-01", working_days: 9, article: "1.1"}
      """
    let yaml = SmallEdition.yaml.replacing("limits:", with: limits)
    #expect(problems(of: yaml) == [EditionProblem(line: 58, fault: .sameLimit(firstLine: 56))])
  }

  @Test("A third limit of one clock, kind, channel and day is told of the first too")
  func thirdLimit() {
    let limits = """
      limits:
        - {id: "other", clock: reply, kind: information, channel: email,
           valid_from: "2019-01-01", working_days: 9, article: "1.1"}
        - {id: "third", clock: reply, kind: information, channel: email,
           valid_from: "2019-01-01", working_days: 9, article: "1.1"}
      """
    let yaml = SmallEdition.yaml.replacing("limits:", with: limits)
    #expect(
      problems(of: yaml) == [58, 60].map {
        EditionProblem(line: $0, fault: .sameLimit(firstLine: 56))
      })
  }

  @Test("Two limits under one identifier")
  func sameIdentifier() {
    let limits = """
      limits:
        - {id: "information-email", clock: reply, kind: information, channel: email,
           valid_from: "2020-01-01", working_days: 9, article: "1.1"}
      """
    let yaml = SmallEdition.yaml.replacing("limits:", with: limits)
    #expect(
      problems(of: yaml) == [
        EditionProblem(line: 58, fault: .duplicate(.limit, "information-email", firstLine: 56))
      ])
  }

  @Test("A rule of II.2 is missing")
  func missingRule() throws {
    let start = try #require(SmallEdition.yaml.range(of: "  - {site_kind: police-prefecture, cert: false"))
    let yaml = String(SmallEdition.yaml[..<start.lowerBound])
    #expect(
      problems(of: yaml) == [
        EditionProblem(line: 64, fault: .moduleRuleMissing(.policePrefecture, hasCERT: false))
      ])
  }

  @Test(
    "A text that is not YAML, is empty or repeats a key",
    arguments: [
      ("", 1, EditionProblem.Fault.empty),
      ("edition:\n  id: \"a\n", 3, .unreadable),  // The quote is missed at the end of the file.
      ("edition:\n  - a\n b: c\n", 3, .unreadable),
      ("edition: {}\nedition: {}\n", 1, .repeatedKey("edition")),
      ("- a\n", 1, .wrongShape(key: "", expected: .block)),
    ])
  func text(yaml: String, line: Int, fault: EditionProblem.Fault) {
    let problem = problems(of: yaml).first
    #expect(problem == EditionProblem(line: line, fault: fault))
  }

  @Test("Each problem has its own French sentence, with its file and line", arguments: shapes + identifiers + duties)
  func wording(spoiling: Spoiling) {
    let problem = EditionProblem(line: spoiling.line, fault: spoiling.fault)
    let sentence = problem.french(in: "edition.yaml")
    #expect(sentence.hasPrefix("edition.yaml, ligne \(spoiling.line)\u{A0}: "))
    #expect(sentence.hasSuffix(".") && !sentence.contains("'"))
  }

  @Test("The sentence names what is wrong and what to do")
  func sentence() {
    let problem = EditionProblem(
      line: 12, fault: .unknownKey("titel", known: ["number", "title"]))
    #expect(
      problem.french(in: "edition.yaml")
        == "edition.yaml, ligne 12 : la clé « titel » n’existe pas ici. Clés possibles : number, title.")
  }

  private func spoilt(_ spoiling: Spoiling) throws -> String {
    let range = try #require(SmallEdition.yaml.firstRange(of: spoiling.old))
    return SmallEdition.yaml.replacingCharacters(in: range, with: spoiling.new)
  }

  private func problems(of yaml: String) -> [EditionProblem] {
    do throws(EditionProblems) {
      _ = try EditionFile.parse(yaml)
      return []
    } catch {
      return error.problems
    }
  }
}
