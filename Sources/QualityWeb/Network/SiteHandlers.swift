import Hummingbird
import NIOCore
import QualityDomain
import QualityStore

/// The sites of the network: the list from which one is opened, and those who add some.
struct SiteHandlers: Sendable {
  let office: Office

  /// Four statements, one of them to know who asks, whatever the number of sites.
  func list(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.networkDesk(context)
    guard let reach = desk.viewer.access.reach else { throw WebProblem.signInRequired }
    let form = try request.query()
    let choice = try PeriodChoice(form["periode"], today: desk.today)
    let address = SiteListAddress(form, choice.period)
    var query = address.query
    // One more than shown says whether there is a next page.
    query.limit = SiteListPage.length + 1
    let found = try await desk.store.sites.list(query, in: reach, today: desk.today)
    return desk.answer(
      SiteListPage(
        desk: desk, reach: reach, address: address, found: found,
        total: try await desk.store.sites.count(query, in: reach, today: desk.today),
        notice: SiteListNotice(rawValue: form[SiteListNotice.name])
      ).page)
  }

  func new(_ context: WebContext) throws -> Response {
    let (desk, network, edition) = try managing(context)
    return desk.answer(
      NewSitePage(desk: desk, network: network, edition: edition, fields: Fields()).page)
  }

  func add(_ context: WebContext) async throws -> Response {
    let (desk, network, edition) = try managing(context)
    let page = { (fields: Fields) in
      NewSitePage(desk: desk, network: network, edition: edition, fields: fields).page
    }
    let code = context.form.trimmed("parent")
    let form = NewSiteForm(
      context.form, network: network, edition: edition, now: desk.now,
      parent: code.isEmpty ? nil : try await desk.store.sites.find(code: code))
    let new = try desk.read(form.parsed, orShow: page)
    try await desk.write(orSay: NewSiteForm.taken, on: page) {
      try await desk.store.sites.create(
        new.site, edition: edition.identifier(for: new.site.kind), modules: new.modules,
        from: edition.validFrom, in: network, by: desk.author)
    }
    return .seeOther(
      Link.sites.with("q", new.site.name)
        .with(SiteListNotice.name, SiteListNotice.created.rawValue))
  }

  func showImport(_ context: WebContext) throws -> Response {
    let (desk, _, _) = try managing(context)
    return desk.answer(SiteImportPage(token: desk.token).page)
  }

  func runImport(_ context: WebContext) async throws -> Response {
    let (desk, network, edition) = try managing(context)
    var page = SiteImportPage(token: desk.token, isTrial: context.form.has(ImportForm.trial))
    guard let file = context.form.file(ImportForm.file) else {
      page.errors = FormErrors(ImportForm.file, "Choisissez le fichier à importer.")
      throw desk.refused(page.page)
    }
    page.fileName = file.name
    let outcome = try await SiteImport(desk.store, edition: edition).run(
      Array(file.content.readableBytesView), in: network, by: desk.author, isTrial: page.isTrial)
    switch outcome {
    case .done(let summary, let others):
      page.result = .done(summary, others: others, isTrial: page.isTrial)
      page.isTrial = false
      return desk.answer(page.page)
    case .refused(let problems):
      page.result = .refused(problems)
      throw desk.refused(page.page)
    }
  }

  /// For those who create sites somewhere.
  private func managing(_ context: WebContext) throws -> (NetworkDesk, NetworkScope, Edition) {
    let desk = try office.networkDesk(context)
    let network = try desk.viewer.network(.manageNetwork)
    guard let edition = office.book.library.current(on: desk.today) else {
      throw WebProblem.notFound
    }
    return (desk, network, edition)
  }
}
