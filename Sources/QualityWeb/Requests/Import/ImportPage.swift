import QualityDomain
import QualityStore
import QualityWording

/// Importing a spreadsheet: what it must hold, and what came of the file that was sent.
struct ImportPage {
  let token: FormToken?
  /// Whether the box « Essayer » is ticked.
  var isTrial = true
  var errors = FormErrors()
  var fileName = ""
  var result: ImportResult<ImportSummary, RequestImport.Problem>?

  var page: Page {
    Page(
      "Importer un tableau de demandes", entry: .requests,
      parents: [PageLink("Demandes", .requests)],
      isRefused: !errors.isEmpty || result?.isRefused == true,
      body: .split(
        errors.summary + resultPart + form, aside: help, asideLabel: "Aide à l’import"))
  }

  // MARK: What came of it

  private var resultPart: HTML {
    switch result {
    case nil: .empty
    case .trial(let summary):
      .alert(
        .success, "L’essai réussit : rien n’est encore enregistré",
        "Choisissez à nouveau le fichier ci-dessous pour l’importer.")
        + outcome(summary, title: "Ce que l’import ferait")
    case .imported(let summary):
      .alert(
        .success, "Le fichier est importé",
        #"<a href="\#(Link.requests)">Voir les demandes</a>"#)
        + outcome(summary, title: "Ce que l’import a fait")
    case .refused(let problems): refusal(problems)
    }
  }

  private func outcome(_ summary: ImportSummary, title: String) -> HTML {
    .section(
      HTML(text: title), id: "t-resultat",
      .facts([
        ("Fichier", HTML(text: fileName)),
        ("Demandes ajoutées", HTML(text: FrenchNumber.integer(summary.added))),
        ("Demandes complétées", HTML(text: FrenchNumber.integer(summary.completed))),
        ("Demandes déjà à jour", HTML(text: FrenchNumber.integer(summary.unchanged))),
        (
          "Services créés",
          HTML(
            text: summary.newServices.isEmpty ? "aucun" : FrenchList.joined(summary.newServices))
        ),
      ]))
  }

  private func refusal(_ problems: [RequestImport.Problem]) -> HTML {
    ImportProblems(
      fileName: fileName,
      rows: problems.map { .init(line: $0.line, place: $0.place, reason: $0.frenchReason) }
    ).html
  }

  // MARK: The form

  private var form: HTML {
    ImportForm(
      action: .importRequests, token: token, fields: Fields(errors: errors), isTrial: isTrial,
      hint: "10 Mo au plus, une demande par ligne"
    ).html
  }

  private var help: HTML {
    .section(
      "Ce que le fichier contient", id: "t-colonnes", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm">La première ligne nomme les colonnes, dans l’ordre que vous voulez.</p>
      <p class="fr-text--sm"><strong>Obligatoires</strong><br>\(Self.names(Self.required))</p>
      <p class="fr-text--sm"><strong>Facultatives</strong><br>\(Self.names(Self.optional))</p>
      <p class="fr-text--sm qp-muted">Dates : 18/05/2026. Nature : information, conseil, réclamation ou \
      suggestion. Canal : courrier, courriel, formulaire, urne, guichet ou téléphone.</p>
      <p class="fr-text--sm qp-muted">Importer deux fois le même fichier n’ajoute rien : une ligne connue ne \
      fait que compléter sa demande. Une seule ligne fausse, et rien n’est enregistré.</p>
      """)
  }

  private static func names(_ columns: [String]) -> HTML {
    .each(columns, separator: ", ") { "<code>\($0)</code>" }
  }

  private static let required = ["reference", "nature", "canal", "recu_le", "service", "objet"]
  private static let optional = [
    "complements_demandes_le", "complements_recus_le", "reponse_attente_le", "delai_annonce_le",
    "reponse_le", "reponse_par", "reoriente_le", "reoriente_vers", "sans_coordonnees", "demandeur",
  ]
}

extension RequestImport.Problem {
  /// The column or the request that is concerned.
  fileprivate var place: String {
    switch self {
    case .table(let problem): problem.place
    case .conflict(_, let reference, _): "demande \(reference)"
    }
  }

  /// What is wrong and what to do, as a sentence of its own.
  fileprivate var frenchReason: String {
    switch self {
    case .table(let problem): problem.frenchReason
    case .conflict(_, _, let contradiction): contradiction.french
    }
  }
}
