import QualityDomain
import QualityStore
import QualityWording

/// Importing a table of the directory: what it must hold, and what came of the file that was sent.
struct DirectoryImportPage {
  enum Result {
    case done(DirectoryImportSummary, isTrial: Bool)
    case refused([TableProblem])
  }

  let visit: DirectoryVisit
  var fields = Fields()
  /// Whether the box « Essayer » is ticked.
  var isTrial = true
  var fileName = ""
  var result: Result?

  var page: Page {
    Page(
      "Importer dans l’annuaire", entry: .directory, parents: [PageLink("Annuaire", .directory)],
      isRefused: isRefused,
      body: .split(
        fields.errors.summary + outcome + form, aside: help, asideLabel: "Aide à l’import"))
  }

  private var isRefused: Bool {
    if case .refused = result { return true }
    return !fields.errors.isEmpty
  }

  private var outcome: HTML {
    switch result {
    case nil: .empty
    case .done(let summary, let isTrial):
      .alert(
        .success, isTrial ? "L’essai réussit : rien n’est encore enregistré" : "Le fichier est importé",
        HTML(text: ImportWording.directory(summary, isTrial: isTrial)))
    case .refused(let problems):
      ImportProblems(
        fileName: fileName,
        rows: problems.map { .init(line: $0.line, place: $0.place, reason: $0.frenchReason) }
      ).html
    }
  }

  private var form: HTML {
    ImportForm(
      action: .importDirectory, token: visit.desk.token, fields: fields, isTrial: isTrial,
      hint: "10 Mo au plus",
      before: fields.radios(
        "tableau", "Le fichier contient",
        [
          Choice(DirectoryImport.Table.authorities.rawValue, "Des collectivités et leurs élus"),
          Choice(DirectoryImport.Table.administrations.rawValue, "Des administrations"),
        ], value: DirectoryImport.Table.authorities.rawValue),
      after: visit.placeField(fields)
    ).html
  }

  private var help: HTML {
    .section(
      "Ce que le fichier contient", id: "t-colonnes", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm">La première ligne nomme les colonnes, dans l’ordre que vous voulez.</p>
      <p class="fr-text--sm"><strong>Collectivités</strong><br><code>type</code>, <code>nom</code> ; \
      facultatives : <code>code</code>, <code>elu</code>, <code>fonction</code>, <code>courriel</code>, \
      <code>telephone</code>. Types : commune, epci, departement, region, autre. Une ligne par élu.</p>
      <p class="fr-text--sm"><strong>Administrations</strong><br><code>nom</code>, <code>contact</code> ; \
      facultative : <code>site_internet</code>.</p>
      <p class="fr-text--sm qp-muted">Une fiche connue est mise à jour, une fiche absente du fichier reste. \
      Une seule ligne fausse, et rien n’est enregistré.</p>
      """)
  }
}
