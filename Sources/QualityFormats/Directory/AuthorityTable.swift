public import QualityDomain

/// A table of local authorities and of those elected there, as delimited text: a row an elected
/// official, or an authority alone.
///
/// Columns `type` and `nom` are required; `code`, `elu`, `fonction`, `courriel` and `telephone` may
/// be left out.
public struct AuthorityTable: Sequence, IteratorProtocol, Sendable {
  private struct Key: Hashable {
    let authority: LocalAuthority
    let official: String?
  }

  private static let longestName = 200

  private var reader: TableReader
  private var firstLines: [Key: Int] = [:]

  /// - Parameter bytes: the file, in UTF-8 or Windows-1252.
  /// - Throws: all that is wrong with the header.
  public init(_ bytes: [UInt8]) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: ["type", "nom"],
      optional: ["code", "elu", "fonction", "courriel", "telephone"])
  }

  public mutating func next() -> Result<ImportedAuthority, TableProblems>? {
    reader.nextRow()?.reading { authority(&$0) }
  }

  private mutating func authority(_ row: inout TableRow) -> ImportedAuthority? {
    let header = reader.header
    let kind = row.requiredChoice(header["type"], among: Self.kinds)
    let name = row.required(header["nom"], maximum: Self.longestName)
    let code = row.text(header["code"], maximum: Self.longestName)
    if let kind, let code, !kind.isCode(code) {
      row.note(header["code"], .notAnAuthorityCode(code, kind))
    }
    let official = official(&row)
    guard let kind, let name else { return nil }
    let authority = LocalAuthority(kind: kind, name: name, code: code ?? "")
    row.identify(
      Key(authority: authority, official: official?.name), nil, among: &firstLines)
    return ImportedAuthority(line: row.line, authority: authority, official: official)
  }

  private func official(_ row: inout TableRow) -> ElectedOfficial? {
    let header = reader.header
    let name = row.text(header["elu"], maximum: Self.longestName)
    let columns = ["fonction", "courriel", "telephone"].map { header[$0] }
    let facts = columns.map { row.text($0, maximum: Self.longestName) }
    if let email = facts[1], !email.contains("@") {
      row.note(header["courriel"], .unreadableEmail(email))
    }
    guard let name else {
      for (column, fact) in zip(columns, facts) where fact != nil { row.note(column, .needs("elu")) }
      return nil
    }
    return ElectedOfficial(
      name: name, mandate: facts[0] ?? "", email: facts[1] ?? "", telephone: facts[2] ?? "")
  }

  private static let kinds = Vocabulary<AuthorityKind>([
    ("commune", .commune), ("epci", .intercommunality), ("departement", .department),
    ("region", .region), ("autre", .other),
  ])
}
