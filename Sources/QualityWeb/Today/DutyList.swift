import QualityDomain
import QualityStore
import QualityWording

/// What whoever looks after the site without answering requests has to do: administrators keep its
/// services and people, auditors read what proves the promises.
struct DutyList {
  let viewer: Viewer
  let profile: SiteProfile
  let today: CivilDate

  /// Nothing for everyone else, whose work is in requests and figures.
  var html: HTML {
    if viewer.can(.enterMeasures) || viewer.can(.publish) { return .empty }
    if viewer.can(.configureSite) {
      return .section("Administrer le site", id: "t-administrer", .list(administration))
    }
    if viewer.can(.readAuditLog) {
      return .section("Pour auditer", id: "t-auditer", .list(audit))
    }
    return .empty
  }

  private var administration: [ListItem] {
    [
      ListItem(
        PageLink("Services", .siteServices),
        right: lonely.isEmpty ? .empty : .badge("à compléter", .warning),
        note: HTML(text: lonely.isEmpty ? "Chacun a un agent ou un chef de service" : without)),
      ListItem(
        PageLink("Personnes et rôles", .people),
        right: HTML(text: FrenchNumber.count(ownPeople, "personne", "personnes")),
        note: "Arrivées, départs, mots de passe oubliés"),
      ListItem(
        PageLink("Nom et coordonnées", .siteFacts),
        right: profile.contact == SiteContact() ? .badge("à donner", .warning) : .empty,
        note: "Ce que la page publique montre pour écrire au site"),
      ListItem(
        PageLink("Opérations", .operations),
        note: "Ce que le programme fait de lui-même : recalculs, alertes, nettoyage"),
    ]
  }

  private var ownPeople: Int { profile.people.count { $0.isOfSite } }

  /// Open services in which nobody has a role.
  private var lonely: [String] {
    profile.services.filter { service in
      service.isOpen(on: today)
        && !profile.people.contains { $0.roles.contains { $0.service == service.id } }
    }.map(\.name)
  }

  private var without: String { "Sans agent ni chef de service : \(FrenchList.joined(lonely))" }

  private var audit: [ListItem] {
    [
      ListItem(
        PageLink("Engagements et preuves attendues", .commitments),
        note: "Ce que le site promet, et ce qui le prouve"),
      ListItem(
        PageLink("Indicateurs", .indicators),
        note: "Chaque chiffre avec son calcul et les demandes qu’il compte"),
      ListItem(
        PageLink("Publications", .publications), note: "Les chiffres tels que le public les a lus"),
      ListItem(
        PageLink("Réglages du site", .settings), note: "Modules, cibles, délais locaux, rôles"),
      ListItem(PageLink("Journal", .auditLog), note: "Qui a changé quoi, et quand"),
    ]
  }
}
