import QualityWording

/// What a list says that was just done, from a code in its address.
struct RegisterNotice {
  enum Code: String {
    case assigned = "attribuees"
    case nothingPicked = "rien-de-choisi"
    /// The request now belongs to a service that the viewer does not see.
    case gone = "transferee"
  }

  private let code: Code
  private let count: Int

  init?(_ query: FormBody) {
    guard let code = Code(rawValue: query["fait"]) else { return nil }
    self.code = code
    count = Int(query["nombre"]) ?? 0
  }

  var tone: Tone { code == .nothingPicked ? .warning : .success }

  var french: String {
    switch code {
    case .assigned:
      "\(FrenchNumber.count(count, "demande attribuée", "demandes attribuées")). Le délai continue."
    case .nothingPicked: "Aucune demande n’était choisie : rien n’a changé. Cochez-en au moins une."
    case .gone: "Demande transférée : l’autre service la suit maintenant. Le délai continue."
    }
  }
}
