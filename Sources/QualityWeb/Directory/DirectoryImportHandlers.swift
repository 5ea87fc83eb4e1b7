import Hummingbird
import NIOCore
import QualityDomain
import QualityStore

/// The import of a table of the directory from a page: a trial first, then for good.
struct DirectoryImportHandlers: Sendable {
  let office: Office

  func show(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    return visit.desk.answer(DirectoryImportPage(visit: visit).page)
  }

  func run(_ context: WebContext) async throws -> Response {
    let visit = try await office.changingDirectory(context)
    let form = context.form
    let place = try visit.chosenPlace(form)
    var page = DirectoryImportPage(visit: visit, fields: Fields(form), isTrial: form.has(ImportForm.trial))
    var errors = FormErrors()
    let table = DirectoryImport.Table(rawValue: form["tableau"])
    if table == nil { errors.add("tableau", "Dites ce que contient le fichier.") }
    let file = form.file(ImportForm.file)
    if file == nil { errors.add(ImportForm.file, "Choisissez le fichier à importer.") }
    guard let table, let file else {
      page.fields = Fields(form, errors: errors)
      throw visit.desk.refused(page.page)
    }
    page.fileName = file.name
    let outcome = try await DirectoryImport(visit.desk.store).run(
      table, Array(file.content.readableBytesView), at: place, by: visit.desk.author,
      isTrial: page.isTrial)
    switch outcome {
    case .done(let summary):
      page.result = .done(summary, isTrial: page.isTrial)
      page.isTrial = false
      return visit.desk.answer(page.page)
    case .refused(let problems):
      page.result = .refused(problems)
      throw visit.desk.refused(page.page)
    }
  }
}
