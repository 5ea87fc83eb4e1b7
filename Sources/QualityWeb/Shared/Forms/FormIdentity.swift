import Crypto
import QualityDomain

/// What a form of entry will have made, so that it may be sent again when nobody knows what became of
/// it: what it made is then found, and not made twice.
///
/// It follows from the form as it was shown and from all that was typed. So whoever goes back to a
/// form that was taken, and types something else over it, makes something else.
enum FormIdentity {
  /// The name of the hidden field.
  static let field = "formulaire"

  /// What a form carries that is shown now.
  static func html(at now: Instant) -> HTML {
    #"<input type="hidden" name="\#(field)" value="\#(ID<FormBody>.make(at: now).text)">"#
  }

  /// - Parameter beside: names of fields that are not typed, such as buttons.
  /// - Returns: nil when the form carries nothing of the kind: each sending then makes something.
  static func made<Subject>(by form: FormBody, apartFrom beside: Set<String>) -> ID<Subject>? {
    guard let shown = ID<Subject>(form[field]) else { return nil }
    let typed = form.pairs.filter { $0.name != FormToken.field && !beside.contains($0.name) }
      .map { "\($0.name)=\($0.value)" }
    let digest = SHA256.hash(data: Array(typed.joined(separator: "\n").utf8))
    return shown.withRandomPart(digest.prefix(16).reduce(0) { $0 << 8 | UInt128($1) })
  }
}
