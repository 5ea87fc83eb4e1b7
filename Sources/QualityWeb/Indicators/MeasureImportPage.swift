import QualityDomain
import QualityStore
import QualityWording

/// Where a table of figures is imported: what it may hold, what is wrong with it, and which recorded
/// figures are odd.
struct MeasureImportPage {
  /// A recorded figure that something contradicts.
  struct Doubt {
    let measure: Measure
    let definition: IndicatorDefinition
    let flag: MeasureFlag
  }

  let fields: Fields
  let problems: [MeasureImport.Problem]
  let doubtful: [Doubt]
  let profile: SiteProfile
  let isWholeSite: Bool
  let token: FormToken?
  let message: String?

  /// A file may hold thousands of mistakes, which are the same one.
  private static let mostRows = 200

  var page: Page {
    Page(
      "Importer des chiffres", entry: .indicators, parents: [PageLink("Indicateurs", .indicators)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(.with(message) { HTML.message(.success, HTML(text: $0)) })
        \(.when(!problems.isEmpty, problemSection))
        \(.split("\(form)\(doubtSection)", aside: columns, asideLabel: "Colonnes du tableau"))
        """)
  }

  private var form: HTML {
    .form(.importMeasures, token: token, takesFiles: true) {
      """
      \(fields.file(
        "fichier", "Tableau de chiffres",
        hint: "Un fichier CSV de 10 Mo au plus. Tout est importé, ou rien si une ligne est à corriger.",
        accept: ".csv,text/csv"))
      \(HTML.submit("Importer le tableau"))
      """
    }
  }

  private var problemSection: HTML {
    let shown = problems.prefix(Self.mostRows)
    let more = problems.count - shown.count
    return .section(
      "Lignes à corriger", id: "t-lignes",
      """
      \(DataTable(
        "Lignes à corriger", columns: [.text("Ligne"), .text("À corriger")],
        rows: shown.map { [HTML(text: String($0.line)), HTML(text: $0.french)] }
      ).html)
      \(.when(more > 0, "<p>Et \(FrenchNumber.count(more, "autre problème", "autres problèmes")).</p>"))
      """)
  }

  private var doubtSection: HTML {
    if doubtful.isEmpty { return .empty }
    return .section(
      "Chiffres enregistrés à vérifier", id: "t-verifier",
      """
      <p>Ils sont gardés comme ils ont été écrits. Corrigez-les s’ils sont faux ; sinon, un commentaire les \
      expliquera à l’auditeur.</p>
      \(DataTable(
        "Chiffres enregistrés à vérifier", isFocusable: false,
        columns: [.text("Indicateur"), .text("Période"), .number("Chiffre"), .text("À vérifier")],
        rows: doubtful.prefix(Self.mostRows).map(row)
      ).html)
      """)
  }

  private func row(_ doubt: Doubt) -> [HTML] {
    let (measure, definition) = (doubt.measure, doubt.definition)
    let place = [profile.serviceName(measure.service), measure.criterion].compactMap(\.self)
      .joined(separator: ", ")
    let value = measure.figure.value.map { FrenchNumber.value($0, definition.unit, places: 2) }
    return [
      #"<a href="\#(Link.indicator(definition.code, measure.period))">\#(definition.shortLabel)</a>"#
        + .when(!place.isEmpty, #" <span class="qp-note">\#(place)</span>"#),
      HTML(text: measure.period.frenchShort), HTML(text: value ?? "sans objet"),
      HTML(text: doubt.flag.french(definition.unit)),
    ]
  }

  private var columns: HTML {
    """
    \(HTML.section("Colonnes", id: "t-colonnes", style: "qp-stack qp-stack--sm", .facts(
      [
        ("indicateur", "Le code, par exemple <code>17-email-on-time</code>"),
        ("periode", "<code>2023</code>, <code>2023-S1</code>, <code>2023-T4</code> ou <code>2023-05</code>"),
        ("valeur", "Le résultat ; vide si le numérateur et le dénominateur suffisent"),
        ("numerateur, denominateur", "Facultatifs : avec eux, les périodes s’additionnent"),
        ("service", HTML(text: service)),
        ("critere", "Facultatif : ce qui était demandé aux usagers"),
        ("commentaire", "Facultatif"),
      ], isStacked: true)))
    <p class="fr-text--sm">La première ligne nomme les colonnes, dans l’ordre que vous voulez, séparées \
    par des points-virgules ou des virgules. Un chiffre déjà enregistré est remplacé et reste dans \
    l’historique.</p>
    """
  }

  private var service: String {
    isWholeSite
      ? "Facultatif : le nom d’un service ; vide pour tout le site" : "Le nom d’un de vos services"
  }
}
