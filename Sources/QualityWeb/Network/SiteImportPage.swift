import QualityDomain
import QualityStore
import QualityWording

/// Importing the list of sites: what it must hold, and what came of the file that was sent.
struct SiteImportPage {
  enum Result {
    case done(SiteImportSummary, others: Int, isTrial: Bool)
    case refused([SiteImport.Problem])
  }

  let token: FormToken?
  /// Whether the box « Essayer » is ticked.
  var isTrial = true
  var errors = FormErrors()
  var fileName = ""
  var result: Result?

  var page: Page {
    Page(
      "Importer la liste des sites", entry: .sites, parents: [PageLink("Sites", .sites)],
      isRefused: isRefused,
      body: .split(errors.summary + outcome + form, aside: help, asideLabel: "Aide à l’import"))
  }

  private var isRefused: Bool {
    if case .refused = result { return true }
    return !errors.isEmpty
  }

  private var outcome: HTML {
    switch result {
    case nil: .empty
    case .done(let summary, let others, let isTrial):
      .alert(
        .success, isTrial ? "L’essai réussit : rien n’est encore enregistré" : "La liste est importée",
        HTML(text: ImportWording.sites(summary, others: others, isTrial: isTrial)))
    case .refused(let problems):
      ImportProblems(
        fileName: fileName,
        rows: problems.map { .init(line: $0.line, place: $0.place, reason: $0.frenchReason) }
      ).html
    }
  }

  private var form: HTML {
    ImportForm(
      action: .importSites, token: token, fields: Fields(errors: errors), isTrial: isTrial,
      label: "Fichier CSV ou JSON", hint: "10 Mo au plus, un site par ligne", accept: ".csv,.txt,.json"
    ).html
  }

  private var help: HTML {
    .section(
      "Ce que le fichier contient", id: "t-colonnes", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm"><strong>Colonnes obligatoires</strong><br><code>code</code>, <code>nom</code>, \
      <code>type</code>, <code>departement</code>, <code>cert</code>, <code>modules</code></p>
      <p class="fr-text--sm"><strong>Facultative</strong><br><code>region</code></p>
      <p class="fr-text--sm qp-muted">Types : prefecture, sous-prefecture, prefecture de police, sgcd, ddi. \
      Modules : 1,4. Leur choix est vérifié (II.2).</p>
      <p class="fr-text--sm qp-muted">L’annuaire de l’administration, en JSON, convient aussi : il donne les \
      noms et les coordonnées, pas les modules.</p>
      <p class="fr-text--sm qp-muted">Un site connu est mis à jour, un site absent du fichier reste. Une \
      seule ligne fausse, et rien n’est enregistré.</p>
      """)
  }
}

extension SiteImport.Problem {
  /// The column, the record or the site that is concerned.
  fileprivate var place: String {
    switch self {
    case .table(let problem): problem.place
    case .record(let problem): problem.column.map { "fiche, champ \($0)" } ?? "fiche"
    case .conflict(_, let name, _): name
    }
  }

  /// What is wrong and what to do, as a sentence of its own.
  fileprivate var frenchReason: String {
    switch self {
    case .table(let problem), .record(let problem): problem.frenchReason
    case .conflict(_, _, let contradiction):
      contradiction.french.capitalizedFirst
    }
  }
}
