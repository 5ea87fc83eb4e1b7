public import QualityDomain

extension PublicationError {
  /// What is wrong and what to do.
  public var french: String {
    switch self {
    case .notOver(let lastDay):
      "Cette période se termine le \(FrenchDate.short(lastDay)). Publiez-la à partir du lendemain."
    case .reasonRequired(let pending, let missing):
      "Donnez le motif de cette publication : \(Self.gaps(pending: pending, missing: missing))."
    case .nothingNew:
      "Rien n’a changé depuis la dernière publication de cette période : il n’y a rien à publier."
    }
  }

  private static func gaps(pending: Int, missing: Int) -> String {
    var gaps: [String] = []
    if pending > 0 {
      gaps.append(
        FrenchNumber.count(
          pending, "indicateur compte des demandes en cours",
          "indicateurs comptent des demandes en cours"))
    }
    if missing > 0 {
      gaps.append(
        FrenchNumber.count(
          missing, "chiffre manque ou est ancien", "chiffres manquent ou sont anciens"))
    }
    return FrenchList.joined(gaps)
  }
}
