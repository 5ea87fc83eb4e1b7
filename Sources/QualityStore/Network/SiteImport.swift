public import QualityDomain

/// What an import of the list of sites did, or would do.
public struct SiteImportSummary: Hashable, Sendable {
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// Those added without the modules that they take: the list did not say.
  public var withoutModules = 0
}

public enum SiteImportOutcome: Hashable, Sendable {
  case done(SiteImportSummary)
  /// Nothing was written.
  case refused([Conflict])

  /// A row that contradicts what is recorded.
  public struct Conflict: Hashable, Sendable {
    public let line: Int
    public let name: String
    public let problem: SiteImportContradiction
  }
}

extension SiteStore {
  /// Adds and updates the sites of a list, all or none. What the list leaves out stays; importing the
  /// same list again changes nothing.
  ///
  /// A site is known by its code. Where the list has no codes a préfecture is the one of its
  /// department and another site is the one of its name, and a new site gets a code from its name.
  /// A new site that is no préfecture belongs to that of its department, when there is one.
  ///
  /// - Parameter edition: that new préfectures and sous-préfectures follow.
  public func importSites(
    _ rows: [ImportedSite], edition: Edition, in network: NetworkScope, by author: Authorship,
    isTrial: Bool
  ) async throws(StoreError) -> SiteImportOutcome {
    try await engine.transaction(on: .others) { connection throws(StoreError) in
      var run = SiteImportRun(edition: edition, network: network, author: author)
      // Préfectures first: the others belong to them.
      for row in rows where row.kind.leadsOthers { try run.take(row, in: connection) }
      for row in rows where !row.kind.leadsOthers { try run.take(row, in: connection) }
      guard run.conflicts.isEmpty else {
        return .rollback(.refused(run.conflicts.sorted { $0.line < $1.line }))
      }
      if isTrial { return .rollback(.done(run.summary)) }
      let touched = run.summary.added + run.summary.changed
      if touched > 0 {
        try connection.audit(.sitesImported, "\(touched)", site: nil, by: author)
      }
      return .commit(.done(run.summary))
    }
  }
}

private struct SiteImportRun {
  let edition: Edition
  let network: NetworkScope
  let author: Authorship
  private(set) var summary = SiteImportSummary()
  private(set) var conflicts: [SiteImportOutcome.Conflict] = []

  init(edition: Edition, network: NetworkScope, author: Authorship) {
    self.edition = edition
    self.network = network
    self.author = author
  }

  mutating func take(_ row: ImportedSite, in connection: any SQLConnection) throws(StoreError) {
    guard network.includes(.department(row.territory)) else {
      return note(row, .outsideScope(row.territory))
    }
    guard let known = try connection.known(row) else { return try add(row, in: connection) }
    guard known.kind == row.kind else { return note(row, .kind(recorded: known.kind)) }
    guard known.territory == row.territory else {
      return note(row, .territory(recorded: known.territory))
    }
    let isChanged = try connection.update(known, with: row, by: author)
    summary.changed += isChanged ? 1 : 0
    summary.unchanged += isChanged ? 0 : 1
  }

  private mutating func note(_ row: ImportedSite, _ problem: SiteImportContradiction) {
    conflicts.append(.init(line: row.line, name: row.name, problem: problem))
  }

  private mutating func add(
    _ row: ImportedSite, in connection: any SQLConnection
  ) throws(StoreError) {
    var taken: String?
    for code in row.possibleCodes {
      guard try !connection.hasSite(code) else {
        taken = code
        continue
      }
      let site = Site(
        id: .make(at: author.at), code: code, name: row.name, kind: row.kind,
        hasCERT: row.modules?.hasCERT ?? false, territory: row.territory,
        timeZone: row.territory.timeZone,
        parent: row.kind.leadsOthers ? nil : try connection.prefecture(of: row.territory)?.id)
      try connection.insert(
        site, edition: edition.identifier(for: row.kind), modules: row.modules?.numbers ?? [],
        from: edition.validFrom, by: author)
      if let contact = row.contact { try connection.setContact(contact, of: site.id) }
      summary.added += 1
      if row.modules == nil, row.kind.takesModules { summary.withoutModules += 1 }
      return
    }
    note(row, .codeTaken(taken ?? ""))
  }
}

extension SQLConnection {
  /// The site that a row is about; nil when there is none yet.
  fileprivate func known(_ row: ImportedSite) throws(StoreError) -> Site? {
    if let code = row.code {
      return try first("SELECT \(Site.columns) FROM site s WHERE s.code = \(code)", Site.init(row:))
    }
    let same = try rows(
      """
      SELECT \(Site.columns) FROM site s
      WHERE s.territory = \(row.territory.code) AND s.kind = \(row.kind)
      """, Site.init(row:))
    return row.kind.leadsOthers ? same.first : same.first(where: row.isNamed)
  }

  fileprivate func hasSite(_ code: String) throws(StoreError) -> Bool {
    try first("SELECT 1 FROM site WHERE code = \(code)") { row throws(StoreError) in
      try row.bool(0)
    } != nil
  }

  /// The préfecture of a department, when there is one and no other.
  fileprivate func prefecture(of territory: Territory) throws(StoreError) -> Site? {
    let found = try rows(
      """
      SELECT \(Site.columns) FROM site s
      WHERE s.territory = \(territory.code) AND s.kind = \(SiteKind.prefecture)
      """, Site.init(row:))
    return found.count == 1 ? found.first : nil
  }

  /// Brings a site up to date with a row; a list without codes knows better how to reach a site, not
  /// how it is called.
  /// - Returns: whether anything changed.
  fileprivate func update(
    _ site: Site, with row: ImportedSite, by author: Authorship
  ) throws(StoreError) -> Bool {
    var isChanged = false
    if row.code != nil, site.name != row.name {
      try execute(
        """
        UPDATE site SET name = \(row.name), search_name = \(SearchWords.line(row.name))
        WHERE id = \(site.id)
        """)
      try audit(.siteChanged, "facts", site: site.id, by: author)
      isChanged = true
    }
    if let modules = row.modules {
      let held = try self.modules(of: [site.id], on: author.today)[site.id] ?? []
      if held != modules.numbers || site.hasCERT != modules.hasCERT {
        try setModules(
          modules.numbers, hasCERT: modules.hasCERT, of: site.id, from: author.today, by: author)
        isChanged = true
      }
    }
    if let contact = row.contact, try self.contact(of: site.id) != contact {
      try setContact(contact, of: site.id)
      try audit(.siteChanged, "facts", site: site.id, by: author)
      isChanged = true
    }
    return isChanged
  }

  private func contact(of site: Site.ID) throws(StoreError) -> SiteContact? {
    try first(
      """
      SELECT email, telephone, postal_address, website FROM site_contact WHERE site_id = \(site)
      """
    ) { row throws(StoreError) in
      SiteContact(
        email: try row.text(0), telephone: try row.text(1), postalAddress: try row.text(2),
        website: try row.text(3))
    }
  }
}
