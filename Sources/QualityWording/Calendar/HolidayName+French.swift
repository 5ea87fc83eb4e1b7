public import QualityDomain

extension HolidayName {
  /// The name in a calendar: « Lundi de Pentecôte ».
  public var french: String {
    switch self {
    case .newYear: "Jour de l’An"
    case .easterMonday: "Lundi de Pâques"
    case .labourDay: "Fête du Travail"
    case .victory1945: "Victoire de 1945"
    case .ascension: "Ascension"
    case .whitMonday: "Lundi de Pentecôte"
    case .bastilleDay: "Fête nationale"
    case .assumption: "Assomption"
    case .allSaints: "Toussaint"
    case .armistice1918: "Armistice de 1918"
    case .christmas: "Noël"
    case .goodFriday: "Vendredi saint"
    case .saintStephen: "Saint-Étienne"
    case .abolitionOfSlavery: "Abolition de l’esclavage"
    case .saintPeterChanel: "Saint-Pierre-Chanel"
    case .saintsPeterAndPaul: "Saints Pierre et Paul"
    case .territoryDay: "Fête du Territoire"
    case .arrivalOfTheGospel: "Arrivée de l’Évangile"
    case .autonomyDay: "Fête de l’autonomie"
    case .matarii: "Matari’i i ni’a"
    case .citizenshipDay: "Fête de la citoyenneté"
    }
  }
}

extension NonWorkingReason {
  /// Why a day does not count, in a cell of a calendar: « week-end », « Ascension ».
  public var french: String {
    switch self {
    case .saturday, .sunday: "week-end"
    case .holiday(let names): names.map(\.french).joined(separator: ", ")
    case .local(let label): label
    }
  }

  /// The same in a list of days: « samedi », « férié (Ascension) », « jour local (Aïd) ».
  public var frenchExplanation: String {
    switch self {
    case .saturday: Weekday.saturday.french
    case .sunday: Weekday.sunday.french
    case .holiday: "férié (\(french))"
    case .local(let label): "jour local (\(label))"
    }
  }
}
