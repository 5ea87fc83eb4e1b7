import QualityDomain
import QualityStore
import QualityWording

/// What the site is called and how the public reaches it, with the form that changes it.
struct SiteFactsPage {
  let visit: SettingsVisit
  let fields: Fields

  private var site: Site { visit.site }
  private var contact: SiteContact { visit.profile.contact }

  var page: Page {
    Page(
      "Nom et coordonnées", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      isRefused: !fields.errors.isEmpty,
      body: .split(
        """
        \(visit.message)\(fields.errors.summary)
        \(visit.canChange ? form : .facts(known))
        """,
        aside: .section("Ce qui ne change pas ici", id: "t-fixe", style: "qp-stack qp-stack--sm", fixed),
        asideLabel: "Ce qui ne change pas ici"))
  }

  private var form: HTML {
    visit.form(.siteFacts) {
      """
      <div class="qp-fields">
      \(fields.text(
        "name", "Nom officiel", hint: "Il figure en tête des pages et sur la page publique",
        value: site.name, width: .wide))
      \(fields.text(
        "email", "Adresse électronique pour le public", hint: "Exemple : qualite@departement.example",
        value: contact.email, type: "email", isOptional: true, width: .wide))
      \(fields.text(
        "telephone", "Téléphone", value: contact.telephone, type: "tel", isOptional: true))
      \(fields.text(
        "website", "Site internet", hint: "Exemple : https://www.departement.example",
        value: contact.website, type: "url", isOptional: true, width: .wide))
      \(fields.textArea(
        "address", "Adresse postale", hint: "Comme sur une enveloppe",
        value: contact.postalAddress, isOptional: true))
      \(.when(site.territory.isAlsaceMoselle, goodFriday))
      </div>
      \(.submit("Enregistrer les coordonnées"))
      """
    }
  }

  private var goodFriday: HTML {
    fields.radios(
      "goodFriday", "Vendredi saint",
      [Choice("oui", "Férié dans la commune du site"), Choice("non", "Travaillé")],
      hint: "Code du travail, L3134-13. Changer ce choix recalcule les échéances",
      value: site.goodFriday == false ? "non" : "oui")
  }

  private var known: [(name: String, value: HTML)] {
    [
      ("Nom", HTML(text: site.name)), ("Adresse électronique", shown(contact.email)),
      ("Téléphone", shown(contact.telephone)), ("Site internet", shown(contact.website)),
      ("Adresse postale", shown(contact.postalAddress)),
    ]
  }

  private func shown(_ text: String) -> HTML {
    text.isEmpty ? "non donné" : HTML(text: text)
  }

  private var fixed: HTML {
    """
    \(.facts([
      ("Code", HTML(text: site.code)), ("Nature", HTML(text: site.kind.french)),
      ("Territoire", HTML(text: site.territory.code)), ("Heure", HTML(text: site.frenchTimeZone)),
    ]))
    <p class="fr-text--sm qp-muted">Le code est dans l’adresse de la page publique. La nature et le \
    territoire décident des modules et des jours fériés : ils sont fixés à la création du site.</p>
    """
  }
}
