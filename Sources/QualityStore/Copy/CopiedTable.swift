import QualityDomain

/// A table that a copy takes along, and which of its rows belong to a site.
struct CopiedTable: Sendable {
  let name: String
  /// The columns of its primary key, in order.
  let key: [String]
  /// The condition for the rows of a site.
  let ofSite: @Sendable (Site.ID) -> SQL
  /// Whether other sites may share some of these rows, so that the target may have them already.
  var isShared = false
  /// How many rows travel together.
  var rowsAPage = 1_000

  /// Every table, those that others refer to first.
  ///
  /// Sessions, failed attempts to sign in and background work stay behind: they are of one place. So
  /// do the figures of the roll-up, which `verify --repair` makes again from the rest. The words of the
  /// search are made again, since each engine keeps them in its own way.
  static let all: [CopiedTable] = sites + people + requests + figures + directory

  /// What no copy takes along; a table is here or above, and a test says so of each.
  static let leftBehind: Set<String> = [
    "schema_version", "session", "sign_in_failure", "job", "site_alert", "site_reading",
    "site_standing", "site_work", "node_reading",
  ]

  private static let sites: [CopiedTable] = [
    CopiedTable(name: "site", key: ["id"], ofSite: { "id = \($0)" }),
    ofSite("service", ["id"]),
    ofSite("site_contact", []),
    ofSite("site_edition", ["edition", "valid_from"]),
    ofSite("site_module", ["module", "valid_from"]),
    ofSite("module_service", ["module", "service_id", "valid_from"]),
    ofSite("non_applicable_commitment", ["commitment", "valid_from"]),
    ofSite("local_limit", ["clock", "kind", "channel", "valid_from"]),
    ofSite("local_target", ["indicator", "valid_from"]),
    ofSite("local_holiday", ["holiday_on"]),
    ofSite("site_label", ["awarded_on"]),
    ofSite("site_indicator", ["code"]),
  ]

  private static let people: [CopiedTable] = [
    CopiedTable(
      name: "person", key: ["id"], ofSite: { "id IN (\(people(of: $0)))" }, isShared: true),
    CopiedTable(
      name: "credential", key: ["person_id"], ofSite: { "person_id IN (\(people(of: $0)))" },
      isShared: true),
    CopiedTable(name: "role_assignment", key: ["id"], ofSite: { "site_id = \($0)" }),
    CopiedTable(
      name: "audit_entry", key: ["id"],
      ofSite: { site in
        """
        (site_id = \(site) OR site_id IS NULL
          AND (person_id IN (\(people(of: site))) OR account_id IN (\(people(of: site)))))
        """
      }, isShared: true),
  ]

  private static let requests: [CopiedTable] = [
    CopiedTable(name: "requester", key: ["id"], ofSite: { "site_id = \($0)" }),
    CopiedTable(name: "request", key: ["id"], ofSite: { "site_id = \($0)" }),
    ofSite("reference_counter", ["year"]),
    CopiedTable(name: "request_text", key: ["request_id"], ofSite: ofRequest),
    CopiedTable(name: "request_event", key: ["request_id", "sequence"], ofSite: ofRequest),
    CopiedTable(name: "event_text", key: ["event_id"], ofSite: ofEvent),
    // Files are up to 10 MB each.
    CopiedTable(name: "attachment", key: ["event_id"], ofSite: ofEvent, rowsAPage: 8),
    CopiedTable(name: "request_state", key: ["request_id"], ofSite: { "site_id = \($0)" }),
    ofSite(
      "register_tally",
      ["service_id", "month", "clock", "kind", "channel", "due_on"]),
    ofSite("register_stage", ["service_id", "kind", "channel", "stage"]),
  ]

  private static let figures: [CopiedTable] = [
    CopiedTable(name: "measure", key: ["id"], ofSite: { "site_id = \($0)" }),
    CopiedTable(name: "publication", key: ["id"], ofSite: { "site_id = \($0)" }),
    CopiedTable(
      name: "published_figure", key: ["publication_id", "code"],
      ofSite: { "publication_id IN (SELECT id FROM publication WHERE site_id = \($0))" }),
    CopiedTable(name: "barometer_score", key: ["id"], ofSite: { "site_id = \($0)" }),
  ]

  /// What belongs to nodes above a site is not the site's to take along.
  private static let directory: [CopiedTable] = [
    CopiedTable(name: "authority", key: ["id"], ofSite: { "node = \(Node.site($0))" }),
    CopiedTable(
      name: "official", key: ["id"],
      ofSite: { "authority_id IN (SELECT id FROM authority WHERE node = \(Node.site($0)))" }),
    CopiedTable(name: "administration", key: ["id"], ofSite: { "node = \(Node.site($0))" }),
  ]

  /// A table whose primary key begins with its site.
  private static func ofSite(_ name: String, _ rest: [String]) -> CopiedTable {
    CopiedTable(name: name, key: ["site_id"] + rest, ofSite: { "site_id = \($0)" })
  }

  private static let ofRequest: @Sendable (Site.ID) -> SQL = {
    "request_id IN (SELECT id FROM request WHERE site_id = \($0))"
  }

  private static let ofEvent: @Sendable (Site.ID) -> SQL = { site in
    "event_id IN (SELECT e.id FROM request_event e WHERE e.\(ofRequest(site)))"
  }

  /// Whoever has a role at the site, or stands in what happened there.
  private static func people(of site: Site.ID) -> SQL {
    """
    SELECT person_id FROM role_assignment WHERE site_id = \(site)
    UNION SELECT recorded_by FROM request_event WHERE \(ofRequest(site))
    UNION SELECT person_id FROM request_event WHERE \(ofRequest(site))
    UNION SELECT recorded_by FROM measure WHERE site_id = \(site)
    UNION SELECT published_by FROM publication WHERE site_id = \(site)
    """
  }
}
