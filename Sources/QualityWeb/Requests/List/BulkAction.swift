import QualityDomain
import QualityStore

/// What is done at once to the requests that were ticked in a list.
enum BulkAction: Hashable {
  /// nil gives the work back: it is nobody's.
  case assign(Person.ID?)
  case transfer(Service.ID)

  /// nil for what the bar does not offer at this site.
  init?(_ text: String, desk: Desk) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    switch parts[0] {
    case "attribuer" where parts[1].isEmpty: self = .assign(nil)
    case "attribuer":
      guard let person = Person.ID(parts[1]).flatMap(desk.profile.person) else { return nil }
      self = .assign(person.id)
    case "transferer":
      guard let service = desk.openServices.first(where: { $0.id.text == parts[1] }) else {
        return nil
      }
      self = .transfer(service.id)
    default: return nil
    }
  }

  /// As a form sends it.
  var text: String {
    switch self {
    case .assign(let person): "attribuer:\(person?.text ?? "")"
    case .transfer(let service): "transferer:\(service.text)"
    }
  }

  var fact: RequestFact {
    switch self {
    case .assign(let person): .assigned(to: person)
    case .transfer(let service): .transferred(to: service)
    }
  }

  /// What the list says once it is done.
  var notice: RegisterNotice.Code {
    switch self {
    case .assign: .assigned
    case .transfer: .transferred
    }
  }
}
