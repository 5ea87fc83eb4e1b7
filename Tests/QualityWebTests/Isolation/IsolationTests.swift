import Foundation
import HTTPTypes
import Hummingbird
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// Nobody sees or changes anything of a site without a role there: issue “From one préfecture to the
/// whole network”, section 2.
@Suite("Another site’s identifiers")
struct IsolationTests {
  @Test("are tried on every route of the application")
  func everyRoute() async throws {
    let routes = try await TestOffice().server.router().routes.map(\.description)
    let missing = Set(routes).subtracting(IsolationCases.all.keys).sorted()
    #expect(missing.isEmpty, "routes without a case in IsolationCases")
    let gone = Set(IsolationCases.all.keys).subtracting(routes).sorted()
    #expect(gone.isEmpty, "cases of routes that are no more")
  }

  @Test("give nothing of a site of another department, whatever one’s role", arguments: Role.allCases)
  func stranger(role: Role) async throws {
    let office = try await TestOffice()
    try await probe(try await ForeignSite.add("haute-brume", in: "73", to: office), office, as: role)
  }

  @Test("give nothing of a sibling, a site of the same department", arguments: Role.ofSites)
  func sibling(role: Role) async throws {
    let office = try await TestOffice()
    let territory = office.site.territory.code
    try await probe(try await ForeignSite.add("haute-brume", in: territory, to: office), office, as: role)
  }

  @Test(
    "give nothing of a site of another department to those who work above sites",
    arguments: [Role.administrator, .qualityOfficer, .secretaryGeneral, .auditor, .networkOfficer])
  func above(role: Role) async throws {
    let office = try await TestOffice()
    let foreign = try await ForeignSite.add("haute-brume", in: "73", to: office)
    if role != .networkOfficer {
      try await office.store.people.grant(
        RoleAssignment(role: role, at: .department(office.site.territory)),
        to: try #require(office.people[.networkOfficer]), by: office.author)
    }
    try await probe(foreign, office, as: .networkOfficer)
  }

  @Test("The attempts do reach what is there: by those who work there, each is answered otherwise")
  func attemptsAreReal() async throws {
    let office = try await TestOffice()
    let foreign = try await ForeignSite.add("haute-brume", in: "41", to: office)
    try await office.store.people.grant(
      RoleAssignment(role: .qualityOfficer, site: foreign.site.id),
      to: try #require(office.people[.auditor]), by: office.author)
    let opened = IsolationCases.all.filter { $0.key.hasPrefix("GET ") }.values
      .flatMap { $0(foreign) }.filter { $0.kind == .refused }
    #expect(opened.count > 15)
    try await office.visit(as: .auditor) { visitor in
      let browser = visitor.with(cookie: "site", foreign.site.code)
      for probe in opened {
        let answer = try await browser.get(probe.path)
        #expect(answer.status == .ok, "\(probe.path)")
      }
    }
  }

  @Test("A figure and a job of another site are refused for whose they are: at that site both are taken")
  func realIdentifiers() async throws {
    let office = try await TestOffice()
    let foreign = try await ForeignSite.add("haute-brume", in: "41", to: office)
    try await office.store.people.grant(
      RoleAssignment(role: .qualityOfficer, site: foreign.site.id),
      to: try #require(office.people[.auditor]), by: office.author)
    try await office.visit(as: .auditor) { visitor in
      let browser = visitor.with(cookie: "site", foreign.site.code)
      for path in [
        "/indicateurs/\(ForeignSite.sharedIndicator)/saisies/\(foreign.figure.text)/retirer",
        "/reglages/operations/\(foreign.job.text)/relancer",
      ] {
        let answer = try await browser.post(path, from: "/compte", [])
        #expect(answer.status == .seeOther, "\(path)")
      }
    }
  }

  /// Tries everything as that role, then looks whether anything of the other site changed.
  private func probe(_ foreign: ForeignSite, _ office: TestOffice, as role: Role) async throws {
    let before = try await foreign.state(in: office)
    try await office.visit(as: role) { visitor in
      let browser = visitor.with(cookie: "site", office.site.code)
      let probes = IsolationCases.all.values.flatMap { $0(foreign) }
      // What one's own site keeps comes last: it bears words of the other site.
      for probe in probes.filter({ !$0.isTaken }) + probes.filter(\.isTaken) {
        try await probe.run(in: browser, as: role)
      }
    }
    #expect(try await foreign.state(in: office) == before)
  }
}

@Suite("Scopes")
struct ScopeSourceTests {
  @Test("are made from roles alone: no page and no query of the store makes one that no role gives")
  func unguarded() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources").standardizedFileURL
    for target in ["QualityWeb", "QualityStore", "QualityWording", "QualityFormats"] {
      let folder = sources.appending(path: target)
      let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
      var count = 0
      for case let file as URL in files where file.pathExtension == "swift" {
        // Background work is done for a site and on nobody's behalf.
        if ["JobRunner.swift", "JobWorker.swift", "SiteYear.swift"].contains(file.lastPathComponent) {
          continue
        }
        count += 1
        let text = try String(contentsOf: file, encoding: .utf8)
        #expect(!text.contains("unguarded("), "\(file.lastPathComponent)")
      }
      #expect(count > 10)
    }
  }
}
