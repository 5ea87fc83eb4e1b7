import QualityDomain

extension DatabaseCopy {
  private static let requestsAPage = 1_000

  /// Makes the target's searches know the requests that they do not know yet.
  func completeSearch() async throws(CopyError) {
    var last: String? = ""
    while let after = last {
      last = try await inTarget { [site] connection throws(StoreError) in
        let entries = try connection.rows(
          Self.unknown(site, after: after, connection.dialect), SearchEntry.init(row:))
        if !entries.isEmpty { try connection.dialect.addToSearch(entries, in: connection) }
        return entries.count < Self.requestsAPage ? nil : entries.last?.request.text
      }
    }
  }

  private static func unknown(
    _ site: Site.ID?, after last: String, _ dialect: any SQLDialect
  ) -> SQL {
    let own: SQL = site.map { "s.site_id = \($0) AND" } ?? ""
    return """
      SELECT r.id, s.site_id, s.stage, r.reference, t.subject, q.name
      FROM request_state s
      JOIN request r ON r.id = s.request_id
      JOIN request_text t ON t.request_id = r.id
      LEFT JOIN requester q ON q.id = r.requester_id
      WHERE \(own) r.id > \(last) AND NOT EXISTS (
        SELECT 1 FROM \(dialect.searchTable) k WHERE k.request_id = r.id
      )
      ORDER BY r.id LIMIT \(requestsAPage)
      """
  }
}

extension SearchEntry {
  fileprivate init(row: SQLRow) throws(StoreError) {
    self.init(
      request: try row.id(0), site: try row.id(1), stage: try row.raw(2), reference: try row.text(3),
      subject: try row.text(4), requesterName: try row.textOrNil(5))
  }
}
