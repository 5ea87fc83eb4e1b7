import QualityDomain
import QualityFormats
import Testing

/// The edition that the project ships, against the référentiel and the counting rules.
@Suite("Edition qual-e-pref-2019")
struct Qualepref2019Tests {
  let edition: Edition

  init() throws {
    edition = try shippedEdition.get()
  }

  @Test("8 modules hold commitments 1 to 54 and 154 sub-commitments (III)")
  func counts() {
    let commitments = edition.modules.flatMap { module in
      module.commitments.map { (module: module.number, commitment: $0) }
    }
    let ranges = [1...20, 21...23, 24...33, 34...37, 38...40, 41...46, 47...50, 51...54]
    #expect(edition.modules.map(\.number) == Array(1...8))
    #expect(commitments.map(\.commitment.number) == Array(1...54))
    #expect(
      edition.modules.map { $0.commitments.map(\.number) } == ranges.map { Array($0) })
    #expect(commitments.flatMap(\.commitment.subcommitments).count == 154)
  }

  @Test("Sub-commitments are numbered from 1 within their commitment, without a gap")
  func subcommitmentNumbers() {
    for commitment in edition.modules.flatMap(\.commitments) {
      let expected = commitment.subcommitments.indices.map { "\(commitment.number).\($0 + 1)" }
      #expect(commitment.subcommitments.map(\.number) == expected)
    }
  }

  @Test("Chapter IV has 5 provisions, V has 3, VII has 2 kinds of support")
  func provisions() {
    #expect(edition.provisions.count { $0.chapter == "IV" } == 5)
    #expect(edition.provisions.count { $0.chapter == "V" } == 3)
    #expect(edition.communication.count == 2)
    #expect(edition.provisions.flatMap(\.requirements).allSatisfy { !$0.evidence.isEmpty })
  }

  @Test("Only commitment 46 is optional (III, module 6)")
  func optionalCommitment() {
    let optional = edition.modules.flatMap(\.commitments).filter(\.isOptional)
    #expect(optional.map(\.number) == [46])
  }

  @Test("The transitional rule of 17 is printed under its title")
  func transitionalNote() throws {
    let note = try #require(edition.commitment(17)?.commitment.note)
      .replacing("\u{A0}", with: " ")
    #expect(note.contains("maintien du délai de réponse"))
    #expect(note.contains("15 jours ouvrés") && note.contains("2020 : 10 jours ouvrés"))
  }

  @Test(
    "Official titles, word for word",
    arguments: [
      (1, "Nous vous informons sur les conditions de fonctionnement de nos services"),
      (3, "A votre écoute pour progresser"),
      (17, "Nous vous répondons dans un délai annoncé et maîtrisé"),
      (21, "Vous êtes contacté, en cas d’incomplétude de votre dossier"),
      (34, "Des observations motivées pour le contrôle de légalité"),
      (52, "Nous traitons vos demandes dans des délais annoncés propres à chaque police administrative"),
    ])
  func titles(number: Int, title: String) {
    #expect(edition.commitment(number)?.commitment.title == title)
  }

  @Test("Published on 19 December 2018, updated on 4 February 2019")
  func dates() {
    #expect(edition.id == "qual-e-pref-2019")
    #expect(edition.published.iso == "2018-12-19")
    #expect(edition.updated?.iso == "2019-02-04")
  }

  @Test(
    "National targets: replies 80 %, calls 90 %, engagement 2 %, 52.2 80 %",
    arguments: [
      ("17-letter-on-time", "80"), ("17-email-on-time", "80"), ("3-on-time", "80"),
      ("10-calls-answered", "90"), ("19-engagement-rate", "2"), ("52-processed-on-time", "80"),
    ])
  func targets(code: String, value: String) {
    let targets = edition.targets.filter { $0.indicator == code }
    #expect(targets.map(\.value.plain) == [value])
  }

  @Test(
    "Scopes of II.2",
    arguments: [
      (SiteKind.prefecture, false, [1, 7], true),  // Savoie
      (.prefecture, false, [1, 4], true),  // Loir-et-Cher
      (.prefecture, true, [1, 2], true),  // Moselle
      (.prefecture, true, [1, 4], false),
      (.prefecture, false, [1, 2], false),
      (.prefecture, false, [1], false),
      (.prefecture, false, [1, 8], false),
      (.subprefecture, false, [1, 3], true),
      (.subprefecture, false, [1, 7], false),
      (.subprefecture, true, [1, 2], true),
      (.subprefecture, true, [1, 2, 8], false),
      (.policePrefecture, false, [1, 8], true),
    ])
  func scopes(kind: SiteKind, hasCERT: Bool, modules: [Int], isAllowed: Bool) throws {
    let rule = try #require(
      edition.moduleRules.first { $0.siteKind == kind && $0.hasCERT == hasCERT })
    #expect(rule.problems(with: Set(modules)).isEmpty == isAllowed)
    #expect(rule.article == "II.2")
  }

  @Test("Module 8 is kept to the Préfecture de police by a convention that the edition tells")
  func moduleEight() {
    for rule in edition.moduleRules where rule.siteKind != .subprefecture {
      #expect(rule.convention?.contains("Préfecture de police") == true)
      #expect(rule.refused.contains(8) == (rule.siteKind == .prefecture))
    }
  }
}
