/// The form that sends a file to import: first a trial, then for good.
struct ImportForm {
  let action: Link
  let token: FormToken?
  let fields: Fields
  /// Whether the box « Essayer » is ticked.
  let isTrial: Bool
  var label = "Fichier CSV"
  /// What goes under the label of the file.
  let hint: String
  /// The ends of names that the browser proposes first.
  var accept: HTML = ".csv,.txt"
  /// Before the file: what it holds.
  var before: HTML = .empty
  /// After the file: what is done with it.
  var after: HTML = .empty
  /// Under the box « Essayer »: other boxes.
  var boxes: HTML = .empty

  /// The name of the field of the file.
  static let file = "fichier"
  /// The name of the box; a form without it writes.
  static let trial = "essai"

  var html: HTML {
    .form(action, token: token, takesFiles: true) {
      """
      <div class="qp-fields">
      \(before)\(fields.file(Self.file, label, hint: hint, accept: accept))\(after)
      <div class="qp-fields__wide">\(Fields().checkbox(
        Self.trial, "Essayer sans enregistrer",
        hint: "Montre ce qui serait ajouté, ou tout ce qui est à corriger.", isTicked: isTrial))</div>
      \(boxes)</div>
      \(.submit(isTrial ? "Lire le fichier" : "Importer le fichier"))
      """
    }
  }
}
