import QualityWording

/// Everything that is wrong with a file that was imported, by line.
struct ImportProblems {
  struct Row {
    let line: Int
    /// The column or the record that is concerned.
    let place: String
    let reason: String
  }

  /// More problems than these are not read one by one.
  private static let mostShown = 200

  let fileName: String
  let rows: [Row]

  var html: HTML {
    let count = FrenchNumber.count(rows.count, "problème", "problèmes")
    let shown = rows.prefix(Self.mostShown)
    let rest = rows.count - shown.count
    return """
      <div class="fr-alert fr-alert--error qp-errors" role="alert" tabindex="-1" id="erreurs" autofocus>
      <h2 class="fr-alert__title">\(count) : rien n’est enregistré</h2>
      <p>Corrigez le fichier « \(fileName) », puis choisissez-le à nouveau.</p>
      </div>
      \(DataTable(
        "Problèmes du fichier, par ligne",
        columns: [.number("Ligne"), .text("Où"), .text("Ce qui ne va pas")],
        rows: shown.map { ["\($0.line)", HTML(text: $0.place), HTML(text: $0.reason)] }
      ).html)
      \(.when(rest > 0, "<p>Et \(FrenchNumber.count(rest, "autre problème", "autres problèmes")).</p>"))
      """
  }
}
