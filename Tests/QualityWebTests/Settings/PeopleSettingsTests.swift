import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// People and roles: issue “The main job”, section 8.
@Suite("The people of a site")
struct PeopleSettingsTests {
  private func page(_ role: Role, _ office: TestOffice) throws -> String {
    "/reglages/personnes/\(try #require(office.people[role]).text)"
  }

  @Test("get a drawn password that is shown once and opens a session")
  func adds() async throws {
    let office = try await TestOffice()
    let service = try #require(office.services["Citoyenneté"])
    let password = try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(
        "/reglages/personnes/ajouter",
        [
          ("email", "Nouvelle@essai.example"), ("name", "Nadège Lormeval"), ("role", "agent"),
          ("services", service.text),
        ])
      #expect(answer.status == .ok)
      #expect(answer.headers[.cacheControl] == "no-store")
      let list = try await browser.get("/reglages/personnes").text
      #expect(list.contains("Nadège Lormeval Agent nouvelle@essai.example · Citoyenneté"))
      return String(try #require(answer.body.firstMatch(of: #/<code>([a-z2-9-]+)</code>/#)).output.1)
    }
    try await office.visit { browser in
      let signedIn = try await browser.signedIn(email: "nouvelle@essai.example", password: password)
      #expect(try await signedIn.get("/").status == .seeOther)
    }
  }

