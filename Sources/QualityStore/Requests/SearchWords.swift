import Foundation

/// The words of a text as the search compares them: lower case, without accents, `œ` as `oe`,
/// whatever the engine.
enum SearchWords {
  /// The words under which a request is found, as the index takes them.
  static func of(reference: String, subject: String = "", requester: String? = nil) -> String {
    folded("\(reference) \(subject) \(requester ?? "")").joined(separator: " ")
  }

  /// Runs of letters and digits; everything else parts them.
  static func folded(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x61...0x7A: word.unicodeScalars.append(scalar)
      case 0x41...0x5A: word.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
      case 0..<0x80: end(&word, &words)
      default:
        if let letters = withoutAccent[scalar] {
          word += letters
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          word += scalar.properties.lowercaseMapping
        } else if scalar.properties.generalCategory != .nonspacingMark {
          end(&word, &words)
        }
      }
    }
    end(&word, &words)
    return words
  }

  /// The same on one line, with a space between words: what is stored and searched.
  static func line(_ text: some StringProtocol) -> String {
    folded(text).joined(separator: " ")
  }

  /// The words to look for. Of `2024-043` the year must be whole and the number may go on. Single
  /// letters are left out beside longer words: they come from elisions (`d’identité`), and nearly
  /// everything holds them.
  static func sought(_ typed: [String]) -> [SoughtWord] {
    let words = typed.flatMap { text in
      let words = folded(text)
      return words.enumerated().map {
        SoughtWord(text: $1, isWhole: $0 < words.count - 1)
      }
    }
    let long = words.filter { $0.text.count > 1 }
    return Array((long.isEmpty ? words : long).prefix(SearchLimits.words))
  }

  private static func end(_ word: inout String, _ words: inout [String]) {
    if !word.isEmpty { words.append(word) }
    word = ""
  }

  /// The accented letters of the Latin script.
  private static let withoutAccent: [Unicode.Scalar: String] = {
    var letters: [Unicode.Scalar: String] = ["œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"]
    for scalar in [0xC0...0x24F, 0x1E00...0x1EFF].joined().compactMap(Unicode.Scalar.init) {
      let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first
      if let base, base.isASCII { letters[scalar] = String(base).lowercased() }
    }
    return letters
  }()
}
