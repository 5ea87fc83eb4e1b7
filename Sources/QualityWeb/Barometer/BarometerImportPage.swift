import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// Importing scores: what the file must hold, and what came of the one that was sent.
struct BarometerImportPage {
  /// Those whose scores may be imported.
  let sites: [Site]
  /// Whether they are those below a node, which has a page of its own.
  let isNetwork: Bool
  let token: FormToken?
  /// What was sent.
  var form = FormBody()
  var errors = FormErrors()
  var fileName = ""
  var result: ImportResult<BarometerSummary, BarometerImport.Problem>?

  var page: Page {
    Page(
      "Importer les notes du baromètre", entry: entry,
      parents: [PageLink(entry.title, entry.link)],
      isRefused: !errors.isEmpty || result?.isRefused == true,
      body: .split(
        "\(errors.summary)\(resultPart)\(formPart)", aside: columns,
        asideLabel: "Colonnes du tableau"))
  }

  private var entry: MenuEntry { isNetwork ? .networkBarometer : .barometer }

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
        #"\#(ImportWording.scores(summary)) <a href="\#(entry.link)">Voir le baromètre</a>"#)
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
        ("site", codes),
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

  /// Sites whose codes are listed; the list of sites has them all.
  private static let mostListed = 5

  private var codes: HTML {
    if sites.count > Self.mostListed {
      return #"Le code du site, tel que le donne la <a href="\#(Link.sites)">liste des sites</a>"#
    }
    return "Le code du site : \(.each(sites, separator: ", ") { "<code>\($0.code)</code>" })"
  }
}
