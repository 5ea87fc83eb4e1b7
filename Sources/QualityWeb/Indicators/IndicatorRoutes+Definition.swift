import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

extension IndicatorRoutes {
  func newIndicator(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    _ = try desk.siteScope(.configureSite)
    return desk.answer(page(desk, Fields()))
  }

  func define(_ context: WebContext) async throws -> Response {
    let desk = try office.desk(context)
    let scope = try desk.siteScope(.configureSite)
    let definition: IndicatorDefinition
    do throws(FormErrors) {
      definition = try DefinitionForm(context.form).parsed(
        edition: desk.edition, own: desk.profile.indicators)
    } catch {
      throw desk.refused(page(desk, Fields(context.form, errors: error)))
    }
    do throws(StoreError) {
      try await desk.store.sites.define([definition], in: scope, by: desk.author)
    } catch .conflict {
      // Someone took the code since the profile was read.
      throw desk.refused(
        page(desk, Fields(context.form, errors: FormErrors("code", DefinitionForm.taken))))
    }
    return .seeOther(.indicators.with("fait", "indicateur"))
  }

  private func page(_ desk: Desk, _ fields: Fields) -> Page {
    Page(
      "Ajouter un indicateur", entry: .indicators,
      parents: [PageLink("Indicateurs", .indicators)], isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        <p class="qp-narrow">Un indicateur du site s’ajoute à ceux du référentiel. Ses chiffres sont saisis \
        ou importés ; son code et sa définition ne changent plus ensuite.</p>
        \(HTML.form(.newIndicator, token: desk.token) {
          """
          <div class="qp-fields">
          \(fields.text(
            "code", "Code", hint: "Sans espace ni accent, par exemple 10-rappels", takesFocus: true,
            attributes: #" autocomplete="off" spellcheck="false""#))
          \(fields.text("libelle", "Nom", hint: "\(DefinitionForm.longestName) caractères au plus"))
          \(fields.select("unite", "Unité du résultat", IndicatorUnit.allCases.map {
            Choice($0.rawValue, $0.french)
          }))
          \(fields.select(
            "consolidation", "Consolidation", Aggregation.allCases.map { Choice($0.rawValue, $0.choice) },
            hint: "Comment les mois font l’année et les services le site"))
          \(fields.select("frequence", "Fréquence", Frequency.allCases.map {
            Choice($0.rawValue, $0.french)
          }))
          \(fields.select("sens", "Ce qui est mieux", Direction.allCases.map {
            Choice($0.rawValue, $0.choice)
          }))
          \(fields.text(
            "engagements", "Engagements concernés", hint: "Leurs numéros, par exemple 10, 17",
            attributes: #" autocomplete="off""#))
          </div>
          \(HTML.submit("Créer l’indicateur"))
          """
        })
        """)
  }
}

extension Aggregation {
  fileprivate var choice: String {
    switch self {
    case .ratio: "taux : numérateur sur dénominateur"
    case .mean: "moyenne : total sur nombre de cas"
    case .sum: "somme"
    case .last: "dernier chiffre"
    case .none: "aucune : chaque chiffre vaut pour sa période"
    }
  }
}

extension Direction {
  fileprivate var choice: String {
    switch self {
    case .higher: "un résultat plus haut"
    case .lower: "un résultat plus bas"
    case .none: "ni l’un ni l’autre"
    }
  }
}
