import QualityDomain
import QualityWording

/// The barometer of a node before the first scores of its sites.
struct NodeBarometerEmptyPage {
  let choice: NodeBarometerChoice

  var page: Page {
    Page(
      "Baromètre, \(choice.node.french)", heading: "Baromètre : \(choice.node.french)",
      entry: .networkBarometer, parents: choice.parents,
      actions: choice.actions,
      body: """
        \(choice.siblings)
        \(HTML.emptyState(
          "Pas encore de note",
          """
          <p>Chaque année, un organisme extérieur note chaque site sur 10. Ces notes ne se calculent pas \
          depuis les indicateurs.</p>
          \(.when(choice.mayImport, Self.importing))
          """))
        """)
  }

  private static let importing: HTML = """
    <p>Enregistrez-les dans un tableau, une note par ligne, puis \
    <a href="\(Link.importScores)">importez ce tableau</a> : celles de tous les sites de votre ressort à \
    la fois.</p>
    """
}
