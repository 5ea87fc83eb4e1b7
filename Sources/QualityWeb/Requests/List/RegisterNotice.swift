import QualityWording

/// What a list says that was just done, from a code in its address.
struct RegisterNotice {
  enum Code: String {
    case assigned = "attribuees"
    case transferred = "transferees"
    case nothingPicked = "rien-de-choisi"
    /// The request now belongs to a service that the viewer does not see.
    case gone = "transferee"

    /// « 3 demandes attribuées ».
    func count(_ count: Int) -> String {
      switch self {
      case .assigned: FrenchNumber.count(count, "demande attribuée", "demandes attribuées")
      case .transferred: FrenchNumber.count(count, "demande transférée", "demandes transférées")
      case .nothingPicked, .gone: FrenchNumber.count(count, "demande", "demandes")
      }
    }
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
      "\(code.count(count)). Le délai continue."
    case .transferred:
      "\(code.count(count)). Le délai continue : prévenez les usagers du transfert (engagement 17.3)."
    case .nothingPicked: "Aucune demande n’était choisie : rien n’a changé. Cochez-en au moins une."
    case .gone: "Demande transférée : l’autre service la suit maintenant. Le délai continue."
    }
  }
}
