import QualityDomain
import QualityStore
import QualityWording

/// Who changed what, the latest first.
struct AuditLogPage {
  /// How many entries a page shows.
  static let length = 50

  /// Those of the page, and one more when there are older ones.
  let entries: [AuditEntry]
  let isFirst: Bool
  let timeZone: String

  var page: Page {
    let shown = entries.prefix(Self.length)
    let older = entries.count > Self.length ? shown.last : nil
    return Page(
      "Journal", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Qui a changé quoi, et quand", "Les noms d’usagers n’y figurent jamais"],
      body: """
        \(shown.isEmpty ? empty : table(Array(shown)))
        \(.pagination(
          "Pages du journal", previous: isFirst ? nil : .auditLog,
          next: older.map { Link.auditLog.with("avant", $0.id.text) }))
        """)
  }

  private var empty: HTML {
    .emptyState(
      isFirst ? "Le journal est vide" : "Il n’y a rien de plus ancien",
      """
      <p>Chaque changement s’y inscrit de lui-même : demandes, chiffres, publications, réglages, comptes.</p>
      <p><a href="\(Link.settings)">Revenir aux réglages</a></p>
      """)
  }

  private func table(_ entries: [AuditEntry]) -> HTML {
    DataTable(
      "Journal du site, du plus récent au plus ancien",
      columns: [.text("Quand"), .text("Qui"), .text("Quoi"), .text("Précision")],
      rows: entries.map { entry in
        [
          """
          \(.time(WallClock.date(of: entry.at, in: timeZone))), \
          \(WallClock.frenchTime(of: entry.at, in: timeZone))
          """,
          HTML(text: entry.personName ?? (entry.person == nil ? "Le programme" : "Compte supprimé")),
          HTML(text: entry.action.french), HTML(text: entry.frenchDetail),
        ]
      }
    ).html
  }
}
