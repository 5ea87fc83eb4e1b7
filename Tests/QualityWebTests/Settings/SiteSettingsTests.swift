import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

@Suite("The facts, local days and label of a site")
struct SiteSettingsTests {
  @Test("change the name that heads the pages, and how the public writes")
  func facts() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(
        "/reglages/site",
        [
          ("name", "Préfecture de l’Orance"), ("email", "ecrire@essai.example"),
          ("telephone", "01 99 00 12 34"), ("website", "https://www.essai.example"),
          ("address", "2 place de la République\r\n00100 Orance"),
        ])
      #expect(answer.location == "/reglages/site?fait=site")
      let page = try await browser.get("/reglages/site?fait=site")
      #expect(page.text.contains("Les informations du site sont enregistrées."))
      #expect(page.body.contains("Préfecture<br>de l’Orance"))
    }
    let contact = try await office.profile.contact
    #expect(contact.postalAddress == "2 place de la République\n00100 Orance")
    #expect(contact.email == "ecrire@essai.example")
  }

  @Test("refuse at once everything that cannot be taken, and keep what was typed")
  func refusals() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .administrator) { browser in
      let answer = try await browser.post(
        "/reglages/site",
        [("name", " "), ("email", "ecrire"), ("website", "javascript:alert(1)"), ("telephone", "12")])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains("3 champs sont à corriger"))
      #expect(answer.text.contains("Donnez le nom officiel du site."))
      #expect(answer.text.contains("« ecrire » n’est pas une adresse."))
      #expect(answer.text.contains("Commencez-la par https://"))
      #expect(answer.body.contains(#"value="javascript:alert(1)""#))
      #expect(answer.body.contains("<title>Erreur\u{A0}: nom et coordonnées"))
    }
    #expect(try await office.profile.contact == SiteContact())
  }

  @Test("a local day moves the due dates, and taking it away moves them back")
  func holidays() async throws {
    let office = try await TestOffice()
    // 5 working days after 11 May, without 14 May (Ascension): the 19th.
    let id = try await office.register(receivedOn: "2026-05-11")
    let due = { @Sendable in
      try await office.store.requests.list(
        RegisterQuery(view: .open, limit: 10), in: office.scope, today: TestOffice.today
      ).first { $0.id == id }?.replyDue?.iso
    }
    #expect(try await due() == "2026-05-19")
    let notice = "Échéances en cours de recalcul."
    try await office.visit(as: .qualityOfficer) { browser in
      let added = try await browser.post(
        "/reglages/jours", [("date", "15/05/2026"), ("label", "Fête locale")])
      #expect(added.location == "/reglages/jours?fait=jour-ajoute")
      let page = try await browser.get(try #require(added.location)).text
      #expect(page.contains("Le jour est ajouté au calendrier du site."))
      #expect(page.contains("ven. 15 mai 2026"))
      #expect(page.contains(notice))
      #expect(try await due() == "2026-05-19")
      try await office.work()
      #expect(try await !browser.get("/demandes").text.contains(notice))
    }
    #expect(try await due() == "2026-05-20")
    try await office.visit(as: .qualityOfficer) { browser in
      let removed = try await browser.post(
        "/reglages/jours/2026-05-15/retirer", from: "/reglages/jours", [])
      #expect(removed.location == "/reglages/jours?fait=jour-retire")
      let again = try await browser.post(
        "/reglages/jours/2026-05-15/retirer", from: "/reglages/jours", [])
      #expect(again.status == .notFound)
      #expect(try await browser.get("/demandes").text.contains(notice))
    }
    try await office.work()
    #expect(try await due() == "2026-05-19")
  }

  @Test(
    "a local day must be a day that is worked, with a name",
    arguments: [
      ("", "Fête", "Donnez le jour"), ("14/07/2026", "Fête", "férié (Fête nationale)"),
      ("16/05/2026", "Fête", "samedi"), ("31/02/2026", "Fête", "n’existe pas"),
      ("15/05/2026", "", "Dites ce qu’est ce jour"),
    ])
  func holidayRefusals(date: String, label: String, words: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let answer = try await browser.post("/reglages/jours", [("date", date), ("label", label)])
      #expect(answer.status == .unprocessableContent)
      #expect(answer.text.contains(words))
    }
    #expect(try await office.profile.localHolidays.isEmpty)
  }

  @Test("Good Friday is asked in Alsace-Moselle alone, and recomputes the due dates")
  func goodFriday() async throws {
    let office = try await TestOffice()
    let site = Site(
      id: .make(at: TestOffice.now), code: "est", name: "Préfecture de l’Est", kind: .prefecture,
      hasCERT: false, territory: try #require(Territory(code: "57")), timeZone: "Europe/Paris")
    try await office.store.sites.create(
      site, edition: TestOffice.edition.id, modules: [1, 3], from: TestOffice.edition.validFrom,
      in: .unguarded(), by: office.author)
    try await office.store.people.grant(
      RoleAssignment(role: .administrator, site: site.id),
      to: try #require(office.people[.administrator]), by: office.author)
    try await office.visit(as: .administrator) { browser in
      let elsewhere = browser.with(cookie: "site", office.site.code)
      #expect(try await !elsewhere.get("/reglages/site").text.contains("Vendredi saint"))
      let moved = browser.with(cookie: "site", "est")
      #expect(try await moved.get("/reglages/site").text.contains("Vendredi saint"))
      let saved = try await moved.post(
        "/reglages/site", [("name", site.name), ("goodFriday", "non")])
      #expect(saved.location == "/reglages/site?fait=site")
    }
    let asked = try await office.store.jobs.counts()[.recomputeDueDates]
    #expect(asked == [.waiting: 1])
    #expect(try await office.store.sites.find(code: "est")?.goodFriday == false)
  }

  @Test("the label holds three years unless the attestation says otherwise (V.3)")
  func label() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      #expect(try await browser.get("/reglages/label").text.contains("n’a pas encore de label"))
      let saved = try await browser.post(
        "/reglages/label", [("awardedOn", "29/02/2024"), ("awardedBy", "Organisme d’audit")])
      #expect(saved.location == "/reglages/label?fait=label")
      #expect(try await browser.get("/reglages/label").text.contains("dim. 28 févr. 2027"))
      let refused = try await browser.post(
        "/reglages/label", [("awardedOn", "20/05/2026"), ("expiresOn", "01/05/2026")])
      #expect(refused.text.contains("Le label ne peut pas être obtenu après aujourd’hui"))
      #expect(refused.text.contains("Le label doit expirer après son obtention"))
      #expect(refused.text.contains("Donnez l’organisme qui a fait l’audit"))
    }
    #expect(try await office.profile.labels.count == 1)
  }
}
