import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Comparer les listes et les comptes des registres avec leurs événements.",
    discussion: """
      Chaque demande est relue depuis ses événements. Avec --repair, ce qui diffère est réécrit.
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
    if let site, findings.isEmpty { throw Ending.noSite(site) }
    for finding in findings {
      let report = finding.report
      Output.line(
        "\(finding.site.code) : \(words(report))"
          + (repair && !report.isSound ? ", réécrits." : "."))
    }
    let areSumsSound = try await storing { try await compareNetwork(findings.map(\.site), store, book) }
    guard repair || (areSumsSound && findings.allSatisfy(\.report.isSound)) else {
      throw Ending.refused("Des écarts existent. Relancez avec --repair pour les corriger.")
    }
  }

  /// - Returns: whether everything is as it should be.
  private func compareNetwork(_ sites: [Site], _ store: Store, _ book: RuleBook) async throws -> Bool {
    let check = RollUpCheck(store: store, book: book, clock: time.clock)
    var reports: [RollUpReport] = []
    for site in sites {
      let report = try await check.report(at: site, repairs: repair)
      show(report, "\(site.code), chiffres du réseau")
      reports.append(report)
    }
    let sums = try await store.rollUp.verifyNodes(repairs: repair)
    show(sums, "Départements, régions et nation")
    return (reports + [sums]).allSatisfy(\.isSound)
  }

  private func words(_ report: VerificationReport) -> String {
    let differing = report.differingRequests.count
    return [
      FrenchNumber.count(report.requests, "demande relue", "demandes relues"),
      FrenchNumber.count(differing, "différente", "différentes"),
      FrenchNumber.count(report.differingCounts, "compte différent", "comptes différents"),
    ].joined(separator: ", ")
  }

  private func show(_ report: RollUpReport, _ subject: String) {
    let pending = FrenchNumber.count(
      report.pending, "trimestre attend sa lecture", "trimestres attendent leur lecture")
    Output.line(
      "\(subject) : \(FrenchNumber.count(report.compared, "relu", "relus")), "
        + FrenchNumber.count(report.differing, "différent", "différents")
        + (repair && !report.isSound ? ", réécrits" : "")
        + (report.pending > 0 ? " ; \(pending)." : "."))
  }
}
