import QualityDomain
import QualityFormats
import QualityStore

/// Words looked for in the référentiel, in any order, accents and case aside. Each is the beginning
/// of a word of the text.
struct StandardSearch: Sendable {
  /// What was typed, without spaces around it.
  let typed: String
  private let words: [String]

  init(_ typed: String) {
    self.typed = typed.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    words = Self.folded(typed).split(separator: " ").prefix(SearchLimits.words).map { " \($0)" }
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether every word is in one text or another.
  func finds(_ texts: [String]) -> Bool {
    if words.isEmpty { return true }
    let folded = texts.map { " " + Self.folded($0) }
    return words.allSatisfy { word in folded.contains { $0.contains(word) } }
  }

  /// Letters without accents and digits; everything else is one space, but the point of « 17.3 ».
  private static func folded(_ text: String) -> String {
    let bytes = Array(FoldedText.folded(text).replacing("œ", with: "oe").utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (index, byte) in bytes.enumerated() {
      let isInNumber =
        byte == UInt8(ascii: ".") && index > 0 && bytes[index - 1].isDigit
        && index + 1 < bytes.count && bytes[index + 1].isDigit
      result.append(byte.isLetter || byte.isDigit || isInNumber ? byte : UInt8(ascii: " "))
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}

/// The part of an edition that a search finds; all of it when nothing is looked for.
struct FoundStandard: Sendable {
  typealias FoundCommitment = (commitment: Commitment, subcommitments: [Subcommitment])

  let modules: [(module: Module, commitments: [FoundCommitment])]
  let provisions: [(provision: Provision, requirements: [Provision.Requirement])]
  let communication: [(rule: CommunicationRule, rules: [String])]
  let glossary: [GlossaryEntry]

  init(_ edition: Edition, _ search: StandardSearch) {
    modules = edition.modules.map { module in
      (module, module.commitments.compactMap { Self.found($0, search) })
    }.filter { !$0.1.isEmpty }
    provisions = edition.provisions.map { provision in
      (
        provision,
        provision.requirements.filter {
          search.finds([provision.title, $0.text] + $0.evidence.map(\.text))
        }
      )
    }.filter { !$0.1.isEmpty }
    communication = edition.communication.map { rule in
      (rule, rule.rules.filter { search.finds([rule.title, $0]) })
    }.filter { !$0.1.isEmpty }
    glossary = edition.glossary.filter { search.finds([$0.term, $0.definition]) }
  }

  var isEmpty: Bool {
    modules.isEmpty && provisions.isEmpty && communication.isEmpty && glossary.isEmpty
  }

  var commitmentCount: Int { modules.reduce(0) { $0 + $1.commitments.count } }

  /// A commitment found by its title is shown whole, otherwise with what was found in it.
  private static func found(_ commitment: Commitment, _ search: StandardSearch) -> FoundCommitment? {
    let own = ["\(commitment.number)", commitment.title, commitment.note ?? ""]
    if search.finds(own) { return (commitment, commitment.subcommitments) }
    let found = commitment.subcommitments.filter {
      search.finds(own + [$0.number, $0.promise] + $0.evidence.map(\.text))
    }
    return found.isEmpty ? nil : (commitment, found)
  }
}
