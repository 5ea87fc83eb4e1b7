import Hummingbird
import NIOCore
import QualityDomain
import QualityStore
import QualityWording

/// The import of scores from a page: a trial first, then for good. It needs no site that is open:
/// someone above sites imports those of all below.
extension BarometerRoutes {
  func intake(_ context: WebContext) async throws -> Response {
    let (desk, network) = try scoring(context)
    return desk.answer(try await page(desk, network).page)
  }

  func takeFile(_ context: WebContext) async throws -> Response {
    let (desk, network) = try scoring(context)
    var page = try await page(desk, network)
    page.form = context.form
    guard let file = context.form.file(ImportForm.file) else {
      page.errors = FormErrors(ImportForm.file, "Choisissez le fichier à importer.")
      throw desk.refused(page.page)
    }
    page.fileName = file.name
    let isTrial = context.form.has(ImportForm.trial)
    let outcome = try await BarometerImport(desk.store, library: office.book.library).run(
      Array(file.content.readableBytesView), in: network,
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

  /// The desk, and the sites whose scores the viewer may import.
  /// - Throws: `forbidden` when there is none.
  private func scoring(_ context: WebContext) throws(WebProblem) -> (NetworkDesk, NetworkScope) {
    let desk = try office.networkDesk(context)
    guard let network = desk.viewer.access.network(.importScores) else {
      throw .forbidden(holders: Permission.importScores.frenchHolders)
    }
    return (desk, network)
  }

  private func page(
    _ desk: NetworkDesk, _ network: NetworkScope
  ) async throws -> BarometerImportPage {
    BarometerImportPage(
      sites: try await desk.store.sites.all(in: network), isNetwork: network.isAboveSites,
      token: desk.token)
  }
}
