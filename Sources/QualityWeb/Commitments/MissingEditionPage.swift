import QualityDomain
import QualityWording

/// For a site whose référentiel is not installed: bodies other than préfectures follow one of their
/// own.
struct MissingEditionPage {
  let site: Site

  var page: Page {
    Page(
      "Référentiel du site", facts: [HTML(text: site.kind.french)],
      body: .emptyState(
        "Le référentiel de ce site n’est pas encore installé",
        """
        <p>Qual-e-pref concerne les préfectures et les sous-préfectures (II.2). Les autres services de \
        l’État suivent un autre référentiel, comme Services Publics+. Ses engagements paraîtront ici dès \
        que son édition sera installée.</p>
        <p>Les demandes, les services et les personnes de ce site se gèrent dès maintenant.</p>
        """))
  }
}
