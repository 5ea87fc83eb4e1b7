import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// Acting on several requests at once: issue “The main job”, section 5.
@Suite("Acting on several requests")
struct BulkActionTests {
  @Test("gives them all to one agent and says how many")
  func assigns() async throws {
    let office = try await TestOffice()
    let first = try await office.register()
    let second = try await office.register()
    let agent = try #require(office.people[.agent])
    try await office.visit(as: .headOfService) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes",
        [
          ("choix", "\(first.text).1"), ("choix", "\(second.text).1"),
          ("faire", "attribuer:\(agent.text)"),
          ("retour", "vue=en-cours&nature=information"),
        ])
      #expect(answer.status == .seeOther)
      let list = try await browser.get(try #require(answer.location))
      #expect(answer.location?.contains("nature=information") == true)
      #expect(list.text.contains("2 demandes attribuées. Le délai continue."))
    }
    #expect(try await office.situation(of: first).assignee == agent)
    #expect(try await office.situation(of: second).assignee == agent)
  }

  @Test("tells each request that someone else changed meanwhile, and assigns the others")
  func tellsConflicts() async throws {
    let office = try await TestOffice()
    let changed = try await office.register(subject: "Déjà changée")
    let free = try await office.register(subject: "Libre")
    let agent = try #require(office.people[.agent])
    try await office.append(.acknowledged, on: "2026-05-12", to: changed)
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes",
        [("choix", "\(changed.text).1"), ("choix", "\(free.text).1"), ("faire", "attribuer:\(agent.text)")])
      #expect(answer.status == .conflict)
      #expect(answer.text.contains("1 demande attribuée, 1 autre ne l’est pas"))
      #expect(answer.text.contains("a changé pendant que vous la choisissiez"))
      #expect(answer.body.contains(changed.text))
      #expect(!answer.body.contains(free.text))
    }
    #expect(try await office.situation(of: changed).assignee == nil)
    #expect(try await office.situation(of: free).assignee == agent)
  }

  @Test("refuses an agent who does not follow the service of a request")
  func refusesWrongService() async throws {
    let office = try await TestOffice()
    let id = try await office.register(service: "Collectivités")
    let agent = try #require(office.people[.agent])
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes",
        [("choix", "\(id.text).1"), ("faire", "attribuer:\(agent.text)")])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("ne suit pas les demandes du service Collectivités"))
    }
    #expect(try await office.version(of: id) == 1)
  }

  @Test("transfers them to another service, and says what is left to do (17.3)")
  func transfers() async throws {
    let office = try await TestOffice()
    let first = try await office.register()
    let second = try await office.register()
    let there = try await office.register(service: "Citoyenneté")
    let service = try #require(office.services["Citoyenneté"])
    let action = ("faire", "transferer:\(service.text)")
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes",
        [("choix", "\(first.text).1"), ("choix", "\(second.text).1"), action])
      let list = try await browser.get(try #require(answer.location))
      #expect(list.text.contains("2 demandes transférées. Le délai continue"))
      let refused = try await browser.post(
        "/demandes/ensemble", from: "/demandes", [("choix", "\(there.text).1"), action])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("0 demande transférée, 1 autre ne l’est pas"))
      #expect(refused.text.contains("La demande est déjà dans ce service."))
      for unknown in ["transferer:", "attribuer:\(service.text)", "effacer:", ""] {
        let answer = try await browser.post(
          "/demandes/ensemble", from: "/demandes",
          [("choix", "\(there.text).1"), ("faire", unknown)])
        #expect(answer.status == .notFound)
      }
    }
    #expect(try await office.situation(of: first).service == service)
    #expect(try await office.situation(of: second).service == service)
    #expect(try await office.version(of: there) == 1)
  }

  @Test("does not touch the requests of other services")
  func keepsToTheScope() async throws {
    let office = try await TestOffice()
    try await office.register()
    let theirs = try await office.register(service: "Collectivités")
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes", [("choix", "\(theirs.text).1"), ("faire", "attribuer:")])
      #expect(answer.text.contains("n’est plus dans vos services"))
      #expect(!answer.body.contains(theirs.text))
    }
    #expect(try await office.version(of: theirs) == 1)
  }

  @Test("changes nothing when nothing was ticked")
  func nothingPicked() async throws {
    let office = try await TestOffice()
    try await office.register()
    try await office.visit(as: .agent) { browser in
      let answer = try await browser.post("/demandes/ensemble", from: "/demandes", [("faire", "attribuer:")])
      let list = try await browser.get(try #require(answer.location))
      #expect(list.text.contains("Aucune demande n’était choisie"))
    }
  }

  @Test("is refused to those who only read", arguments: [Role.auditor, .secretaryGeneral])
  func forbidden(role: Role) async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    try await office.visit(as: role) { browser in
      let answer = try await browser.post(
        "/demandes/ensemble", from: "/demandes", [("choix", "\(id.text).1"), ("faire", "attribuer:")])
      #expect(answer.status == .forbidden)
    }
    #expect(try await office.version(of: id) == 1)
  }
}
