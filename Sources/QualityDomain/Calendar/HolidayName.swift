/// Every public holiday that some French territory observes. The wording gives each its French name.
public enum HolidayName: String, CaseIterable, Sendable {
  // Everywhere: code du travail, L3133-1.
  case newYear
  case easterMonday
  case labourDay
  case victory1945
  case ascension
  case whitMonday
  case bastilleDay
  case assumption
  case allSaints
  case armistice1918
  case christmas

  /// Alsace-Moselle (by commune) and Polynésie française.
  case goodFriday
  /// 26 December in Alsace-Moselle.
  case saintStephen
  /// On the day proper to each of Guadeloupe, Martinique, Guyane, La Réunion, Mayotte,
  /// Saint-Barthélemy and Saint-Martin.
  case abolitionOfSlavery
  /// 28 April in Wallis-et-Futuna.
  case saintPeterChanel
  /// 29 June in Wallis-et-Futuna.
  case saintsPeterAndPaul
  /// 29 July in Wallis-et-Futuna.
  case territoryDay
  /// 5 March in Polynésie française.
  case arrivalOfTheGospel
  /// 29 June in Polynésie française, through 2024.
  case autonomyDay
  /// 20 November in Polynésie française, from 2025: Matari’i i ni’a.
  case matarii
  /// 24 September in Nouvelle-Calédonie.
  case citizenshipDay
}
