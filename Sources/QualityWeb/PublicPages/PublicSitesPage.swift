import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// Every site that publishes with this installation, for someone who looks for theirs.
struct PublicSitesPage {
  let sites: [Publisher]
  /// Typed to find some of them; empty: all are shown, region by region.
  let words: String

  var html: HTML {
    """
    <div class="qp-public qp-text qp-stack qp-stack--lg">
    <div class="qp-stack qp-stack--sm"><h1>Trouver un site</h1>
    <p>Les engagements et les résultats de \(count), et comment leur écrire.</p></div>
    \(search)
    <div class="qp-stack" id="liste">\(words.isEmpty ? regions : results)</div>
    </div>
    """
  }

  private var count: String {
    FrenchNumber.count(sites.count, "administration", "administrations")
  }

  private var search: HTML {
    .filters(
      "Trouver un site", action: .publicSites, button: "Chercher",
      fields: Fields.filter(FormBody()).text(
        "q", "Ville, département ou nom du site", value: words, type: "search", width: .search))
  }

  // MARK: Found by words

  private var results: HTML {
    let wanted = FoldedText.folded(words).split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      .prefix(SearchLimits.words)
    let found = sites.filter { publisher in
      let text = FoldedText.folded("\(publisher.site.name) \(publisher.site.territory.french)")
      return wanted.allSatisfy(text.contains)
    }
    if found.isEmpty {
      return .nothingFound(
        "Aucun site ne correspond.", wider: [PageLink("Voir tous les sites", .publicSites)])
    }
    return "<h2>\(FrenchNumber.count(found.count, "site trouvé", "sites trouvés"))</h2>\(list(found))"
  }

  // MARK: All of them

  /// A fold for each region, then the overseas collectivities; all open when they are few.
  private var regions: HTML {
    let groups = Dictionary(grouping: sites) { $0.site.territory.region }
    let order = Region.allCases + [nil]
    return .each(order.filter { groups[$0] != nil }) { region in
      let own = groups[region] ?? []
      return """
        <section class="qp-stack qp-stack--sm"><h2>\(region?.name ?? "Collectivités d’outre-mer")</h2>\
        \(fold(own, isOpen: groups.count == 1))</section>
        """
    }
  }

  private func fold(_ own: [Publisher], isOpen: Bool) -> HTML {
    let summary = FrenchNumber.count(own.count, "site", "sites")
    return isOpen ? list(own) : .details(summary, list(own))
  }

  /// By department, the préfecture first.
  private func list(_ some: [Publisher]) -> HTML {
    let place = { (publisher: Publisher) in
      (publisher.site.territory.code, publisher.site.kind.leadsOthers ? 0 : 1, publisher.site.name)
    }
    return .list(some.sorted { place($0) < place($1) }.map(\.item))
  }
}
