import ArgumentParser
import QualityDomain
import QualityWording

struct Holidays: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lister les jours fériés d’un territoire, une ligne « date;nom » par jour.")

  @Option(help: "Le code du département ou de la collectivité : 57, 2A, 974…")
  var territory: Territory

  @Option(help: "La première année, \(FrenchDate.years(CivilDate.registerYears)).")
  var from: Int

  @Option(help: "La dernière année, \(FrenchDate.years(CivilDate.registerYears)).")
  var to: Int

  func validate() throws {
    let years = CivilDate.registerYears
    guard years.contains(from), years.contains(to), from <= to else {
      throw ValidationError(
        "Donnez deux années \(FrenchDate.years(years)), la première avant la dernière.")
    }
  }

  func run() {
    for year in from...to {
      for holiday in PublicHolidays.days(in: year, territory: territory) {
        Output.line("\(holiday.date);\(holiday.name.french)")
      }
    }
  }
}
