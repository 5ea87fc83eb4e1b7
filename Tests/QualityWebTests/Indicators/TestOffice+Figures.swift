import QualityDomain
import QualityStore

extension TestOffice {
  /// Records an entered figure; numbers as people write them.
  func enter(
    _ code: String, _ period: String, _ numerator: String? = nil, of denominator: String? = nil,
    value: String? = nil, service: String? = nil, comment: String = "", in other: Site? = nil
  ) async throws {
    let (n, d) = (numerator.flatMap { Quantity($0) }, denominator.flatMap { Quantity($0) })
    let figure: Figure =
      if let n, let d, value == nil {
        Figure(.ratio, numerator: n, denominator: d)
      } else {
        Figure(numerator: n, denominator: d, value: value.flatMap { Quantity($0) })
      }
    _ = try await store.measures.record(
      [
        Measure(
          indicator: code, period: Period(period)!, service: service.flatMap { services[$0] },
          source: .entered, figure: figure, comment: comment)
      ], in: Scope.unguarded(site: other?.id ?? site.id), by: author)
  }

  /// An e-mail received on `day` and answered on `reply`.
  @discardableResult
  func answeredEmail(
    receivedOn day: String, reply: String?, service: String = "Accueil", subject: String = "Horaires"
  ) async throws -> QualityDomain.Request.ID {
    let id = try await register(receivedOn: day, service: service, subject: subject)
    if let reply { try await append(.replied(.email), on: reply, to: id) }
    return id
  }

  /// The first quarter of 2026: two e-mails in time and one late at the reception, one in time at
  /// Citoyenneté.
  func firstQuarter() async throws {
    try await answeredEmail(receivedOn: "2026-01-05", reply: "2026-01-07", subject: "Carte grise")
    try await answeredEmail(receivedOn: "2026-02-02", reply: "2026-02-09", subject: "Passeport")
    try await answeredEmail(receivedOn: "2026-03-02", reply: "2026-03-31", subject: "Parking")
    try await answeredEmail(
      receivedOn: "2026-03-03", reply: "2026-03-04", service: "Citoyenneté", subject: "Adoption")
  }
}
