import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Comparer les listes et les comptes des registres avec leurs événements.",
    discussion: """
      Chaque demande est relue depuis ses événements. Avec --repair, ce qui diffère est réécrit ; \
      c’est aussi ce qu’il faut faire après un changement de jours fériés locaux.
      """)

  @Option(help: "Le code d’un site ; sinon tous.")
  var site: String?

  @Flag(help: "Réécrire ce qui diffère.")
  var repair = false

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let book = RuleBook(try ShippedFiles.editions())
    let store = try await database.open()
    var isSound = true
    try await storing {
      for found in try await store.sites.all() where site == nil || site == found.code {
        let profile = try await store.sites.profile(of: found)
        let rules = book.rules(for: profile, on: time.clock.today(in: found.timeZone))
        let report = try await store.requests.verify(found.id, rules: rules, repairs: repair)
        Output.line(
          "\(found.code) : \(report.requests) demandes relues, \(report.differingRequests.count) différentes, \(report.differingCounts) comptes différents"
            + (repair && !report.isSound ? ", réécrits." : "."))
        isSound = isSound && (report.isSound || repair)
      }
    }
    guard isSound else {
      throw Ending.refused("Des écarts existent. Relancez avec --repair pour les corriger.")
    }
  }
}
