import QualityFormats
import Testing

/// Section 5: UTF-8 with or without BOM, or Windows-1252.
@Suite("Text decoding")
struct TextDecodingTests {
  @Test("UTF-8, with or without byte order mark")
  func utf8() {
    let bytes = Array("réclamation ; 12 €".utf8)
    #expect(TextDecoding.string(bytes) == "réclamation ; 12 €")
    #expect(TextDecoding.string([0xEF, 0xBB, 0xBF] + bytes) == "réclamation ; 12 €")
    #expect(TextDecoding.string([]) == "")
  }

  @Test(
    "Windows-1252, with what it has where Latin-1 has controls",
    arguments: [
      (0x80, "€"), (0x85, "…"), (0x8A, "Š"), (0x8C, "Œ"), (0x91, "‘"), (0x92, "’"), (0x96, "–"),
      (0x99, "™"), (0x9C, "œ"), (0x9F, "Ÿ"), (0xA0, "\u{A0}"), (0xAB, "«"), (0xC9, "É"),
      (0xE9, "é"), (0xFF, "ÿ"), (0x81, "\u{81}"),
    ] as [(UInt8, String)])
  func windows1252(byte: UInt8, character: String) {
    #expect(TextDecoding.string(Array("l".utf8) + [byte, 0x74]) == "l\(character)t")
  }

  @Test("A whole sentence of a French spreadsheet")
  func sentence() {
    let bytes: [UInt8] = [0x52, 0xE9, 0x67, 0x69, 0x65, 0x20, 0x92, 0x20, 0xE0, 0x20, 0x9C]
    #expect(TextDecoding.string(bytes) == "Régie ’ à œ")
  }

  @Test("A workbook, a PDF or UTF-16 is no text")
  func binary() {
    #expect(TextDecoding.string(Array("PK\u{3}\u{4}rest".utf8)) == nil)
    #expect(TextDecoding.string(Array("%PDF-1.7".utf8)) == nil)
    #expect(TextDecoding.string([0xFF, 0xFE, 0x72, 0x00, 0x65, 0x00]) == nil)
    #expect(TextDecoding.string(Array(repeating: 0x61, count: 5_000) + [0x00]) == nil)
  }
}
