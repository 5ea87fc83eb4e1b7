public import QualityDomain

/// The list of sites as delimited text.
///
/// Columns `code`, `nom`, `type`, `departement`, `cert` and `modules` are required; `region` may be
/// left out. Departments and regions are given by code or by name. Modules are checked by the rules
/// of II.2; bodies that these do not concern leave `cert` and `modules` blank.
public struct SiteTable: Sequence, IteratorProtocol, Sendable {
  private static let longestName = 200

  private var reader: TableReader
  private let edition: Edition
  private var firstLines: [String: Int] = [:]

  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or Windows-1252.
  ///   - edition: whose modules the sites take.
  /// - Throws: all that is wrong with the header.
  public init(_ bytes: [UInt8], edition: Edition) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: ["code", "nom", "type", "departement", "cert", "modules"],
      optional: ["region"])
    self.edition = edition
  }

  public mutating func next() -> Result<ImportedSite, TableProblems>? {
    reader.nextRow()?.reading { site(&$0) }
  }

  private mutating func site(_ row: inout TableRow) -> ImportedSite? {
    let header = reader.header
    let code = code(&row, header["code"])
    let name = row.required(header["nom"], maximum: Self.longestName)
    let kind = row.requiredChoice(header["type"], among: Self.kinds)
    let territory = territory(&row, header["departement"], region: header["region"])
    let hasCERT = row.choice(header["cert"], among: .yesOrNo) ?? false
    let numbers = modules(&row, header["modules"])
    if let kind, let numbers {
      for problem in edition.scopeProblems(of: kind, hasCERT: hasCERT, modules: numbers) {
        let isOfCERT = problem == .certElsewhere(kind)
        row.note(header[isOfCERT ? "cert" : "modules"], .scope(problem))
      }
    }
    guard let code, let name, let kind, let territory, let numbers else { return nil }
    return ImportedSite(
      line: row.line, code: code, name: name, kind: kind, territory: territory,
      modules: .init(numbers: numbers, hasCERT: hasCERT), contact: nil)
  }

  private mutating func code(_ row: inout TableRow, _ column: TableColumn) -> String? {
    guard let code = row.required(column, maximum: Self.longestName) else { return nil }
    guard Site.isCode(code) else {
      row.note(column, .notASiteCode(code))
      return nil
    }
    row.identify(code, column, among: &firstLines)
    return code
  }

  private func territory(
    _ row: inout TableRow, _ column: TableColumn, region: TableColumn
  ) -> Territory? {
    guard let text = row.required(column, maximum: Self.longestName) else { return nil }
    guard let territory = GeographyWords.territory(text) else {
      row.note(column, .unknownTerritory(text))
      return nil
    }
    if let text = row.text(region, maximum: Self.longestName) {
      let given = GeographyWords.region(text)
      if given == nil {
        row.note(region, .unknownRegion(text))
      } else if given != territory.region {
        row.note(region, .otherRegion(territory, territory.region))
      }
    }
    return territory
  }

  /// The numbers of the modules, empty for a blank cell; nil when they cannot be read.
  private func modules(_ row: inout TableRow, _ column: TableColumn) -> Set<Int>? {
    guard row.isFilled(column) else { return [] }
    guard let text = row.text(column, maximum: Self.longestName) else { return nil }
    let words = text.split { $0 == "," || $0.isWhitespace }
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else {
      row.note(column, .unreadableModules(text))
      return nil
    }
    return Set(numbers)
  }

  private static let kinds = Vocabulary<SiteKind>([
    ("prefecture", .prefecture), ("sous-prefecture", .subprefecture),
    ("prefecture de police", .policePrefecture), ("sgcd", .sgcd), ("ddi", .departmentalDirectorate),
  ])
}
