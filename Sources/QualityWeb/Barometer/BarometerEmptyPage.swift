import QualityDomain
import QualityWording

/// The barometer of a site before its first scores.
struct BarometerEmptyPage {
  let mayImport: Bool

  var page: Page {
    Page(
      "Baromètre", entry: .barometer,
      actions: mayImport ? [PageLink("Importer des notes", .importScores)] : [],
      body: .emptyState(
        "Pas encore de note",
        """
        <p>Chaque année, un organisme extérieur note chaque site sur 10 : une note globale, une par canal et \
        une par engagement, avec la moyenne du réseau et un rang. Ces notes ne se calculent pas depuis vos \
        indicateurs.</p>
        <p>\(mayImport ? importing : asking)</p>
        """))
  }

  private var importing: HTML {
    """
    Enregistrez-les dans un tableau, une note par ligne, puis \
    <a href="\(Link.importScores)">importez ce tableau</a>.
    """
  }

  private var asking: HTML {
    """
    Les \(Permission.importScores.frenchHolders) les importent d’un tableau : donnez-leur celui que vous \
    avez reçu.
    """
  }
}
