import QualityDomain
import QualityStore
import QualityWording

/// A site that publishes with this installation, and how to write to it.
struct Publisher {
  let site: Site
  let contact: SiteContact

  /// Its name, its address, and its public page unless it promises nothing of the référentiel.
  var item: ListItem {
    let facts = SiteAddress(site: site, contact: contact).facts
    return ListItem(
      "<strong>\(site.name)</strong>",
      right: .when(
        site.kind.takesModules,
        """
        <a href="\(Link.publicPage(site.code))">Engagements et résultats\
        <span class="fr-sr-only"> : \(site.name)</span></a>
        """),
      note: facts.isEmpty
        ? "À l’accueil ou par la poste, à ce nom"
        : .each(facts, separator: " · ") { "\($0.name) : \($0.value)" })
  }
}

/// Who publishes with this installation, on the pages that the law asks for: each of a few, and the way
/// to the list of many.
struct PublisherList {
  /// How many there are.
  let count: Int
  /// Each of them, when they are few.
  let named: [Publisher]

  static let mostNamed = 8

  /// « La Préfecture du Val-d’Orance »; « Chaque administration nommée sur cette page » when several.
  var names: String {
    guard count == 1, let only = named.first?.site else {
      return count > Self.mostNamed
        ? "Chaque administration qui publie avec ce service"
        : "Chaque administration nommée sur cette page"
    }
    return only.kind == .policePrefecture ? only.name : "La \(only.name.midSentence)"
  }

  var html: HTML {
    if count == 0 {
      return "<p>Aucun site n’est encore créé dans cette installation.</p>"
    }
    if count > Self.mostNamed {
      return """
        <p>\(FrenchNumber.integer(count)) administrations publient avec ce service : \
        <a href="\(Link.publicSites)">trouvez la vôtre et son adresse</a>.</p>
        """
    }
    return .list(named.map(\.item))
  }
}
