import QualityDomain
import QualityWording

/// The form that adds a site.
struct NewSitePage {
  let desk: NetworkDesk
  let network: NetworkScope
  let edition: Edition
  let fields: Fields

  var page: Page {
    Page(
      "Ajouter un site", entry: .sites, parents: [PageLink("Sites", .sites)],
      facts: [HTML(text: network.french)], isRefused: !fields.errors.isEmpty,
      body: .split(
        fields.errors.summary + form, aside: help, asideLabel: "Aide"))
  }

  private var form: HTML {
    .form(.newSite, token: desk.token) {
      """
      <div class="qp-fields">
      \(fields.text(
        "name", "Nom officiel", hint: "Exemple : Préfecture de la Savoie", width: .wide,
        takesFocus: true))
      \(fields.text(
        "code", "Code", hint: "Dans l’adresse de la page publique, pour toujours. Exemple : savoie"))
      \(fields.select("kind", "Nature", SiteKind.allCases.map { Choice($0.rawValue, $0.french) }))
      \(fields.select("territory", "Département", territories))
      \(fields.text(
        "parent", "Préfecture dont il dépend", hint: "Son code", isOptional: true))
      \(fields.checkboxes(
        "modules", "Modules", edition.modules.map { Choice(String($0.number), "\($0.number). \($0.title)") },
        hint: "Pour une préfecture ou une sous-préfecture"))
      \(fields.radios(
        "cert", "Centre d’expertise et de ressources titres (CERT)",
        [Choice("oui", "Le site en est doté"), Choice("non", "Il n’en a pas")], value: "non"))
      </div>
      \(.submit("Ajouter le site"))
      """
    }
  }

  private var territories: [Choice] {
    Territory.allCases.filter { network.includes(.department($0)) }
      .map { Choice($0.code, "\($0.code) \($0.name)") }
  }

  private var help: HTML {
    .section(
      "Plusieurs sites à la fois", id: "t-liste", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm">Vous avez déjà la liste ? <a href="\(Link.importSites)">Importez-la</a>.</p>
      <p class="fr-text--sm qp-muted">Le choix des modules suit les règles II.2 du référentiel \
      \(edition.name). Un secrétariat général commun ou une direction départementale n’en prend pas.</p>
      """)
  }
}
