import QualityDomain
import QualityStore
import QualityWording

/// The labels of the site, the latest first, and the form that records one.
struct LabelPage {
  let visit: SettingsVisit
  let fields: Fields

  var page: Page {
    Page(
      "Label", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Valable trois ans", "Référentiel, V.3"], isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(labels)
        \(form)
        """)
  }

  private var labels: HTML {
    let labels = visit.profile.labels.sorted { $0.awardedOn > $1.awardedOn }
    if labels.isEmpty {
      return .emptyState(
        "Le site n’a pas encore de label",
        """
        <p>L’audit externe se demande à la DMAT ; un audit interne ou une auto-évaluation le précède de deux \
        mois (V.2). Enregistrez ici le label quand l’attestation arrive : la page publique le montre.</p>
        """)
    }
    return DataTable(
      "Labels du site",
      columns: [.text("Obtenu le"), .text("Valable jusqu’au"), .text("Audit par"), .text("État")],
      rows: labels.map { label in
        [
          .time(label.awardedOn), .time(label.expiresOn), HTML(text: label.awardedBy),
          label.expiresOn >= visit.today ? .badge("en cours", .success) : .badge("expiré", .error),
        ]
      }
    ).html
  }

  private var form: HTML {
    visit.form(.siteLabel, style: "qp-panel qp-stack qp-narrow") {
      """
      <h2>Enregistrer un label</h2>
      <div class="qp-fields">
      \(fields.date("awardedOn", "Obtenu le"))
      \(fields.text(
        "expiresOn", "Expire le", hint: "Sans date, trois ans après l’obtention", isOptional: true,
        width: .short))
      \(fields.text("awardedBy", "Organisme qui a fait l’audit", width: .wide))
      </div>
      \(.submit("Enregistrer le label"))
      """
    }
  }
}
