import QualityDomain

/// Departments and regions as lists write them: by code or by name, whatever the case, the accents
/// and the marks between words.
enum GeographyWords {
  /// A code may have lost its zero in a spreadsheet: `1` is `01`.
  static func territory(_ text: String) -> Territory? {
    let code = text.uppercased()
    if let territory = Territory(code: code) ?? Territory(code: "0" + code) { return territory }
    return territories[plain(text)]
  }

  static func region(_ text: String) -> Region? {
    Region(rawValue: text) ?? Region(rawValue: "0" + text) ?? regions[plain(text)]
  }

  private static let territories = Dictionary(
    Territory.allCases.map { (plain($0.name), $0) }, uniquingKeysWith: { first, _ in first })
  private static let regions = Dictionary(
    Region.allCases.map { (plain($0.name), $0) }, uniquingKeysWith: { first, _ in first })

  /// The letters alone: `cotedor` of « Côte-d’Or ».
  private static func plain(_ text: String) -> String {
    FoldedText.folded(text).filter { $0.isLetter }
  }
}
