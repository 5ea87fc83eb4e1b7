import Crypto
import QualityDomain

/// Which request a form of entry means, so that the form may be sent again when nobody knows what
/// became of it: the same request is then found, and not entered twice.
///
/// It follows from the form as it was shown and from all that was typed. So whoever goes back to a
/// form that was taken, and types the next letter over it, enters another request.
enum FormIdentity {
  /// The name of the hidden field.
  static let field = "formulaire"

  /// What a new form carries.
  static func html(at now: Instant) -> HTML {
    #"<input type="hidden" name="\#(field)" value="\#(QualityDomain.Request.ID.make(at: now).text)">"#
  }

  /// - Returns: nil when the form carries nothing of the kind: each sending is then a request.
  static func meant(by form: FormBody) -> QualityDomain.Request.ID? {
    guard let shown = QualityDomain.Request.ID(form[field]) else { return nil }
    let typed = form.pairs.filter { !beside.contains($0.name) }.map { "\($0.name)=\($0.value)" }
    let digest = SHA256.hash(data: Array(typed.joined(separator: "\n").utf8))
    return shown.withRandomPart(digest.prefix(16).reduce(0) { $0 << 8 | UInt128($1) })
  }

  /// What a form sends beside what was typed: the session, the latest entries, the button.
  private static let beside: Set = [FormToken.field, "saisies", "ouvrir"]
}
