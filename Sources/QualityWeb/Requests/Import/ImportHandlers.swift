import Hummingbird
import NIOCore
import QualityDomain
import QualityStore

/// The import of a service's spreadsheet from a page: a trial first, then for good.
struct ImportHandlers: Sendable {
  let office: Office

  func show(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    _ = try desk.scope(.importFiles)
    return desk.answer(ImportPage(token: desk.token).page)
  }

  func run(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.importFiles)
    let isTrial = context.form.has(ImportForm.trial)
    guard let file = context.form.file(ImportForm.file) else {
      throw desk.refused(
        ImportPage(
          token: desk.token, isTrial: isTrial,
          errors: FormErrors(ImportForm.file, "Choisissez le fichier à importer.")
        ).page)
    }
    let outcome = try await RequestImport(desk.store).run(
      Array(file.content.readableBytesView), in: scope, by: desk.author, rules: desk.rules,
      isTrial: isTrial)
    switch outcome {
    case .done(let summary):
      return desk.answer(
        ImportPage(
          token: desk.token, isTrial: false, fileName: file.name,
          result: isTrial ? .trial(summary) : .imported(summary)
        ).page)
    case .refused(let problems):
      throw desk.refused(
        ImportPage(
          token: desk.token, isTrial: isTrial, fileName: file.name, result: .refused(problems)
        ).page)
    }
  }
}
