import QualityDomain
import QualityStore
import QualityWording

/// Modules, commitments and sub-commitments with their evidence, those of the site first.
struct CommitmentListPage {
  let edition: Edition
  let profile: SiteProfile
  let today: CivilDate
  let query: FormBody
  let search: StandardSearch

  private typealias FoundModule = (module: Module, commitments: [FoundStandard.FoundCommitment])

  private var taken: Set<Int> { profile.modules(on: today) }

  var page: Page {
    let found = FoundStandard(edition, search)
    let own = edition.modules.filter { taken.contains($0.number) }
    let count = FrenchNumber.count(
      own.reduce(0) { $0 + $1.commitments.count }, "engagement", "engagements")
    let modules = FrenchNumber.count(own.count, "module pris", "modules pris")
    return Page(
      "Engagements", entry: .commitments,
      facts: [HTML(text: edition.name), "\(count) dans \(modules)"], isList: true,
      body: """
        \(filters)
        <div class="qp-stack qp-stack--lg" id="liste" tabindex="-1">
        \(.when(!search.isEmpty, outcome(found)))
        \(.each(found.modules.filter { taken.contains($0.module.number) }, separator: "\n", module))
        \(others(found.modules.filter { !taken.contains($0.module.number) }))
        \(SteeringParts(found: found, isOpen: !search.isEmpty).folds)
        </div>
        """)
  }

  private var filters: HTML {
    let fields = Fields.filter(query)
    return .filters(
      "Recherche dans le référentiel", action: .commitments, button: "Chercher",
      fields: fields.text(
        "q", "Chercher un mot, un numéro, une preuve", type: "search", isOptional: true,
        width: .search))
  }

  private func outcome(_ found: FoundStandard) -> HTML {
    let all = PageLink("Voir tout le référentiel", .commitments)
    guard !found.isEmpty else {
      return .nothingFound(
        "Rien ne correspond à « \(search.typed) » dans \(edition.name). Essayez un seul mot, ou son début.",
        wider: [all])
    }
    let count = FrenchNumber.count(
      found.commitmentCount, "engagement correspond", "engagements correspondent")
    return """
      <p role="status"><strong>\(count) à « \(search.typed) ».</strong> \
      <a href="\(all.link)">\(all.label)</a></p>
      """
  }

  private func module(_ found: FoundModule) -> HTML {
    .section(
      """
      Module \(found.module.number) : \(found.module.title) \(.badge("pris par le site", .success))
      """, id: "module-\(found.module.number)",
      """
      \(.with(found.module.scope) { #"<p class="fr-text--sm qp-muted">\#($0)</p>"# })
      <div class="qp-stack qp-stack--sm">
      \(.each(found.commitments, separator: "\n", commitment))
      </div>
      """)
  }

  /// Modules that the site has not taken, folded unless something was found in them.
  private func others(_ modules: [FoundModule]) -> HTML {
    if modules.isEmpty { return .empty }
    return .section(
      "Modules que le site n’a pas pris", id: "autres-modules", style: "qp-stack qp-stack--sm",
      .each(modules, separator: "\n") { found in
        .fold(
          "Module \(found.module.number) : \(found.module.title)",
          isOpen: !search.isEmpty,
          """
          <div class="qp-stack qp-stack--sm">
          \(.each(found.commitments, separator: "\n", commitment))
          </div>
          """)
      })
  }

  private func commitment(_ found: FoundStandard.FoundCommitment) -> HTML {
    let (commitment, subcommitments) = found
    let isLeftOut = profile.nonApplicable.inForce(on: today).contains {
      $0.commitment == commitment.number
    }
    return .fold(
      """
      \(commitment.number). \(commitment.title)\
      \(.when(commitment.isOptional, " \(.badge("facultatif"))"))\
      \(.when(isLeftOut, " \(.badge("sans objet"))"))
      """, isOpen: !search.isEmpty,
      """
      <div class="qp-panel qp-stack qp-stack--sm">
      \(.each(subcommitments, separator: "\n", subcommitment))
      <p class="fr-text--sm"><a href="\(Link.commitment(commitment.number))">Ouvrir l’engagement \
      \(commitment.number)</a> : indicateurs, délais, preuves par nature</p>
      </div>
      """)
  }

  private func subcommitment(_ item: Subcommitment) -> HTML {
    """
    <p><strong>\(item.number)</strong> \(item.promise) \
    <span class="fr-text--sm qp-muted">\(item.channel.french).</span></p>
    \(EvidenceWords(item.evidence).list)
    """
  }
}

extension HTML {
  /// A fold whose summary may hold badges, and that may be open.
  static func fold(_ summary: HTML, isOpen: Bool, _ body: HTML) -> HTML {
    """
    <details class="qp-details"\(.when(isOpen, " open"))><summary>\(summary)</summary>\(body)</details>
    """
  }
}