  @Test("are refused with everything to correct at once")
  func refuses() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(
        "/reglages/personnes/ajouter", [("email", "nadege"), ("name", ""), ("role", "agent")])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("3 champs sont à corriger"))
      #expect(answer.text.contains("Un agent ou un chef de service a au moins un service."))
      let role = try await browser.post(
        "/reglages/personnes/ajouter",
        [("email", "n@essai.example"), ("name", "Nadège"), ("role", "prefet")])
      #expect(role.text.contains("Choisissez un rôle."))
    }
    #expect(try await office.store.people.people(in: office.scope).count == Role.ofSites.count)
  }

  @Test("who have an account already only get the role, and no new password")
  func knownAccount() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(
        "/reglages/personnes/ajouter",
        [("email", TestOffice.email(.auditor)), ("name", "Autre nom"), ("role", "secretary-general")])
      #expect(answer.status == .seeOther)
      let text = try await browser.get(page(.auditor, office)).text
      #expect(text.contains("Personne auditor"))
      #expect(text.contains("Secrétaire général") && text.contains("Auditeur"))
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/publications/publier")
      #expect(page.status == .ok)
    }
  }

  @Test("gain and lose roles, which count from the next page on")
  func roles() async throws {
    let office = try await TestOffice()
    let path = try page(.agent, office)
    try await office.visit(as: .administrator) { browser in
      let granted = try await browser.post(path + "/roles", from: path, [("role", "auditor")])
      #expect(granted.location == path + "?fait=role")
      let refused = try await browser.post(path + "/roles", from: path, [("role", "agent")])
      #expect(refused.status == .unprocessableContent)
    }
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/reglages")
      #expect(page.status == .ok)
    }
    let held = try #require(
      try await office.store.people.people(in: office.scope).first { $0.id == office.people[.agent] })
    let grant = try #require(held.assignments.first { $0.assignment.role == .auditor })
    try await office.visit(as: .administrator) { browser async throws in
      let revoke = path + "/roles/\(grant.id.text)/retirer"
      #expect(try await browser.post(revoke, from: path, []).location == path + "?fait=role-retire")
      #expect(try await browser.post(revoke, from: path, []).status == .notFound)
    }
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/reglages")
      #expect(page.status == .forbidden)
    }
  }

  @Test(
    "cannot give themselves a role, nor by adding their own address",
    arguments: [Role.administrator, .qualityOfficer])
  func ownRole(role: Role) async throws {
    let office = try await TestOffice()
    let own = try #require(office.people[role])
    let refusal = "Vous ne pouvez pas vous donner un rôle."
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/reglages/personnes/\(own.text)")
      #expect(!page.text.contains("Donner le rôle"))
      let granted = try await browser.post(
        "/reglages/personnes/\(own.text)/roles", from: "/reglages/personnes/ajouter",
        [("role", "secretary-general")])
      #expect(granted.status == .unprocessableContent)
      #expect(granted.text.contains(refusal))
      let added = try await browser.post(
        "/reglages/personnes/ajouter",
        [("email", TestOffice.email(role)), ("name", "Moi"), ("role", "secretary-general")])
      #expect(added.status == .unprocessableContent)
      #expect(added.text.contains(refusal))
    }
    let people = try await office.store.people.people(in: office.scope)
    let assignments = try #require(people.first { $0.id == own }).assignments
    #expect(assignments.map(\.assignment.role) == [role])
  }

  @Test("cannot take away their own role of administrator, nor their own account")
  func notOneself() async throws {
    let office = try await TestOffice()
    let path = try page(.administrator, office)
    let people = try await office.store.people.people(in: office.scope)
    let own = try #require(people.first { $0.id == office.people[.administrator] })
    let grant = try #require(own.assignments.first)
    try await office.visit(as: .administrator) { browser in
      let revoked = try await browser.post(
        path + "/roles/\(grant.id.text)/retirer", from: path, [])
      #expect(revoked.status == .unprocessableContent)
      #expect(revoked.text.contains("Vous ne pouvez pas retirer votre propre rôle de réglage."))
      let disabled = try await browser.post(path + "/desactiver", from: path, [])
      #expect(disabled.status == .unprocessableContent)
      #expect(disabled.text.contains("C’est votre propre compte."))
      #expect(try await browser.get("/reglages").status == .ok)
    }
  }

  @Test("lose their sessions and their old password when a new one is drawn")
  func resets() async throws {
    let office = try await TestOffice()
    let path = try page(.agent, office)
    try await office.visit { visitor in
      let agent = try await visitor.signedIn(
        email: TestOffice.email(.agent), password: TestOffice.password)
      let administrator = try await visitor.signedIn(
        email: TestOffice.email(.administrator), password: TestOffice.password)
      let answer = try await administrator.post(path + "/mot-de-passe", from: path, [])
      let password = try #require(answer.body.firstMatch(of: #/<code>([a-z2-9-]+)</code>/#)).output.1
      #expect(try await agent.get("/compte").location == "/connexion")
      let old = try await visitor.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      #expect(old.status == .unprocessableContent)
      let new = try await visitor.signInAnswer(TestOffice.email(.agent), String(password))
      #expect(new.status == .seeOther)
      #expect(try await !administrator.get(path).text.contains(String(password)))
    }
  }

  @Test("are disabled with their sessions, and enabled again as they were")
  func disables() async throws {
    let office = try await TestOffice()
    let path = try page(.agent, office)
    try await office.visit { visitor in
      let administrator = try await visitor.signedIn(
        email: TestOffice.email(.administrator), password: TestOffice.password)
      let disabled = try await administrator.post(path + "/desactiver", from: path, [])
      #expect(disabled.location == path + "?fait=desactive")
      let twice = try await administrator.post(path + "/desactiver", from: path, [])
      #expect(twice.location == path + "?fait=desactive")
      let refused = try await visitor.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      #expect(refused.status == .unprocessableContent)
      #expect(try await administrator.get("/reglages/personnes").text.contains("désactivé"))
      _ = try await administrator.post(path + "/reactiver", from: path, [])
      let back = try await visitor.signInAnswer(TestOffice.email(.agent), TestOffice.password)
      #expect(back.status == .seeOther)
    }
  }

  @Test("who serve at another site are changed only by someone who administers both")
  func twoSites() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "haute-brume", modules: [1, 7], to: office.store, by: office.author)
    let person = try #require(office.people[.secretaryGeneral])
    try await office.store.people.grant(
      RoleAssignment(role: .secretaryGeneral, site: other.id), to: person, by: office.author)
    let path = try page(.secretaryGeneral, office)
    try await office.visit(as: .administrator) { browser async throws in
      for action in ["/mot-de-passe", "/desactiver"] {
        let refused = try await browser.post(path + action, from: path, [])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Cette personne a aussi un rôle à un autre site"))
      }
    }
    try await office.store.people.grant(
      RoleAssignment(role: .administrator, site: other.id),
      to: try #require(office.people[.administrator]), by: office.author)
    try await office.visit(as: .administrator) { browser in
      let disabled = try await browser.post(path + "/desactiver", from: path, [])
      #expect(disabled.status == .seeOther)
    }
  }

  @Test("of another site are not found")
  func foreignPerson() async throws {
    let office = try await TestOffice()
    let other = try await TestOffice.addSite(
      "haute-brume", modules: [1, 7], to: office.store, by: office.author)
    let stranger = try await office.store.people.create(
      email: "loin@essai.example", name: "Octave Lointain", passwordHash: "x", by: office.author)
    try await office.store.people.grant(
      RoleAssignment(role: .auditor, site: other.id), to: stranger, by: office.author)
    try await office.visit(as: .administrator) { browser in
      let path = "/reglages/personnes/\(stranger.text)"
      #expect(try await browser.get(path).status == .notFound)
      #expect(try await !browser.get("/reglages/personnes").text.contains("Octave"))
      for action in ["/roles", "/mot-de-passe", "/desactiver", "/reactiver"] {
        let sent = try await browser.post(
          path + action, from: "/reglages/personnes/ajouter", [("role", "auditor")])
        #expect(sent.status == .notFound, "\(action)")
      }
    }
  }
}
