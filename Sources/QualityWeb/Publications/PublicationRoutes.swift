import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// What was published, and publishing a period.
struct PublicationRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    router.get("/publications") { _, context in try await list(context) }
    router.get("/publications/publier") { request, context in try await review(request, context) }
    router.post("/publications/publier") { request, context in try await publish(request, context) }
    router.get("/publications/:id") { request, context in try await show(request, context) }
  }

  private func list(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readIndicators)
    try desk.requireIndicators()
    let publications = try await office.store.publications.headings(in: scope)
    return desk.answer(PublicationListPage(desk: desk, publications: publications).page)
  }

  private func review(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.siteScope(.publish)
    try desk.requireIndicators()
    let query = try request.query()
    guard let period = Period(query.trimmed("periode").uppercased()) else {
      // An empty field asks for nothing yet.
      let errors =
        !query.trimmed("periode").isEmpty
        ? FormErrors("periode", PeriodChoicePage.unreadable(query.trimmed("periode"))) : FormErrors()
      return desk.answer(PeriodChoicePage(fields: Fields(query, errors: errors)).page)
    }
    return desk.answer(
      PublicationReviewPage(
        draft: try await draft(period, desk, in: scope), desk: desk, fields: Fields()
      ).page)
  }

  private func publish(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.siteScope(.publish)
    guard let period = Period(try request.query()["periode"]) else { throw WebProblem.notFound }
    let publishing = try Publishing(
      store: office.store, book: office.book, profile: desk.profile, scope: scope)
    let outcome = try await publishing.publish(
      period, reason: context.form.trimmed("reason"), by: desk.author)
    switch outcome {
    case .success(let publication):
      return .seeOther(Link.publication(publication.id).with("fait", "publiee"))
    case .failure(let error):
      let errors = FormErrors(error.isAboutReason ? "reason" : nil, error.french)
      let draft = try await draft(period, desk, in: scope)
      throw desk.refused(
        PublicationReviewPage(
          draft: draft, desk: desk, fields: Fields(context.form, errors: errors)
        ).page)
    }
  }

  private func show(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.readIndicators)
    guard let id = context.parameters.get("id").flatMap({ Publication.ID($0) }) else {
      throw WebProblem.notFound
    }
    let revisions = try await office.store.publications.revisions(with: id, in: scope)
    guard let publication = revisions.first(where: { $0.id == id }) else {
      throw WebProblem.notFound
    }
    // The figures of the whole site are shown beside to those who may see it whole.
    let current =
      scope.isWholeSite ? try await draft(publication.period, desk, in: scope).figures : nil
    return desk.answer(
      PublicationPage(
        publication: publication, revisions: revisions, current: current, desk: desk,
        isNew: try request.query()["fait"] == "publiee"
      ).page)
  }

  private func draft(
    _ period: Period, _ desk: Desk, in scope: Scope
  ) async throws -> PublicationDraft {
    let publishing = try Publishing(
      store: office.store, book: office.book, profile: desk.profile, scope: scope)
    let readings = try await publishing.readings(period, today: desk.today)
    return PublicationDraft(
      period: period, readings: readings,
      figures: publishing.figures(of: readings, period, today: desk.today),
      last: try await office.store.publications.last(of: period, in: scope))
  }
}

/// What publishing a period today would publish.
struct PublicationDraft: Sendable {
  let period: Period
  let readings: [IndicatorReading]
  let figures: [PublishedFigure]
  /// The last publication of the period.
  let last: Publication?

  var review: PublicationReview { PublicationReview(readings) }

  /// Whether the last publication says the same.
  var isPublished: Bool { last?.figures == figures }
}

extension PublicationError {
  fileprivate var isAboutReason: Bool {
    if case .reasonRequired = self { true } else { false }
  }
}

extension Link {
  /// The review of a period before it is published.
  static func publish(_ period: Period?) -> Link {
    publications.appending("publier").with("periode", period?.text)
  }
}
