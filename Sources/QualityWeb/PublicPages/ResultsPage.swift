import QualityDomain
import QualityStore
import QualityWording

/// What a site owes the public (chapter VII): its label, its last published results, the
/// commitments that it takes, and how to write to it. Prints on one A4.
struct ResultsPage {
  let profile: SiteProfile
  let edition: Edition?
  let today: CivilDate
  /// Of the last quarter published and of the same quarter a year before, the latest revision of
  /// each first.
  let publications: [Publication]

  private var latest: Publication? { publications.first }

  private var yearBefore: Publication? {
    publications.first { $0.period != latest?.period }
  }

  private var label: Label? {
    profile.labels.filter { $0.awardedOn <= today }.max { $0.awardedOn < $1.awardedOn }
  }

  var html: HTML {
    """
    <div class="qp-hero"><div class="qp-hero__body">
    <div><h1>Nos engagements, nos résultats</h1>
    <p>\(profile.site.name) : ce que nous promettons sur la qualité du service que nous vous rendons, et ce \
    que nous en faisons.\(.with(latest) { " Voici nos résultats du \($0.period.french)." })</p></div>
    \(.with(label, seal))
    </div></div>
    <div class="qp-public qp-stack qp-stack--lg">
    \(latest.map(results) ?? nothingPublished)
    \(commitments)
    \(writing)
    </div>
    """
  }

  private func seal(_ label: Label) -> HTML {
    let state: HTML =
      label.expiresOn >= today
      ? "<span>valable jusqu’au \(.time(label.expiresOn))</span>"
      : "<span>arrivé à terme le \(.time(label.expiresOn))</span>"
    return """
      <p class="qp-seal"><b>Label Qual-e-pref</b> <span>obtenu le \(.time(label.awardedOn))</span> \
      \(state)</p>
      """
  }

  private func results(_ publication: Publication) -> HTML {
    let results = PublicResults(publication, yearBefore: yearBefore)
    return """
      <section aria-labelledby="t-res">
      <h2 class="fr-sr-only" id="t-res">Nos résultats, \(publication.period.french)</h2>
      \(results.cards)
      </section>
      \(results.others)
      """
  }

  private var nothingPublished: HTML {
    .section(
      "Nos résultats", id: "t-res", style: "qp-panel qp-stack qp-stack--sm qp-lifted",
      """
      <p><strong>Nous n’avons pas encore publié de résultats trimestriels.</strong> Ils paraîtront ici \
      dès la première publication.</p>
      """)
  }

  private var commitments: HTML {
    let taken = profile.modules(on: today)
    let leftOut = Set(profile.nonApplicable.inForce(on: today).map(\.commitment))
    let modules = (edition?.modules ?? []).filter { taken.contains($0.number) }.map { module in
      (module: module, own: module.commitments.filter { !leftOut.contains($0.number) })
    }
    let count = modules.reduce(0) { $0 + $1.own.count }
    // A body whose référentiel is not installed promises nothing here yet.
    if count == 0 { return .empty }
    let isLabelled = label.map { $0.expiresOn >= today } ?? false
    return .section(
      "Nos \(count) engagements\(.when(isLabelled, " labellisés"))", id: "t-eng",
      .each(modules, separator: "\n") { item in
        """
        <div class="qp-stack qp-stack--sm"><h3>\(item.module.title)</h3><ol class="qp-promises">\
        \(.each(item.own) { #"<li value="\#($0.number)">\#($0.title)</li>"# })</ol></div>
        """
      })
  }

  private var writing: HTML {
    let published = HTML.with(latest) { publication in
      """
      Résultats du \(publication.period.french), publiés le \
      \(.time(WallClock.date(of: publication.publishedAt, in: profile.site.timeZone))). \
      \(.when(publication.revision > 1, "Ils corrigent une première publication. "))
      """
    }
    return .section(
      "Une remarque, une réclamation ?", id: "t-avis", style: "qp-stack qp-stack--sm",
      """
      <p>\(SiteAddress(site: profile.site, contact: profile.contact).sentence) \(delays)</p>
      <p class="fr-text--sm qp-muted">\(published)Un jour ouvré va du lundi au vendredi, hors jours fériés. \
      <span class="qp-screen-only">Référentiel \(edition?.name ?? "") du ministère de l’intérieur.</span></p>
      """)
  }

  /// What 3.1 promises to whoever complains.
  private var delays: String {
    let limits = LimitTable(edition?.limits ?? [])
    let days = { (channel: RequestChannel) in
      limits.limit(.reply, kind: .complaint, channel: channel, on: today)?.workingDays
    }
    guard let email = days(.email), let letter = days(.letter) else { return "" }
    let byEmail = FrenchNumber.count(email, "jour ouvré", "jours ouvrés")
    let byLetter = FrenchNumber.count(letter, "jour", "jours")
    return "Nous répondons sous \(byEmail) par courriel, sous \(byLetter) par la poste."
  }
}

/// How the public writes to a site.
struct SiteAddress {
  let site: Site
  let contact: SiteContact

  /// « Écrivez-nous à …, sur une fiche à l’accueil, ou au … », with what is known.
  var sentence: HTML {
    let ways: [HTML] =
      (contact.email.isEmpty
        ? [] : [#"à <a href="mailto:\#(contact.email)">\#(contact.email)</a>"#])
      + ["sur une fiche à l’accueil"]
      + [
        "par la poste : \(contact.postalAddress.isEmpty ? site.name : contact.postalAddress.onOneLine)"
      ]
    let telephone = HTML.when(
      !contact.telephone.isEmpty, " Par téléphone : \(contact.telephone).")
    let written = HTML.each(ways.dropLast(), separator: ", ") { $0 }
    return "Écrivez-nous \(written), ou \(ways.last ?? .empty).\(telephone)"
  }

  /// The same as names and values, with what is known.
  var facts: [(name: String, value: HTML)] {
    var facts: [(name: String, value: HTML)] = []
    if !contact.postalAddress.isEmpty {
      facts.append(("Adresse", HTML(text: contact.postalAddress.onOneLine)))
    }
    if !contact.email.isEmpty {
      facts.append(
        ("Courriel", #"<a href="mailto:\#(contact.email)">\#(contact.email)</a>"#))
    }
    if !contact.telephone.isEmpty { facts.append(("Téléphone", HTML(text: contact.telephone))) }
    if !contact.website.isEmpty {
      facts.append(("Site internet", #"<a href="\#(contact.website)">\#(contact.website)</a>"#))
    }
    return facts
  }
}

extension String {
  /// Lines of an address one after the other, with commas.
  fileprivate var onOneLine: String {
    split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined(separator: ", ")
  }
}
