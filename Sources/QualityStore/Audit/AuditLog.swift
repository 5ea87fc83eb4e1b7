public import QualityDomain

/// What someone did, for the audit log.
public enum AuditAction: String, CaseIterable, Sendable {
  case siteCreated = "site-created"
  case siteChanged = "site-changed"
  case serviceCreated = "service-created"
  case serviceRenamed = "service-renamed"
  case serviceClosed = "service-closed"
  case serviceReopened = "service-reopened"
  case personCreated = "person-created"
  case personDisabled = "person-disabled"
  case personEnabled = "person-enabled"
  case passwordChanged = "password-changed"
  case roleGranted = "role-granted"
  case roleRevoked = "role-revoked"
  case signedIn = "signed-in"
  case signedOut = "signed-out"
  case requestRegistered = "request-registered"
  case requestChanged = "request-changed"
  case subjectCorrected = "subject-corrected"
  case requesterCorrected = "requester-corrected"
  case requestsImported = "requests-imported"
  case requesterErased = "requester-erased"
  case measureRecorded = "measure-recorded"
  case measureWithdrawn = "measure-withdrawn"
  case measuresImported = "measures-imported"
  case barometerImported = "barometer-imported"
  case targetSet = "target-set"
  case targetRemoved = "target-removed"
  case indicatorDefined = "indicator-defined"
  case periodPublished = "period-published"
  case jobRetried = "job-retried"
  case sitesImported = "sites-imported"
  case directoryChanged = "directory-changed"
  case directoryImported = "directory-imported"
}

/// One line of the audit log. It names things by identifier and never copies personal data.
public struct AuditEntry: Hashable, Sendable {
  public let id: ID<AuditEntry>
  public let at: Instant
  public let person: Person.ID?
  /// The person's name as it is today.
  public let personName: String?
  public let action: AuditAction
  /// An identifier, a code or a count.
  public let subject: String
  /// What the subject is called today: a person, a service, the reference of a request.
  public let subjectName: String?
}

/// The append-only record of who changed what.
public struct AuditLog: Sendable {
  let engine: any SQLEngine

  public init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// The latest entries of a site, those before an entry when given: what was done there, and what
  /// happened to the accounts of those who have or had a role there. Accounts of other sites stay
  /// out, whoever changed them.
  /// - Throws: `outsideScope` when the scope is not the whole site.
  public func page(
    in scope: Scope, before: ID<AuditEntry>? = nil, limit: Int = 50
  ) async throws(StoreError) -> [AuditEntry] {
    let site = try scope.wholeSite()
    let statement = Self.statement(site: site, before: before, limit: limit)
    return try await engine.read { connection throws(StoreError) in
      try connection.rows(statement) { row throws(StoreError) in
        AuditEntry(
          id: try row.id(0), at: try row.instant(1), person: try row.idOrNil(2),
          personName: try row.textOrNil(3), action: try row.raw(4), subject: try row.text(5),
          subjectName: try row.textOrNil(6))
      }
    }
  }

  /// What `page` asks: each half is found in an index. `site_id` is wrapped, since SQLite would take the
  /// index that finds all entries without a site.
  static func statement(site: Site.ID, before: ID<AuditEntry>?, limit: Int) -> SQL {
    let earlier: SQL = before.map { "AND a.id < \($0)" } ?? ""
    let people: SQL = "(SELECT person_id FROM role_assignment WHERE node = \(Node.site(site)))"
    return """
      SELECT a.id, a.recorded_at, a.person_id, p.name, a.action, a.subject,
        COALESCE(q.name, g.name, v.name, r.reference)
      FROM (
        SELECT * FROM (
          SELECT a.* FROM audit_entry a WHERE a.site_id = \(site) \(earlier)
          ORDER BY a.id DESC LIMIT \(limit)
        ) AS here
        UNION ALL
        SELECT * FROM (
          SELECT a.* FROM audit_entry a
          WHERE COALESCE(a.site_id, '') = '' AND a.account_id IN \(people) \(earlier)
          ORDER BY a.id DESC LIMIT \(limit)
        ) AS accounts
      ) AS a
      LEFT JOIN person p ON p.id = a.person_id
      LEFT JOIN person q ON q.id = a.account_id
      LEFT JOIN role_assignment t ON t.id = a.subject
      LEFT JOIN person g ON g.id = t.person_id
      LEFT JOIN service v ON v.id = a.subject
      LEFT JOIN request r ON r.id = a.subject
      ORDER BY a.id DESC LIMIT \(limit)
      """
  }
}

extension SQLConnection {
  /// Adds a line to the audit log, in the transaction of the change itself.
  func audit(
    _ action: AuditAction, _ subject: String, site: Site.ID?, by author: Authorship
  ) throws(StoreError) {
    try audit(action, subject, site: site, account: nil, by: author)
  }

  /// The same of what happened to someone's account, which the logs of all their sites show.
  /// - Parameters:
  ///   - role: the one that it is about.
  ///   - site: where that role is held, when it is at one.
  func audit(
    _ action: AuditAction, account person: Person.ID, role: Role? = nil, site: Site.ID? = nil,
    by author: Authorship
  ) throws(StoreError) {
    let subject = [person.text, role?.rawValue].compactMap(\.self).joined(separator: " ")
    try audit(action, subject, site: site, account: person, by: author)
  }

  private func audit(
    _ action: AuditAction, _ subject: String, site: Site.ID?, account: Person.ID?,
    by author: Authorship
  ) throws(StoreError) {
    try execute(
      """
      INSERT INTO audit_entry (id, recorded_at, person_id, site_id, action, subject, account_id)
      VALUES (
        \(ID<AuditEntry>.make(at: author.at)), \(author.at), \(author.person), \(site), \(action),
        \(subject), \(account)
      )
      """)
  }
}
