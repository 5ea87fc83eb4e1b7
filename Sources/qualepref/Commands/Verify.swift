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
    let findings = try await storing {
      try await RegisterCheck(store: store, book: book, clock: time.clock)
        .findings(at: site, repairs: repair)
    }
    for finding in findings {
      let report = finding.report
      Output.line(
        "\(finding.site.code) : \(report.requests) demandes relues, \(report.differingRequests.count) différentes, \(report.differingCounts) comptes différents"
          + (repair && !report.isSound ? ", réécrits." : "."))
    }
    guard repair || findings.allSatisfy(\.report.isSound) else {
      throw Ending.refused("Des écarts existent. Relancez avec --repair pour les corriger.")
    }
  }
}
