import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// Importing scores: what the file must hold, and what came of the one that was sent.
struct BarometerImportPage {
  /// Those whose scores may be imported.
  let sites: [Site]
  let token: FormToken?
  /// What was sent.
  var form = FormBody()
  var errors = FormErrors()
  var fileName = ""
  var result: ImportResult<BarometerSummary, BarometerImport.Problem>?

  var page: Page {
    Page(
      "Importer les notes du baromètre", entry: .barometer,
      parents: [PageLink("Baromètre", .barometer)],
      isRefused: !errors.isEmpty || result?.isRefused == true,
      body: .split(
        "\(errors.summary)\(resultPart)\(formPart)", aside: columns,
        asideLabel: "Colonnes du tableau"))
  }

  private var resultPart: HTML {
    switch result {
    case nil: .empty
    case .trial(let summary):
      .alert(
        .success, "L’essai réussit : rien n’est encore enregistré",
        """
        \(ImportWording.scores(summary)) Choisissez à nouveau le fichier ci-dessous pour l’importer.
        """)
    case .imported(let summary):
      .alert(
        .success, "Le fichier est importé",
        #"\#(ImportWording.scores(summary)) <a href="\#(Link.barometer)">Voir le baromètre</a>"#)
    case .refused(let problems):
      ImportProblems(
        fileName: fileName,
        rows: problems.map { .init(line: $0.line, place: $0.place, reason: $0.frenchReason) }
      ).html
    }
  }

  // MARK: The form

  /// Once a trial has succeeded, the file is sent again for good.
  private var isTrialNext: Bool {
    switch result {
    case .trial, .imported: false
    case .refused: form.has(ImportForm.trial)
    case nil: form.pairs.isEmpty || form.has(ImportForm.trial)
    }
  }

  private var formPart: HTML {
    // Boxes are ticked by what comes next, not by what was sent.
    let fields = Fields(errors: errors)
    return ImportForm(
      action: .importScores, token: token, fields: fields, isTrial: isTrialNext,
      hint: "10 Mo au plus, une note par ligne",
      boxes: """
        <div class="qp-fields__wide">\(fields.checkbox(
          "revision", "Ce fichier révise des notes déjà enregistrées",
          hint: "Les anciennes sont gardées, avec la date de leur remplacement.",
          isTicked: form.has("revision")))</div>

        """
    ).html
  }

  // MARK: The columns

  private var columns: HTML {
    """
    \(HTML.section("Colonnes", id: "t-colonnes", style: "qp-stack qp-stack--sm", .facts(
      [
        ("site", "Le code du site : \(codes)"),
        ("annee", "L’année du baromètre, par exemple <code>2025</code>"),
        ("axe", "<code>engagement</code>, <code>canal</code> ou <code>global</code>"),
        ("libelle", "Le numéro de l’engagement, ou le canal ; vide pour la note globale"),
        ("note", "De 0 à 10, par exemple <code>7,4</code>"),
        (
          "Facultatives",
          """
          <code>moyenne_reseau</code>, <code>rang</code> et <code>sur</code>, telles que publiées ; \
          le rang ne dépasse pas <code>sur</code>
          """
        ),
      ], isStacked: true)))
    <p class="fr-text--sm qp-muted">Canaux : \(BarometerTable.channelWords.joined(separator: ", ")), avec ou \
    sans accents.</p>
    <p class="fr-text--sm qp-muted">Importer deux fois le même fichier n’ajoute rien. Une case vide ne change \
    rien à ce qui est enregistré. Une seule ligne fausse, et rien n’est enregistré.</p>
    """
  }

  private var codes: HTML {
    .each(sites, separator: ", ") { "<code>\($0.code)</code>" }
  }
}
