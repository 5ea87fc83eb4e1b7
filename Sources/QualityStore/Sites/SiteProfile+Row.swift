import QualityDomain

/// The parts of a profile come as rows of one shape: what the row is, five columns of text, and
/// the days from and through which it holds.
extension SiteProfile {
  static func statement(_ place: Site) -> SQL {
    let site = place.id
    return """
    SELECT 'edition', edition, '', '', '', '', valid_from, valid_through
    FROM site_edition WHERE site_id = \(site)
    UNION ALL
    SELECT 'module', CAST(module AS TEXT), '', '', '', '', valid_from, valid_through
    FROM site_module WHERE site_id = \(site)
    UNION ALL
    SELECT 'module-service', CAST(module AS TEXT), service_id, '', '', '', valid_from, valid_through
    FROM module_service WHERE site_id = \(site)
    UNION ALL
    SELECT 'not-applicable', CAST(commitment AS TEXT), reason, '', '', '', valid_from, valid_through
    FROM non_applicable_commitment WHERE site_id = \(site)
    UNION ALL
    SELECT 'limit', clock, kind, channel, CAST(working_days AS TEXT), '', valid_from, valid_through
    FROM local_limit WHERE site_id = \(site)
    UNION ALL
    SELECT 'target', indicator, CAST(target AS TEXT), '', '', '', valid_from, valid_through
    FROM local_target WHERE site_id = \(site)
    UNION ALL
    SELECT 'holiday', label, '', '', '', '', holiday_on, NULL
    FROM local_holiday WHERE site_id = \(site)
    UNION ALL
    SELECT 'label', awarded_by, '', '', '', '', awarded_on, expires_on
    FROM site_label WHERE site_id = \(site)
    UNION ALL
    SELECT 'service', id, name, '', '', '', '0001-01-01', closed_on
    FROM service WHERE site_id = \(site)
    UNION ALL
    SELECT 'person', p.id, p.name, a.role, coalesce(a.service_id, ''), a.node, '0001-01-01', NULL
    FROM role_assignment a JOIN person p ON p.id = a.person_id
    WHERE a.node IN \(list: place.path.map { .text($0.text) }) AND a.revoked_at IS NULL
      AND p.disabled_at IS NULL
    UNION ALL
    SELECT 'contact', email, telephone, postal_address, website, '', '0001-01-01', NULL
    FROM site_contact WHERE site_id = \(site)
    UNION ALL
    SELECT 'indicator', code, label, commitments, unit || ' ' || aggregation,
      frequency || ' ' || better, '0001-01-01', NULL
    FROM site_indicator WHERE site_id = \(site)
    UNION ALL
    SELECT 'recomputation', state, '', '', '', '', '0001-01-01', NULL
    FROM job WHERE job_key = \(JobOrder.recomputeDueDates(site).key)
    UNION ALL
    SELECT 'alert', kind, detail, CAST(amount AS TEXT), as_of, '', since, NULL
    FROM site_alert WHERE site_id = \(site)
    ORDER BY 1, 7, 2
    """
  }

  mutating func take(_ row: SQLRow) throws(StoreError) {
    switch try row.text(0) {
    case "edition": editions.append(try row.dated(row.text(1)))
    case "module": modules.append(try row.dated(row.number(1)))
    case "module-service":
      moduleServices.append(
        try row.dated(ModuleService(module: row.number(1), service: row.id(2))))
    case "not-applicable":
      nonApplicable.append(
        try row.dated(NonApplicableCommitment(commitment: row.number(1), reason: row.text(2))))
    case "limit":
      localLimits.append(
        try row.dated(
          LocalLimit(
            clock: row.raw(1), kind: row.raw(2), channel: row.raw(3), workingDays: row.number(4))))
    case "target":
      targets.append(
        Target(
          indicator: try row.text(1), scope: .local,
          value: Quantity(millionths: Int64(try row.number(2))), validFrom: try row.date(6),
          validThrough: try row.dateOrNil(7)))
    case "holiday":
      localHolidays.append(LocalHoliday(date: try row.date(6), label: try row.text(1)))
    case "label":
      labels.append(
        Label(
          awardedOn: try row.date(6), expiresOn: try row.date(7), awardedBy: try row.text(1)))
    case "service":
      services.append(
        ServiceRecord(id: try row.id(1), name: try row.text(2), closedOn: try row.dateOrNil(7)))
    case "person": try takePerson(row)
    case "contact":
      contact = SiteContact(
        email: try row.text(1), telephone: try row.text(2), postalAddress: try row.text(3),
        website: try row.text(4))
    case "indicator": indicators.append(try row.indicator())
    case "recomputation": recomputation = try row.raw(1)
    case "alert": alerts.append(try SiteAlert(profileRow: row))
    case let kind: throw .unreadableRow("unknown part of a profile: \(kind)")
    }
  }

  /// One of the roles of a person.
  private mutating func takePerson(_ row: SQLRow) throws(StoreError) {
    let role: Role = try row.raw(3)
    let node = try row.node(5)
    let assignment =
      node == .site(site.id)
      ? RoleAssignment(role: role, site: site.id, service: Service.ID(try row.text(4)))
      : RoleAssignment(role: role, at: node)
    let id: Person.ID = try row.id(1)
    if let known = people.firstIndex(where: { $0.id == id }) {
      people[known].roles.append(assignment)
    } else {
      people.append(SitePerson(id: id, name: try row.text(2), roles: [assignment]))
    }
  }

  mutating func sortNames() {
    services = FrenchOrder.sorted(services, by: \.name)
    people = FrenchOrder.sorted(people, by: \.name)
  }
}

extension SQLRow {
  fileprivate func number(_ column: Int) throws(StoreError) -> Int {
    try value(column) { Int($0) }
  }

  fileprivate func dated<Value: Hashable & Sendable>(
    _ value: Value
  ) throws(StoreError) -> Dated<Value> {
    Dated(value, from: try date(6), through: try dateOrNil(7))
  }

  fileprivate func indicator() throws(StoreError) -> IndicatorDefinition {
    let unitAndRule = try text(4).split(separator: " ").map(String.init)
    let pace = try text(5).split(separator: " ").map(String.init)
    guard unitAndRule.count == 2, pace.count == 2,
      let unit = IndicatorUnit(rawValue: unitAndRule[0]),
      let aggregation = Aggregation(rawValue: unitAndRule[1]),
      let frequency = Frequency(rawValue: pace[0]), let better = Direction(rawValue: pace[1])
    else { throw .unreadableRow("indicator \(try text(1))") }
    let label = try text(2)
    return IndicatorDefinition(
      code: try text(1), label: label, shortLabel: label,
      commitments: try text(3).split(separator: " ").compactMap { Int($0) }, article: "",
      unit: unit, aggregation: aggregation, frequency: frequency, better: better, register: nil,
      isProjectOwn: true, note: nil)
  }
}

extension SQLConnection {
  /// What holds for `site`: one statement.
  func profile(of site: Site) throws(StoreError) -> SiteProfile {
    var profile = SiteProfile(site: site)
    try forEachRow(SiteProfile.statement(site)) { row throws(StoreError) in try profile.take(row) }
    profile.sortNames()
    return profile
  }
}
