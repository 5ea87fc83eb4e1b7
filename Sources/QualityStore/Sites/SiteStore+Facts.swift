public import QualityDomain

/// What a site is called, and how the public reaches it.
extension SiteStore {
  /// Changes the facts of a site that no figure rests on, and whether Good Friday is worked.
  ///
  /// Due dates that Good Friday moves are brought up to date in the background.
  public func setFacts(
    name: String, goodFriday: Bool?, contact: SiteContact, in scope: Scope, by author: Authorship
  ) async throws(StoreError) {
    let site = try scope.wholeSite()
    try await engine.write(at: site) { connection throws(StoreError) in
      let moved = try connection.execute(
        """
        UPDATE site SET good_friday = \(goodFriday)
        WHERE id = \(site) AND good_friday IS DISTINCT FROM \(goodFriday)
        """)
      if moved > 0 { try connection.enqueue(.recomputeDueDates(site), at: author.at) }
      try connection.execute(
        """
        UPDATE site SET name = \(name), search_name = \(SearchWords.line(name)) WHERE id = \(site)
        """)
      try connection.setContact(contact, of: site)
      try connection.audit(.siteChanged, "facts", site: site, by: author)
    }
  }

  /// How many sites there are: one statement.
  public func count() async throws(StoreError) -> Int {
    try await engine.read { connection throws(StoreError) in
      try connection.first("SELECT count(*) FROM site") { row throws(StoreError) in
        try row.integer(0)
      } ?? 0
    }
  }

  /// Every site with how the public reaches it, by code: one statement.
  /// - Parameter most: the first ones alone; nil: all.
  public func contacts(
    atMost most: Int? = nil
  ) async throws(StoreError) -> [(site: Site, contact: SiteContact)] {
    let bound: SQL = most.map { "LIMIT \($0)" } ?? ""
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(
        """
        SELECT \(Site.columns), c.email, c.telephone, c.postal_address, c.website
        FROM site s LEFT JOIN site_contact c ON c.site_id = s.id
        ORDER BY s.code \(bound)
        """
      ) { row throws(StoreError) in
        (
          try Site(row: row),
          SiteContact(
            email: try row.textOrNil(9) ?? "", telephone: try row.textOrNil(10) ?? "",
            postalAddress: try row.textOrNil(11) ?? "", website: try row.textOrNil(12) ?? "")
        )
      }
    }
  }
}

extension SQLConnection {
  func setContact(_ contact: SiteContact, of site: Site.ID) throws(StoreError) {
    try execute(
      """
      INSERT INTO site_contact (site_id, email, telephone, postal_address, website)
      VALUES (
        \(site), \(contact.email), \(contact.telephone), \(contact.postalAddress),
        \(contact.website)
      )
      ON CONFLICT (site_id) DO UPDATE SET
        email = excluded.email, telephone = excluded.telephone,
        postal_address = excluded.postal_address, website = excluded.website
      """)
  }
}
