import Hummingbird
import QualityDomain
import QualityStore

extension IndicatorRoutes {
  func intake(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let message = Self.imported[query["fait"]]
    // What was just imported is looked at; every figure of the site is read for it.
    return desk.answer(try await page(desk, message: message, showingDoubts: message != nil))
  }

  /// What the page says once a file was taken, by the code in its address.
  private static let imported = [
    "import": "Le tableau est importé. Les chiffres à vérifier sont signalés ci-dessous.",
    "inchange": "Rien n’a changé : tous les chiffres de ce tableau étaient déjà enregistrés.",
  ]

  func takeFile(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.scope(.importFiles)
    guard let file = context.form.file("fichier") else {
      throw desk.refused(
        try await page(
          desk, errors: FormErrors("fichier", "Choisissez le fichier CSV à importer.")))
    }
    let outcome = try await MeasureImport(desk.store).run(
      Array(file.content.readableBytesView),
      indicators: try desk.indicators().definitions(on: desk.today), profile: desk.profile,
      in: scope, by: desk.author)
    switch outcome {
    case .done(_, let changed, _):
      return .seeOther(.importMeasures.with("fait", changed > 0 ? "import" : "inchange"))
    case .refused(let problems):
      throw desk.refused(
        try await page(
          desk, errors: FormErrors("fichier", ImportWording.refusal(problems.count)),
          problems: problems))
    }
  }

  private func page(
    _ desk: Desk, errors: FormErrors = FormErrors(), problems: [MeasureImport.Problem] = [],
    message: String? = nil, showingDoubts: Bool = false
  ) async throws -> Page {
    let scope = try desk.scope(.importFiles)
    return MeasureImportPage(
      fields: Fields(desk.context.form, errors: errors), problems: problems,
      doubtful: showingDoubts ? try await doubts(desk, in: scope) : [], profile: desk.profile,
      isWholeSite: scope.services == nil, token: desk.token, message: message
    ).page
  }

  private func doubts(
    _ desk: Desk, in scope: Scope
  ) async throws -> [MeasureImportPage.Doubt] {
    let definitions = Dictionary(
      try desk.indicators().definitions(on: desk.today).map { ($0.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return try await desk.store.measures.current(in: scope).flatMap { measure in
      let definition = definitions[measure.indicator]
      return definition.map { definition in
        measure.flags(for: definition).map {
          MeasureImportPage.Doubt(measure: measure, definition: definition, flag: $0)
        }
      } ?? []
    }
  }
}
