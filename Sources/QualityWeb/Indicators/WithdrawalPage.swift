import QualityDomain
import QualityStore
import QualityWording

/// What withdrawing a figure does, before it is done.
struct WithdrawalPage {
  let definition: IndicatorDefinition
  let record: MeasureRecord
  let profile: SiteProfile
  let token: FormToken?

  var page: Page {
    let period = record.measure.period
    return Page(
      "Retirer un chiffre, \(definition.shortLabel), \(period.frenchShort)",
      heading: "Retirer un chiffre", entry: .indicators,
      parents: [
        PageLink("Indicateurs", .indicators(period)),
        PageLink(definition.shortLabel, .indicator(definition.code, period)),
      ],
      facts: [HTML(text: definition.shortLabel), HTML(text: period.frenchShort)],
      body: """
        <div class="qp-stack qp-stack--lg qp-narrow">
        \(figure)
        \(effect)
        \(.form(.withdraw(record.id, of: definition.code), token: token, style: "qp-row") {
          """
          <button class="fr-btn" type="submit">Retirer ce chiffre</button>
          <a href="\(Link.indicator(definition.code, period))">Garder ce chiffre</a>
          """
        })
        </div>
        """)
  }

  private var figure: HTML {
    let measure = record.measure
    let author = profile.personName(record.recordedBy) ?? "l’administration du logiciel"
    let date = WallClock.date(of: record.recordedAt, in: profile.site.timeZone)
    return .facts([
      ("Chiffre", HTML(text: FigureText(measure.figure, definition).whole)),
      ("Pour", HTML(text: measure.place(profile))),
      ("Origine", "\(measure.source.french) par \(author) le \(.time(date))"),
      ("Commentaire", HTML(text: measure.comment)),
    ].filter { !$0.1.isEmpty })
  }

  private var effect: HTML {
    .section(
      "Ce que cela change", id: "t-effet",
      """
      <ul><li>L’indicateur ne compte plus ce chiffre : sans autre chiffre pour la période, il est à \
      saisir de nouveau.</li>
      <li>Le chiffre reste dans l’historique, marqué comme retiré. Ce qui est déjà publié ne change \
      pas.</li></ul>
      """)
  }
}

extension Measure {
  /// « Accueil, Délai », « tout le site ».
  func place(_ profile: SiteProfile) -> String {
    [profile.serviceName(service) ?? "tout le site", criterion].compactMap(\.self)
      .joined(separator: ", ")
  }
}
