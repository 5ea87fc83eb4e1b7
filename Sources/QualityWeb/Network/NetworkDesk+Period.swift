import HTTPTypes
import QualityDomain
import QualityWording

extension NetworkDesk {
  /// Refuses a period that the network does not keep: a month.
  /// - Throws: a page, with status 404, that says so and leads to the quarter that holds it.
  func requireKept(_ choice: PeriodChoice) throws(WebProblem) {
    let period = choice.period
    guard !period.isKept else { return }
    let quarter = Period(.quarter, containing: period.firstDay)
    let page = Page(
      "Le réseau n’a pas de chiffres par mois", entry: .network,
      body: """
        <p class="fr-text--lead">Les chiffres du réseau se lisent par trimestre, par semestre et par année. \
        Ceux d’un mois se lisent site par site, sur la page de chaque indicateur.</p>
        <ul class="fr-btns-group"><li><a class="fr-btn" \
        href="\(Link.network.with("periode", quarter.text))">Voir le \(quarter.french)</a></li></ul>
        """)
    throw .answered(.notFound, frame.document(page))
  }
}
