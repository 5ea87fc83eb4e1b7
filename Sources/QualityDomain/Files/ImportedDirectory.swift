/// One row of a table of local authorities: an authority, and someone elected there.
public struct ImportedAuthority: Hashable, Sendable {
  /// Line of the file, from 1.
  public let line: Int
  public let authority: LocalAuthority
  /// nil for a row that names nobody.
  public let official: ElectedOfficial?

  public init(line: Int, authority: LocalAuthority, official: ElectedOfficial?) {
    self.line = line
    self.authority = authority
    self.official = official
  }
}

/// One row of a table of administrations.
public struct ImportedAdministration: Hashable, Sendable {
  /// Line of the file, from 1.
  public let line: Int
  public let administration: Administration

  public init(line: Int, administration: Administration) {
    self.line = line
    self.administration = administration
  }
}
