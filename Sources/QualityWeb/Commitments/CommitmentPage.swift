import QualityDomain
import QualityStore
import QualityWording

/// One commitment: what is promised, what proves it, and how the site stands.
struct CommitmentPage {
  let module: Module
  let commitment: Commitment
  let edition: Edition
  let profile: SiteProfile
  let today: CivilDate
  /// The last quarter that is over.
  let quarter: Period
  /// The indicators of the commitment for that quarter.
  let readings: [IndicatorReading]

  var page: Page {
    Page(
      "Engagement \(commitment.number)", heading: "\(commitment.number). \(commitment.title)",
      entry: .commitments,
      parents: [PageLink("Engagements", .commitments)],
      facts: facts,
      body: .split(
        """
        \(application)
        \(.with(commitment.note) { #"<p class="fr-callout">\#($0)</p>"# })
        \(.each(commitment.subcommitments, separator: "\n", subcommitment))
        """,
        aside: """
          \(CommitmentFigures(readings: readings, quarter: quarter).html)
          \(limits.html)
          """,
        asideLabel: "Indicateurs et délais de l’engagement"))
  }

  private var limits: CommitmentLimits {
    CommitmentLimits(
      commitment: commitment.number, edition: edition, profile: profile, today: today)
  }

  private var facts: [HTML] {
    let services = profile.moduleServices.inForce(on: today)
      .filter { $0.module == module.number }.compactMap { profile.serviceName($0.service) }
    return [
      "Module \(module.number) : \(module.title)", HTML(text: commitment.channel.french),
    ] + (commitment.isOptional ? ["Facultatif"] : [])
      + (services.isEmpty ? [] : [HTML(text: "Services : \(FrenchList.joined(services))")])
  }

  /// Whether the commitment is one of the site's, and since when.
  private var application: HTML {
    if let leftOut = profile.nonApplicable.first(where: {
      $0.value.commitment == commitment.number && $0.holds(on: today)
    }) {
      return .alert(
        .info, "Sans objet pour le site depuis le \(FrenchDate.short(leftOut.from))",
        HTML(text: leftOut.value.reason))
    }
    if let taken = profile.modules.first(where: {
      $0.value == module.number && $0.holds(on: today)
    }) {
      return """
        <p class="qp-row">\(.badge("s’applique au site", .success)) <span>Module pris depuis le \
        \(.time(taken.from)).</span></p>
        """
    }
    return .alert(
      .info, "Le site n’a pas pris le module \(module.number)",
      "Cet engagement ne le concerne pas, sauf si le module est ajouté dans les réglages.")
  }

  private func subcommitment(_ item: Subcommitment) -> HTML {
    let id = "sous-\(item.number.replacing(".", with: "-"))"
    return .section(
      "\(item.number) \(item.channel.french)", id: id,
      """
      <p>\(item.promise)</p>
      \(item.evidence.isEmpty
        ? #"<p class="fr-text--sm qp-muted">Le référentiel ne liste pas de preuve pour ce point.</p>"#
        : evidence(item))
      """)
  }

  private func evidence(_ item: Subcommitment) -> HTML {
    let byKind = EvidenceKind.allCases.flatMap { kind in item.evidence.filter { $0.kind == kind } }
    return DataTable(
      "Preuves de l’engagement \(item.number)",
      columns: [.text("Preuve attendue"), .text("Nature"), .text("Placée ici par")],
      rows: byKind.map { piece in
        [
          HTML(text: piece.text), HTML(text: piece.kind.french),
          piece.isInferred ? .badge("placement déduit", .info) : "le référentiel",
        ]
      }
    ).html
  }
}
