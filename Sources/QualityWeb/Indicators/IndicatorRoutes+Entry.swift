import Hummingbird
import QualityDomain
import QualityStore

extension IndicatorRoutes {
  func entry(_ request: Hummingbird.Request, _ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let query = try request.query()
    let sheet = try await sheet(desk, period: query["periode"], service: query["service"])
    let form = MeasureEntryForm(
      sheet.definitions, period: sheet.choice.period, service: sheet.service,
      measures: sheet.measures)
    return desk.answer(page(desk, sheet, form, message: Self.entered[query["fait"]]))
  }

  /// What the form says once it was taken, by the code in its address.
  private static let entered = [
    "saisie": "Les chiffres sont enregistrés. Ce qui est à vérifier est signalé sous chacun.",
    "inchange": "Rien n’a changé : les chiffres envoyés étaient déjà enregistrés.",
  ]

  func enter(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let body = context.form
    let sheet = try await sheet(desk, period: body["periode"], service: body["service"])
    let form = MeasureEntryForm(
      body, sheet.definitions, period: sheet.choice.period, service: sheet.service,
      measures: sheet.measures)
    let measures: [Measure]
    do throws(FormErrors) {
      measures = try form.parsed()
    } catch {
      throw desk.refused(page(desk, sheet, form, errors: error))
    }
    let changed = try await desk.store.measures.record(measures, in: sheet.scope, by: desk.author)
    return .seeOther(
      .enterMeasures(sheet.choice.period, sheet.service)
        .with("fait", changed > 0 ? "saisie" : "inchange"))
  }

  /// What the form is made from.
  private struct Sheet {
    let choice: PeriodChoice
    let scope: Scope
    /// Those for which the viewer may enter figures; nil is the whole site.
    let places: [Service.ID?]
    let service: Service.ID?
    let definitions: [IndicatorDefinition]
    let measures: [Measure]
    let readings: [IndicatorReading]
    /// The codes of those whose figure is missing, for the service and for the whole site: a service
    /// does not have to give what the site has.
    let awaited: Set<String>
  }

  /// - Throws: `notFound` for a service that the viewer may not enter figures for.
  private func sheet(_ desk: Desk, period: String, service: String) async throws -> Sheet {
    let scope = try desk.scope(.enterMeasures)
    let choice = try PeriodChoice(period, today: desk.today)
    let open = desk.profile.services(openOn: desk.today).map(\.id)
    let places = (scope.services == nil ? [nil] : []) + open.filter { scope.includes($0) }
    let chosen = service.isEmpty ? places.first : places.first { $0?.text == service }
    guard let chosen else { throw WebProblem.notFound }
    let reader = try desk.indicators()
    let definitions = reader.definitions(on: choice.day).filter { $0.register == nil }
    let measures = try await desk.store.measures.current(in: scope)
    let targets = reader.targets(on: desk.today)
    let byCode = Dictionary(grouping: measures, by: \.indicator)
    let readings = { (service: Service.ID?) in
      definitions.map {
        IndicatorReading.stated(
          $0, period: choice.period, service: service, measures: byCode[$0.code] ?? [],
          targets: targets, asOf: desk.today)
      }
    }
    return Sheet(
      choice: choice, scope: scope, places: places, service: chosen, definitions: definitions,
      measures: measures, readings: readings(chosen),
      awaited: Set(readings(nil).filter(\.awaitsEntry).map(\.definition.code)))
  }

  private func page(
    _ desk: Desk, _ sheet: Sheet, _ form: MeasureEntryForm, errors: FormErrors = FormErrors(),
    message: String? = nil
  ) -> Page {
    MeasureEntryPage(
      choice: sheet.choice, form: form, fields: Fields(desk.context.form, errors: errors),
      outline: desk.outline(sheet.readings, on: sheet.choice), awaited: sheet.awaited,
      places: sheet.places.map { place in
        Choice(place?.text ?? "", desk.profile.serviceName(place) ?? "Tout le site")
      },
      service: sheet.service, token: desk.token, message: message
    ).page
  }
}
