import ArgumentParser
import QualityDomain
import QualityWording

struct Holidays: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lister les jours fériés d’un territoire, une ligne « date;nom » par jour.")

  @Option(help: "Le code du département ou de la collectivité : 57, 2A, 974…")
  var territory: Territory

  @Option(help: "La première année, de 1990 à 2100.")
  var from: Int

  @Option(help: "La dernière année, de 1990 à 2100.")
  var to: Int

  func validate() throws {
    guard (1990...2100).contains(from), (1990...2100).contains(to), from <= to else {
      throw ValidationError(
        "Donnez deux années de 1990 à 2100, la première avant la dernière.")
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
