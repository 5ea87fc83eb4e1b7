import ArgumentParser
import QualityDomain
import QualityWording

struct Deadline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Calculer une échéance en jours ouvrés.",
    discussion: """
      La date s’affiche sur la première ligne. Le jour de réception ne compte pas ; le délai \
      finit à la fin du dernier jour. Un jour ouvré va du lundi au vendredi, hors jours fériés \
      du territoire.
      """)

  @Option(help: "Le jour de réception, AAAA-MM-JJ.")
  var received: CivilDate

  @Option(help: "Le délai en jours ouvrés, de 1 à 1000.")
  var days: Int

  @Option(help: "Le code du département ou de la collectivité : 73, 2A, 974…")
  var territory: Territory

  @Flag(help: "Afficher aussi chaque jour passé et sa raison.")
  var explain = false

  func validate() throws {
    guard (1...1000).contains(days) else {
      throw ValidationError("Le délai va de 1 à 1000 jours ouvrés.")
    }
    let years = CivilDate.registerYears
    guard years.contains(received.year) else {
      throw ValidationError("Le jour de réception se situe \(FrenchDate.years(years)).")
    }
  }

  func run() {
    let calendar = WorkingCalendar(territory: territory)
    Output.line(calendar.date(workingDays: days, after: received).iso)
    guard explain else { return }
    for day in calendar.explainDeadline(workingDays: days, after: received).days {
      if case .skipped(let reason) = day.status {
        Output.line("\(day.date) \(reason.french)")
      }
    }
  }
}
