public import QualityDomain

/// A session that is valid now, with the person and the site that they work for.
public struct SignedIn: Sendable {
  /// Where the count of late requests stops: each page reads it for its menu.
  public static let mostLate = 99

  public let access: Access
  public let email: String
  /// The secret that every form of the session sends back.
  public let formToken: String
  public let seenAt: Instant
  /// The one that was asked for, when the person may open it; otherwise the first where they have a
  /// role of the site's own. nil for someone above sites who has not opened one.
  public let site: Site?
  /// What holds for that site.
  public let profile: SiteProfile?
  /// Of the requests there that the person may see, `mostLate` + 1 when there are more.
  public let lateRequests: Int
  /// Those where they have a role of the site's own, by code.
  public let sites: [Site]
}

/// Sessions live in the database, so that any instance answers any request. The database holds a
/// digest of the token that the browser sends, never the token.
public struct SessionStore: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// Opens a session.
  public func open(
    tokenHash: String, formToken: String, expiresAt: Instant, by author: Authorship
  ) async throws(StoreError) {
    guard let person = author.person else { throw .unavailable("a session needs a person") }
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        INSERT INTO session (token_hash, person_id, form_token, created_at, seen_at, expires_at)
        VALUES (
          \(tokenHash), \(person), \(formToken), \(author.at), \(author.at), \(expiresAt)
        )
        """)
      try connection.audit(.signedIn, account: person, by: author)
    }
  }

  /// The session of that token, when it has not expired: one statement, with as many rows as the
  /// person has roles, however many sites stand below them; one for the profile of the site that they
  /// work for, and one for what is late there when they may read requests.
  ///
  /// - Parameters:
  ///   - code: of the site that the person asks to work for.
  ///   - today: the civil date at a site, by which requests are late.
  public func find(
    tokenHash: String, wanting code: String? = nil, at instant: Instant,
    today: @escaping @Sendable (Site) -> CivilDate
  ) async throws(StoreError) -> SignedIn? {
    try await engine.read { connection throws(StoreError) in
      var person: (id: Person.ID, name: String, email: String, formToken: String, seen: Instant)?
      var assignments: [RoleAssignment] = []
      var sites: [Site] = []
      var wanted: Site?
      try connection.forEachRow(
        """
        SELECT p.id, p.name, p.email, x.form_token, x.seen_at, a.role, a.node, a.site_id,
          a.service_id, \(Site.columns), \(Site.columns(of: "w"))
        FROM session x
        JOIN person p ON p.id = x.person_id
        LEFT JOIN role_assignment a ON a.person_id = p.id AND a.revoked_at IS NULL
        LEFT JOIN site s ON s.id = a.site_id
        LEFT JOIN site w ON w.code = \(code)
        WHERE x.token_hash = \(tokenHash) AND x.expires_at > \(instant) AND p.disabled_at IS NULL
        ORDER BY s.code
        """
      ) { row throws(StoreError) in
        person = (
          try row.id(0), try row.text(1), try row.text(2), try row.text(3), try row.instant(4)
        )
        if try row.textOrNil(9 + Site.columnCount) != nil {
          wanted = try Site(row: row, from: 9 + Site.columnCount)
        }
        guard try row.textOrNil(5) != nil else { return }
        assignments.append(try row.assignment(5))
        guard try row.textOrNil(9) != nil else { return }
        let site = try Site(row: row, from: 9)
        if sites.last?.id != site.id { sites.append(site) }
      }
      guard let person else { return nil }
      let access = Access(person: person.id, name: person.name, assignments: assignments)
      let opened = wanted.flatMap { access.reach?.includes($0) == true ? $0 : nil }
      let site = opened ?? sites.first
      var profile: SiteProfile?
      var late = 0
      if let site {
        profile = try connection.profile(of: site)
        if let scope = access.scope(.readRequests, at: site) {
          late = try connection.lateCount(
            upTo: SignedIn.mostLate, in: scope, today: today(site))
        }
      }
      return SignedIn(
        access: access, email: person.email, formToken: person.formToken, seenAt: person.seen,
        site: site, profile: profile, lateRequests: late, sites: sites)
    }
  }

  /// Keeps a session alive.
  public func extend(
    tokenHash: String, seenAt: Instant, expiresAt: Instant
  ) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        """
        UPDATE session SET seen_at = \(seenAt), expires_at = \(expiresAt)
        WHERE token_hash = \(tokenHash)
        """)
    }
  }

  /// Ends a session.
  public func close(tokenHash: String, by author: Authorship) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      let closed = try connection.execute(
        "DELETE FROM session WHERE token_hash = \(tokenHash)")
      if closed > 0, let person = author.person {
        try connection.audit(.signedOut, account: person, by: author)
      }
    }
  }

  /// Records an attempt to sign in to an account before its password is looked at, so that attempts
  /// made at once count each other; it stays as a failure unless `clearFailures` follows. Failures
  /// of the account up to `since` are forgotten.
  /// - Returns: false, and nothing is recorded, when `most` attempts are recorded after `since`.
  public func beginAttempt(
    accountHash: String, at instant: Instant, since: Instant, most: Int
  ) async throws(StoreError) -> Bool {
    try await engine.write { connection throws(StoreError) in
      try connection.execute(
        "DELETE FROM sign_in_failure WHERE account_hash = \(accountHash) AND failed_at <= \(since)")
      let made =
        try connection.first(
          "SELECT count(*) FROM sign_in_failure WHERE account_hash = \(accountHash)"
        ) { row throws(StoreError) in try row.integer(0) } ?? 0
      guard made < most else { return false }
      try connection.execute(
        """
        INSERT INTO sign_in_failure (account_hash, failed_at)
        VALUES (\(accountHash), \(instant))
        """)
      return true
    }
  }

  /// Forgets the failures of an account, after a success.
  public func clearFailures(accountHash: String) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM sign_in_failure WHERE account_hash = \(accountHash)")
    }
  }

  /// Deletes the sessions that ended by `now` and the failures before `instant`.
  public func purge(endedBy now: Instant, failuresBefore instant: Instant) async throws(StoreError) {
    try await engine.write { connection throws(StoreError) in
      try connection.execute("DELETE FROM session WHERE expires_at <= \(now)")
      try connection.execute("DELETE FROM sign_in_failure WHERE failed_at < \(instant)")
    }
  }
}
