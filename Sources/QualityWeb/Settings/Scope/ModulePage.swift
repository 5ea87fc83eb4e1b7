import QualityDomain
import QualityStore
import QualityWording

/// The modules of the site: those of today, those of other days, and the form that changes them.
struct ModulePage {
  let visit: SettingsVisit
  let edition: Edition
  let fields: Fields

  private var taken: Set<Int> { visit.profile.modules(on: visit.today) }

  var page: Page {
    Page(
      "Modules", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: [HTML(text: edition.name), "Règles II.2"], isRefused: !fields.errors.isEmpty,
      body: .split(
        """
        \(visit.message)\(fields.errors.summary)
        \(visit.canChange ? form : current)
        \(history)
        """,
        aside: """
          \(.section("La règle", id: "t-regle", style: "qp-stack qp-stack--sm", rule))
          \(.section("Services par module", id: "t-services", style: "qp-stack qp-stack--sm", services))
          """,
        asideLabel: "Règle et services"))
  }

  private var form: HTML {
    visit.form(.siteModules) {
      """
      \(fields.checkboxes(
        "modules", "Modules retenus",
        edition.modules.map { Choice(String($0.number), "\($0.number). \($0.title)") },
        ticked: Set(taken.map(String.init))))
      \(fields.radios(
        "cert", "Centre d’expertise et de ressources titres (CERT)",
        [Choice("oui", "Le site en est doté"), Choice("non", "Il n’en a pas")],
        value: visit.site.hasCERT ? "oui" : "non"))
      \(fields.date(
        "from", "À partir du", hint: "18/05/2026, 18/05, ou rien pour aujourd’hui"))
      <p class="fr-text--sm qp-muted">Ce qui valait avant reste enregistré, et ce qui est publié ne \
      change pas. Les indicateurs d’un module comptent à partir du jour où il est pris.</p>
      \(.submit("Enregistrer les modules"))
      """
    }
  }

  private var current: HTML {
    .list(
      edition.modules.filter { taken.contains($0.number) }.map {
        ListItem(HTML(text: "\($0.number). \($0.title)"))
      })
  }

  private var rule: HTML {
    let rule = edition.moduleRules.first {
      $0.siteKind == visit.site.kind && $0.hasCERT == visit.site.hasCERT
    }
    let numbers = { (modules: Set<Int>) in
      modules.isEmpty ? "aucun" : FrenchList.joined(modules.sorted().map(String.init))
    }
    return .with(rule) { rule in
      """
      \(.facts([
        ("Obligatoires", HTML(text: numbers(rule.required))),
        ("Au choix", HTML(text: numbers(rule.optional))),
        ("Refusés", HTML(text: numbers(rule.refused))),
        (
          "Au moins",
          HTML(text: FrenchNumber.count(rule.minimumBusinessModules, "module métier", "modules métier"))
        ),
      ]))
      \(.with(rule.convention) { #"<p class="fr-text--sm qp-muted">Convention : \#($0.midSentence)</p>"# })
      """
    }
  }

  private var services: HTML {
    let names = { (module: Int) in
      visit.profile.moduleServices.inForce(on: visit.today)
        .filter { $0.module == module }.compactMap { visit.profile.serviceName($0.service) }
    }
    return .list(
      taken.sorted().map { module in
        let services = names(module)
        return ListItem(
          PageLink("Module \(module)", .siteModule(module)),
          note: HTML(text: services.isEmpty ? "Tous les services" : FrenchList.joined(services)))
      })
  }

  private var history: HTML {
    let dated = visit.profile.modules.sorted { ($0.value, $0.from) < ($1.value, $1.from) }
    return .section(
      "Depuis quand", id: "t-depuis",
      DataTable(
        "Modules et leurs dates",
        columns: [.text("Module"), .text("À partir du"), .text("Jusqu’au")],
        rows: dated.map { module in
          [
            "\(module.value)", .time(module.from),
            module.through.map { .time($0) } ?? "sans fin prévue",
          ]
        }
      ).html)
  }
}

/// The services that apply one module.
struct ModuleServicesPage {
  let visit: SettingsVisit
  let module: Module
  let fields: Fields

  private var inForce: [ModuleService] {
    visit.profile.moduleServices.inForce(on: visit.today).filter { $0.module == module.number }
  }

  var page: Page {
    Page(
      "Services du module \(module.number)", entry: .settings,
      parents: [PageLink("Réglages du site", .settings), PageLink("Modules", .siteModules)],
      facts: [HTML(text: module.title)], isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(visit.canChange ? form : names)
        """)
  }

  private var form: HTML {
    let open = visit.profile.services(openOn: visit.today)
    if open.isEmpty {
      return .emptyState(
        "Le site n’a pas encore de service",
        #"<p>Ajoutez-en un aux <a href="\#(Link.siteServices)">services du site</a>.</p>"#)
    }
    return visit.form(.siteModule(module.number), style: "qp-panel qp-stack qp-narrow") {
      """
      \(fields.checkboxes(
        "services", "Services qui appliquent ce module", open.map { Choice($0.id.text, $0.name) },
        hint: "Aucune case : tous les services", ticked: Set(inForce.map(\.service.text))))
      \(fields.date("from", "À partir du"))
      \(.submit("Enregistrer les services"))
      """
    }
  }

  private var names: HTML {
    let names = inForce.compactMap { visit.profile.serviceName($0.service) }
    return .list((names.isEmpty ? ["Tous les services"] : names).map { ListItem(HTML(text: $0)) })
  }
}
