/// A region, by its official geographic code; overseas departments are regions of their own.
/// - Source: INSEE, code officiel géographique.
public enum Region: String, CaseIterable, Sendable {
  case guadeloupe = "01"
  case martinique = "02"
  case guyane = "03"
  case laReunion = "04"
  case mayotte = "06"
  case ileDeFrance = "11"
  case centreValDeLoire = "24"
  case bourgogneFrancheComte = "27"
  case normandie = "28"
  case hautsDeFrance = "32"
  case grandEst = "44"
  case paysDeLaLoire = "52"
  case bretagne = "53"
  case nouvelleAquitaine = "75"
  case occitanie = "76"
  case auvergneRhoneAlpes = "84"
  case provenceAlpesCoteDAzur = "93"
  case corse = "94"

  /// The official geographic code: `84`.
  public var code: String { rawValue }

  public var name: String {
    switch self {
    case .guadeloupe: "Guadeloupe"
    case .martinique: "Martinique"
    case .guyane: "Guyane"
    case .laReunion: "La Réunion"
    case .mayotte: "Mayotte"
    case .ileDeFrance: "Île-de-France"
    case .centreValDeLoire: "Centre-Val de Loire"
    case .bourgogneFrancheComte: "Bourgogne-Franche-Comté"
    case .normandie: "Normandie"
    case .hautsDeFrance: "Hauts-de-France"
    case .grandEst: "Grand Est"
    case .paysDeLaLoire: "Pays de la Loire"
    case .bretagne: "Bretagne"
    case .nouvelleAquitaine: "Nouvelle-Aquitaine"
    case .occitanie: "Occitanie"
    case .auvergneRhoneAlpes: "Auvergne-Rhône-Alpes"
    case .provenceAlpesCoteDAzur: "Provence-Alpes-Côte d’Azur"
    case .corse: "Corse"
    }
  }

  /// Its departments, in the order of their codes.
  public var departments: [Territory] {
    Territory.allCases.filter { $0.region == self }
  }
}
