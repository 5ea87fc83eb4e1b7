/// A region, by its official geographic code; overseas departments are regions of their own.
/// They stand in the order of their names.
/// - Source: INSEE, code officiel géographique.
public enum Region: String, CaseIterable, Sendable {
  case auvergneRhoneAlpes = "84"
  case bourgogneFrancheComte = "27"
  case bretagne = "53"
  case centreValDeLoire = "24"
  case corse = "94"
  case grandEst = "44"
  case guadeloupe = "01"
  case guyane = "03"
  case hautsDeFrance = "32"
  case ileDeFrance = "11"
  case laReunion = "04"
  case martinique = "02"
  case mayotte = "06"
  case normandie = "28"
  case nouvelleAquitaine = "75"
  case occitanie = "76"
  case paysDeLaLoire = "52"
  case provenceAlpesCoteDAzur = "93"

  /// The official geographic code: `84`.
  public var code: String { rawValue }

  public var name: String {
    switch self {
    case .auvergneRhoneAlpes: "Auvergne-Rhône-Alpes"
    case .bourgogneFrancheComte: "Bourgogne-Franche-Comté"
    case .bretagne: "Bretagne"
    case .centreValDeLoire: "Centre-Val de Loire"
    case .corse: "Corse"
    case .grandEst: "Grand Est"
    case .guadeloupe: "Guadeloupe"
    case .guyane: "Guyane"
    case .hautsDeFrance: "Hauts-de-France"
    case .ileDeFrance: "Île-de-France"
    case .laReunion: "La Réunion"
    case .martinique: "Martinique"
    case .mayotte: "Mayotte"
    case .normandie: "Normandie"
    case .nouvelleAquitaine: "Nouvelle-Aquitaine"
    case .occitanie: "Occitanie"
    case .paysDeLaLoire: "Pays de la Loire"
    case .provenceAlpesCoteDAzur: "Provence-Alpes-Côte d’Azur"
    }
  }

  /// Its departments, in the order of their codes.
  public var departments: [Territory] {
    Territory.allCases.filter { $0.region == self }
  }
}
