import QualityDomain
import QualityStore
import QualityWording

/// The services of the site, open ones first.
struct ServiceListPage {
  let visit: SettingsVisit
  let fields: Fields

  var page: Page {
    Page(
      "Services", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(services)
        \(form)
        """)
  }

  private var services: HTML {
    let services = visit.profile.services
    if services.isEmpty {
      return .emptyState(
        "Aucun service pour l’instant",
        """
        <p>Une demande va à un service, et une personne en a un ou plusieurs. Ajoutez celui qui reçoit le \
        plus de courriers pour commencer.</p>
        """)
    }
    let isOpen = { (service: ServiceRecord) in service.isOpen(on: visit.today) }
    return .list(
      (services.filter(isOpen) + services.filter { !isOpen($0) }).map { service in
        ListItem(
          PageLink(service.name, .service(service.id)),
          right: isOpen(service) ? .empty : .badge("fermé"),
          note: .with(service.closedOn) { "Fermé à partir du \(.time($0))" })
      })
  }

  private var form: HTML {
    visit.form(.siteServices, style: "qp-panel qp-stack qp-narrow") {
      """
      <h2>Ajouter un service</h2>
      \(fields.text("name", "Nom du service", hint: "Comme dans l’organigramme"))
      \(.submit("Ajouter le service"))
      """
    }
  }
}

/// One service: its name, the modules that it applies, closing it.
struct ServicePage {
  let visit: SettingsVisit
  let service: ServiceRecord
  let fields: Fields

  var page: Page {
    Page(
      "Service \(service.name)", heading: HTML(text: service.name), entry: .settings,
      parents: [PageLink("Réglages du site", .settings), PageLink("Services", .siteServices)],
      facts: service.closedOn.map { ["Fermé à partir du \(.time($0))"] } ?? ["Ouvert"],
      isRefused: !fields.errors.isEmpty,
      body: .split(
        """
        \(visit.message)\(fields.errors.summary)
        \(renaming)
        \(closing)
        """,
        aside: .section("Ce qu’il applique", id: "t-modules", style: "qp-stack qp-stack--sm", modules),
        asideLabel: "Modules du service"))
  }

  private var renaming: HTML {
    visit.form(.service(service.id)) {
      """
      <h2>Renommer</h2>
      \(fields.text("name", "Nom du service", value: service.name))
      \(.submit("Renommer le service"))
      """
    }
  }

  private var closing: HTML {
    if service.closedOn != nil {
      return visit.form(Link.service(service.id).appending("rouvrir")) {
        """
        <h2>Rouvrir</h2>
        <p>Le service pourra à nouveau recevoir des demandes.</p>
        \(.submit("Rouvrir le service"))
        """
      }
    }
    return visit.form(Link.service(service.id).appending("fermer")) {
      """
      <h2>Fermer</h2>
      <p>Un service fermé ne reçoit plus de demandes. Les siennes restent consultables et comptées. \
      Répondez d’abord à <a href="\(Link.work(.open, service: service.id))">celles qui sont en cours</a>, ou \
      transférez-les.</p>
      \(fields.date("closedOn", "Fermé à partir du"))
      \(.submit("Fermer le service"))
      """
    }
  }

  private var modules: HTML {
    let held = visit.profile.moduleServices.inForce(on: visit.today)
    let taken = visit.profile.modules(on: visit.today).sorted()
    let own = taken.filter { module in
      let services = held.filter { $0.module == module }
      return services.isEmpty || services.contains { $0.service == service.id }
    }
    return own.isEmpty
      ? "<p>Aucun module.</p>"
      : .list(own.map { ListItem(PageLink("Module \($0)", .siteModule($0))) })
  }
}
