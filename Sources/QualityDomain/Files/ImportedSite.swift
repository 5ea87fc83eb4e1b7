/// One site of a list that someone imports.
public struct ImportedSite: Hashable, Sendable {
  /// What a list says of the modules of a site.
  public struct Modules: Hashable, Sendable {
    public let numbers: Set<Int>
    public let hasCERT: Bool

    public init(numbers: Set<Int>, hasCERT: Bool) {
      self.numbers = numbers
      self.hasCERT = hasCERT
    }
  }

  /// Line of the file, or rank of the record, from 1.
  public let line: Int
  /// nil when the list has none: the directory of the administration knows nothing of our codes.
  public let code: String?
  public let name: String
  public let kind: SiteKind
  public let territory: Territory
  /// nil when the list says nothing of modules: those of a known site stay as they are.
  public let modules: Modules?
  /// nil when the list says nothing of it.
  public let contact: SiteContact?

  public init(
    line: Int, code: String?, name: String, kind: SiteKind, territory: Territory,
    modules: Modules?, contact: SiteContact?
  ) {
    self.line = line
    self.code = code
    self.name = name
    self.kind = kind
    self.territory = territory
    self.modules = modules
    self.contact = contact
  }
}

/// How a site of a list disagrees with what is recorded.
public enum SiteImportContradiction: Hashable, Sendable {
  /// The code is that of a site of another kind.
  case kind(recorded: SiteKind)
  /// The code is that of a site of another department.
  case territory(recorded: Territory)
  /// The department is outside what the importer administers.
  case outsideScope(Territory)
  /// No code could be made for the site: those that come to mind are taken.
  case codeTaken(String)
}
