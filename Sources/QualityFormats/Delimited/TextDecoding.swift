/// Turns the bytes of a file that someone sends into UTF-8, without asking which encoding it has.
///
/// Spreadsheets of préfectures write UTF-8, with or without a byte order mark, or Windows-1252. A
/// text that is not valid UTF-8 is Windows-1252: what that encoding makes of accented French is
/// practically never valid UTF-8.
public enum TextDecoding {
  /// The text as UTF-8 bytes, without byte order mark.
  /// - Returns: nil when the bytes are no text at all: a workbook, a PDF, UTF-16.
  public static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard isText(bytes) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if isUTF8(bytes) {
      return bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    }
    return transcodedFromWindows1252(bytes)
  }

  /// The text; nil when the bytes are no text at all.
  public static func string(_ bytes: [UInt8]) -> String? {
    utf8(bytes).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    (try? UTF8Span(validating: bytes.span)) != nil
  }

  /// No text of one byte a character has a zero byte; PostgreSQL could not keep it.
  private static func isText(_ bytes: [UInt8]) -> Bool {
    let signatures: [[UInt8]] = [Array("PK\u{3}\u{4}".utf8), Array("%PDF-".utf8)]
    return !bytes.contains(0) && !signatures.contains { bytes.starts(with: $0) }
  }

  private static func transcodedFromWindows1252(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else {
        append(scalar(byte), to: &result)
      }
    }
    return result
  }

  /// The UTF-8 form of a scalar of 0x80…0xFFFF.
  private static func append(_ scalar: UInt16, to result: inout [UInt8]) {
    if scalar < 0x800 {
      result.append(0xC0 | UInt8(scalar >> 6))
    } else {
      result.append(0xE0 | UInt8(scalar >> 12))
      result.append(0x80 | UInt8(scalar >> 6 & 0x3F))
    }
    result.append(0x80 | UInt8(scalar & 0x3F))
  }

  private static func scalar(_ byte: UInt8) -> UInt16 {
    (0x80..<0xA0).contains(byte) ? upperControls[Int(byte) - 0x80] : UInt16(byte)
  }

  /// What Windows-1252 has where Latin-1 has control characters, 0x80 to 0x9F. The five places that
  /// it leaves empty stay control characters.
  /// - Source: WHATWG Encoding Standard, index windows-1252.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
