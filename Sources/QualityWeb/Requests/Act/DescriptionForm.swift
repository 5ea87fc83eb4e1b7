import Crypto
import QualityDomain
import QualityStore

/// What the form that corrects the subject and the requester sends.
struct DescriptionForm {
  let body: FormBody

  /// The field that says what the page had shown.
  static let seenField = "vue"

  /// Stands for a description in a form without copying it; differs whenever the description does.
  static func mark(of description: RequestDescription) -> String {
    let who = description.requester.map {
      [$0.name, $0.profile.rawValue, $0.email, $0.telephone, $0.address]
    }
    let parts = [description.subject] + (who ?? [])
    // The length before each part keeps two neighbours from reading like one.
    let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return SHA256.hash(data: Array(text.utf8)).prefix(16).hexadecimal
  }

  var mark: String { body[Self.seenField] }

  /// Whether the person says that the request was given the wrong requester.
  var isSomeoneElse: Bool { body.has("autre") }

  /// - Parameter requester: who is recorded; a name is never taken away here.
  func parsed(replacing requester: RequesterDetails?) throws(FormErrors) -> RequestDescription {
    var errors = FormErrors()
    let subject = SubjectField.parsed(body, &errors)
    let details = RequesterFields.parsed(body, &errors)
    if details == nil, requester != nil, errors["nom"] == nil {
      errors.add("nom", "Donnez le nom de l’usager. Pour l’oublier, demandez l’effacement de ses données.")
    }
    guard errors.isEmpty else { throw errors }
    return RequestDescription(subject: subject, requester: details)
  }
}
