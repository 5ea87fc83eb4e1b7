import QualityDomain
import QualityStore
import QualityWording

/// Everything that holds for the site, with the pages where it changes.
struct SettingsOverview {
  let visit: SettingsVisit
  let edition: Edition?

  private var profile: SiteProfile { visit.profile }
  private var today: CivilDate { visit.today }

  var page: Page {
    Page(
      "Réglages du site", entry: .settings,
      facts: ["\(visit.site.name)", "Code \(visit.site.code)"],
      body: """
        \(visit.message)
        \(.when(!visit.canChange, .message(
          .info, "Vous consultez ces réglages. Les administrateurs et les référents qualité les changent.")))
        \(.section("Le site", id: "t-site", .list(site)))
        \(.section("Ses promesses", id: "t-promesses", .list(promises)))
        \(.section("Les personnes", id: "t-personnes", .list(people)))
        \(.when(visit.canChange, .section("Le programme", id: "t-programme", .list(program))))
        """)
  }

  private var site: [ListItem] {
    [
      ListItem(
        PageLink("Nom et coordonnées", .siteFacts), right: HTML(text: visit.site.kind.french),
        note: "Territoire \(visit.site.territory.code), heure de \(visit.site.frenchTimeZone)"),
      ListItem(
        PageLink("Jours fériés locaux", .localHolidays),
        right: count(
          profile.localHolidays.filter { $0.date >= today }.count, "jour à venir", "jours à venir"),
        note: "En plus des jours fériés du territoire ; ils déplacent les échéances"),
      visit.site.kind.takesModules ? labelItem : nil,
      ListItem(
        PageLink("Page publique", .publicPage(visit.site.code)),
        note: "Ce que le site montre au public, sans se connecter"),
    ].compactMap(\.self)
  }

  /// For those who can have it: préfectures and sous-préfectures.
  private var labelItem: ListItem {
    let label = profile.labels.last { $0.awardedOn <= today }
    return ListItem(
      PageLink("Label", .siteLabel),
      right: label.map { $0.expiresOn >= today ? "en cours" : .badge("expiré", .error) } ?? "aucun",
      note: .with(label) { "Jusqu’au \(.time($0.expiresOn))" })
  }

  private var promises: [ListItem] {
    guard edition != nil else {
      return [
        ListItem(
          PageLink("Référentiel", .siteModules), right: "à venir",
          note: "Un site de cette nature ne prend pas de modules de Qual-e-pref")
      ]
    }
    let modules = profile.modules(on: today).sorted().map(String.init)
    return [
      ListItem(
        PageLink("Modules", .siteModules), right: HTML(text: FrenchList.joined(modules)),
        note: .with(edition) { "\($0.name), \(visit.site.hasCERT ? "avec" : "sans") CERT" }),
      ListItem(
        PageLink("Engagements sans objet", .nonApplicable),
        right: count(
          profile.nonApplicable.inForce(on: today).count, "engagement", "engagements"),
        note: "Chacun avec son motif"),
      ListItem(
        PageLink("Cibles", .localTargets),
        right: count(
          Set(profile.targets.filter { $0.holds(on: today) }.map(\.indicator)).count,
          "cible locale", "cibles locales", none: "aucune"),
        note: "À côté des cibles nationales"),
      ListItem(
        PageLink("Délais locaux", .localLimits),
        right: count(profile.localLimits.inForce(on: today).count, "délai", "délais"),
        note: "Plus exigeants que ceux du référentiel"),
    ]
  }

  private var people: [ListItem] {
    [
      ListItem(
        PageLink("Services", .siteServices),
        right: count(
          profile.services(openOn: today).count, "service", "services")),
      ListItem(
        PageLink("Personnes et rôles", .people),
        right: count(profile.people.count { $0.isOfSite }, "personne", "personnes", none: "aucune")),
      ListItem(
        PageLink("Journal", .auditLog), note: "Qui a changé quoi, et quand"),
    ]
  }

  private var program: [ListItem] {
    [
      ListItem(
        PageLink("Opérations", .operations),
        note: "Ce que le programme fait de lui-même : recalculs, alertes, nettoyage")
    ]
  }

  private func count(_ number: Int, _ one: String, _ many: String, none: String = "aucun") -> HTML {
    HTML(text: number == 0 ? none : FrenchNumber.count(number, one, many))
  }
}

extension Target {
  func holds(on day: CivilDate) -> Bool {
    validFrom <= day && (validThrough.map { day <= $0 } ?? true)
  }
}
