import Hummingbird
import NIOCore
import QualityDomain
import QualityStore
import QualityWording

/// The import of scores from a page: a trial first, then for good.
extension BarometerRoutes {
  func intake(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let sites = try sites(desk)
    return desk.answer(BarometerImportPage(sites: sites, token: desk.token).page)
  }

  func takeFile(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    var page = BarometerImportPage(sites: try sites(desk), token: desk.token)
    page.form = context.form
    guard let file = context.form.file(ImportForm.file) else {
      page.errors = FormErrors(ImportForm.file, "Choisissez le fichier à importer.")
      throw desk.refused(page.page)
    }
    page.fileName = file.name
    let isTrial = context.form.has(ImportForm.trial)
    let outcome = try await BarometerImport(desk.store, library: office.book.library).run(
      Array(file.content.readableBytesView), sites: page.sites,
      isRevision: context.form.has("revision"), isTrial: isTrial, by: desk.author)
    switch outcome {
    case .done(let summary):
      page.result = isTrial ? .trial(summary) : .imported(summary)
      return desk.answer(page.page)
    case .refused(let problems):
      page.result = .refused(problems)
      throw desk.refused(page.page)
    }
  }

  /// The sites whose scores the viewer may import.
  /// - Throws: `forbidden` when there is none.
  private func sites(_ desk: Desk) throws(WebProblem) -> [Site] {
    let sites = desk.viewer.sitesToScore
    guard !sites.isEmpty else {
      throw .forbidden(holders: Role.administrator.frenchPlural)
    }
    return sites
  }
}
