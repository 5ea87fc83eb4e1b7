/// Words as people type them in a spreadsheet: `Réclamation`, `RECLAMATION` and `reclamation` are
/// one word.
public enum FoldedText {
  /// The text in lower case without the accents of French; what is neither ASCII nor an accented
  /// Latin letter stays as it is.
  public static func folded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return folded(bytes.span)
  }

  /// - Parameter utf8: valid UTF-8.
  static func folded(_ utf8: borrowing Span<UInt8>) -> String {
    String(unsafeUninitializedCapacity: utf8.count) { result in
      var count = 0
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        let next = index + 1 < utf8.count ? utf8[index + 1] : 0
        index += 1
        switch byte {
        case 0x41...0x5A: result[count] = byte | 0x20
        case 0xC3 where letters[Int(next & 0x3F)] != 0:
          result[count] = letters[Int(next & 0x3F)]
          index += 1
        case 0xCC:  // A combining accent, as macOS writes é: e, then U+0301.
          index += 1
          continue
        default: result[count] = byte
        }
        count += 1
      }
      return count
    }
  }

  /// The plain letters of U+00C0 to U+00FF; 0 for those that are not accented letters.
  private static let letters: [UInt8] = {
    let plain = "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    return plain.utf8.map { $0 == UInt8(ascii: ".") ? 0 : $0 }
  }()
}
