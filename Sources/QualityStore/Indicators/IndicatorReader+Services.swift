public import QualityDomain

/// One indicator for one service of a site.
public struct ServiceReading: Hashable, Sendable {
  /// nil: requests that no service has.
  public let service: Service.ID?
  public let reading: IndicatorReading
}

extension IndicatorReader {
  /// One indicator for each service that has something of it in the period, in the order of their
  /// names: at most two statements.
  ///
  /// - Parameter material: that holds the period.
  public func byService(
    _ definition: IndicatorDefinition, _ period: Period, in material: IndicatorMaterial
  ) async throws(StoreError) -> [ServiceReading] {
    // Of the whole site the material has every entry; of some services, not those beside the site's.
    let entries =
      scope.isWholeSite
      ? material.measures[definition.code] ?? []
      : try await store.measures.current(indicator: definition.code, in: scope)
    let tallies: [RegisterTally] =
      definition.register == nil
      ? [] : try await store.requests.talliesByService(period, in: scope)
    let order = profile.services.map(\.id) as [Service.ID?] + [nil]
    return order.compactMap { service in
      reading(
        definition, period, service: service, entries: entries,
        tallies: tallies.filter { $0.service == service }, targets: material.targets,
        asOf: material.asOf
      ).map { ServiceReading(service: service, reading: $0) }
    }
  }

  /// nil when the service has neither a request nor a figure of it.
  private func reading(
    _ definition: IndicatorDefinition, _ period: Period, service: Service.ID?, entries: [Measure],
    tallies: [RegisterTally], targets: [Target], asOf: CivilDate
  ) -> IndicatorReading? {
    // Without a service, what was stated is of the whole site.
    let stated = service.map {
      IndicatorReading.stated(
        definition, period: period, service: $0, measures: entries, targets: targets, asOf: asOf)
    }
    let own = stated.flatMap { $0.figure != nil && $0.figurePeriod == period ? $0 : nil }
    guard let rule = definition.register else { return own }
    let count = RegisterCount(tallies, in: period, rule: rule, asOf: asOf)
    guard !count.isEmpty else { return own }
    let computed = IndicatorReading.computed(
      definition, rule: rule, period: period, count: count, targets: targets, asOf: asOf)
    return own.map { computed.completed(by: $0, count: count) } ?? computed
  }
}

extension RequestStore {
  /// The tallies of `tallies(from:through:service:in:)`, service by service: one statement.
  fileprivate func talliesByService(
    _ period: Period, in scope: Scope
  ) async throws(StoreError) -> [RegisterTally] {
    try await engine.read { connection throws(StoreError) in
      try connection.tallies(
        """
        \(scope.filter) AND s.service_id <> \(RegisterLedger.allServices)
          AND s.month >= \(Period(.month, containing: period.firstDay))
          AND s.month <= \(Period(.month, containing: period.lastDay))
        """, service: \.service)
    }
  }
}
