public import QualityDomain

/// A table of the administrations to which requests are redirected, as delimited text: columns
/// `nom` and `contact` are required, `site_internet` may be left out.
public struct AdministrationTable: Sequence, IteratorProtocol, Sendable {
  private static let longestName = 200
  private static let longestContact = 500

  private var reader: TableReader
  private var firstLines: [String: Int] = [:]

  /// - Parameter bytes: the file, in UTF-8 or Windows-1252.
  /// - Throws: all that is wrong with the header.
  public init(_ bytes: [UInt8]) throws(TableProblems) {
    reader = try TableReader(bytes, required: ["nom", "contact"], optional: ["site_internet"])
  }

  public mutating func next() -> Result<ImportedAdministration, TableProblems>? {
    reader.nextRow()?.reading { administration(&$0) }
  }

  private mutating func administration(_ row: inout TableRow) -> ImportedAdministration? {
    let header = reader.header
    let name = row.required(header["nom"], maximum: Self.longestName)
    let contact = row.required(header["contact"], maximum: Self.longestContact)
    let website = row.text(header["site_internet"], maximum: Self.longestContact) ?? ""
    guard let name, let contact else { return nil }
    row.identify(FoldedText.folded(name), header["nom"], among: &firstLines)
    return ImportedAdministration(
      line: row.line,
      administration: Administration(name: name, contact: contact, website: website))
  }
}
