import HTTPTypes
import QualityDomain
import QualityStore
import QualityTesting
import Testing

@testable import QualityWeb

/// The directory: issue “From one préfecture to the whole network”, section 2.
@Suite("The directory of authorities and administrations")
struct DirectoryPagesTests {
  private func path(_ answer: TestBrowser.Answer) throws -> String {
    String(try #require(answer.location).prefix { $0 != "?" })
  }

  /// A commune of the site with its mayor; its address.
  private func breze(_ office: TestOffice) async throws -> LocalAuthority.ID {
    let place = try DirectoryPlace(office.scope)
    let id = try await office.store.directory.add(
      LocalAuthority(kind: .commune, name: "Brèze", code: "41030"), at: place, by: office.author)
    _ = try await office.store.directory.set(
      ElectedOfficial(
        name: "Berthe Orsel", mandate: "Maire", email: "maire@breze.example", telephone: "0154"),
      of: id, at: place, by: office.author)
    return id
  }

  @Test("is filled from the pages, with everything to correct at once")
  func fills() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser async throws in
      let refused = try await browser.post(
        "/annuaire/collectivites/ajouter", [("kind", ""), ("name", ""), ("code", "4")])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.text.contains("2 champs sont à corriger"))
      let code = try await browser.post(
        "/annuaire/collectivites/ajouter", [("kind", "commune"), ("name", "Brèze"), ("code", "4103")])
      #expect(code.text.contains("Donnez les cinq caractères du code INSEE"))
      let added = try await browser.post(
        "/annuaire/collectivites/ajouter", [("kind", "commune"), ("name", "Brèze"), ("code", "41030")])
      let page = try path(added)
      #expect(try await browser.get(added.location ?? "").text.contains("La fiche est ajoutée"))
      let taken = try await browser.post(
        "/annuaire/collectivites/ajouter", [("kind", "commune"), ("name", "Autre"), ("code", "41030")])
      #expect(taken.text.contains("a déjà une collectivité de ce type avec ce code"))
      let wrong = try await browser.post(page + "/elus", from: page, [("official", ""), ("email", "x")])
      #expect(wrong.text.contains("Donnez le prénom et le nom de l’élu."))
      _ = try await browser.post(
        page + "/elus", from: page, [("official", "Berthe Orsel"), ("mandate", "Maire")])
      let shown = try await browser.get(page)
      #expect(shown.text.contains("Berthe Orsel, maire"))
      let removal = try #require(shown.body.firstMatch(of: #/action="([^"]+\/elus\/[0-9a-z]+\/retirer)"/#))
      _ = try await browser.post(String(removal.output.1), from: page, [])
      #expect(try await browser.get(page).text.contains("Aucun élu n’est enregistré"))
      let changed = try await browser.post(page, [("kind", "commune"), ("name", "Brèze-le-Haut"), ("code", "")])
      #expect(changed.location == page + "?fait=changee")
      #expect(try await browser.post(page + "/retirer", from: page, []).location == "/annuaire?fait=retiree")
      #expect(try await browser.get(page).status == .notFound)
    }
  }

  @Test(
    "is read by those who read the register, changed by those who configure the site",
    arguments: Role.ofSites)
  func permissions(role: Role) async throws {
    let office = try await TestOffice()
    let page = "/annuaire/collectivites/\(try await breze(office).text)"
    let mayChange = [Role.administrator, .qualityOfficer].contains(role)
    try await office.visit(as: role) { browser async throws in
      #expect(try await browser.get("/annuaire?q=orsel").text.contains("Berthe Orsel"))
      #expect(try await browser.get(page).body.contains("Enregistrer la fiche") == mayChange)
      let new = try await browser.get("/annuaire/collectivites/ajouter")
      #expect(new.status == (mayChange ? .ok : .forbidden))
      let sent = try await browser.post(page + "/retirer", from: "/compte", [])
      #expect(sent.status == (mayChange ? .seeOther : .forbidden))
    }
  }

  @Test("names people: someone who sees figures alone does not see it")
  func figuresAlone() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .networkOfficer) { visitor async throws in
      let browser = visitor.with(cookie: "site", office.site.code)
      #expect(try await browser.get("/annuaire").status == .forbidden)
    }
  }

  @Test("of the department is seen by its sites and changed by those who administer it")
  func above() async throws {
    let office = try await TestOffice()
    try await office.store.people.grant(
      RoleAssignment(role: .administrator, at: .department(office.site.territory)),
      to: try #require(office.people[.networkOfficer]), by: office.author)
    let page = try await office.visit(as: .networkOfficer) { visitor async throws in
      let browser = visitor.with(cookie: "site", office.site.code)
      let form = try await browser.get("/annuaire/administrations/ajouter")
      #expect(form.text.contains("Ce site Loir-et-Cher (41)"))
      let national = try await browser.post(
        "/annuaire/administrations/ajouter", [("name", "X"), ("contact", "Y"), ("place", "nation")])
      #expect(national.status == .forbidden)
      return try path(
        await browser.post(
          "/annuaire/administrations/ajouter",
          [("name", "CAF"), ("contact", "32 30"), ("place", "department:41")]))
    }
    try await office.visit(as: .administrator) { browser async throws in
      #expect(try await browser.get("/annuaire/administrations").text.contains("CAF"))
      #expect(try await !browser.get(page).body.contains("Enregistrer la fiche"))
      let sent = try await browser.post(page, from: "/compte", [("name", "Z"), ("contact", "Z")])
      #expect(sent.status == .notFound)
    }
  }

  @Test("is imported, after a trial that writes nothing")
  func imports() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser async throws in
      let bad = try await browser.upload(
        "/annuaire/importer", field: "fichier", fileName: "communes.csv",
        content: Array("type;nom;code\nvillage;;4\n".utf8), [("tableau", "authorities"), ("essai", "oui")])
      #expect(bad.status == .unprocessableContent)
      #expect(bad.text.contains("2 problèmes"))
      for (isTrial, words) in [(true, "Essai, rien n’a été enregistré"), (false, "2 fiches ajoutées")] {
        let answer = try await browser.upload(
          "/annuaire/importer", field: "fichier", fileName: "communes.csv",
          content: Array("type;nom;code\ncommune;Brèze;41030\nautre;Syndicat;\n".utf8),
          [("tableau", "authorities")] + (isTrial ? [("essai", "oui")] : []))
        #expect(answer.status == .ok)
        #expect(answer.text.contains(words))
        #expect(try await browser.get("/annuaire").text.contains("Syndicat") == !isTrial)
      }
      let missing = try await browser.post("/annuaire/importer", [("tableau", "")])
      #expect(missing.text.contains("Choisissez le fichier à importer."))
    }
  }

  @Test("gives a request its requester, and the administration to which it is redirected")
  func register() async throws {
    let office = try await TestOffice()
    let id = try await breze(office)
    _ = try await office.store.directory.add(
      Administration(name: "Caisse de Brèze", contact: "32 30, Brèze"),
      at: try DirectoryPlace(office.scope), by: office.author)
    let request = try await office.register()
    try await office.visit(as: .agent) { browser async throws in
      let entry = try await browser.get("/annuaire/collectivites/\(id.text)")
      let link = try #require(
        entry.body.firstMatch(of: #/href="(\/demandes\/saisir\?collectivite=[^"]+elu=[^"]+)"/#))
      let form = try await browser.get(String(link.output.1).replacing("&amp;", with: "&"))
      #expect(form.body.contains(#"value="Berthe Orsel, maire, Brèze""#))
      #expect(form.body.contains(#"value="maire@breze.example""#))
      #expect(form.body.contains(#"<option value="elected-official" selected>"#))
      let page = try await browser.get("/demandes/\(request.text)/reorienter")
      #expect(page.body.contains(#"<option value="Caisse de Brèze">32 30, Brèze</option>"#))
      let unknown = try await browser.act(
        "reorienter", on: request, [("administration", "Autre"), ("contact", ""), ("jour", "")])
      #expect(unknown.status == .unprocessableContent)
      let done = try await browser.act(
        "reorienter", on: request,
        [("administration", "caisse de Brèze"), ("contact", ""), ("jour", "")])
      #expect(done.status == .seeOther)
    }
    let record = try await office.store.requests.find(request, in: office.scope)
    #expect(
      record?.events.last?.fact == .redirected(administration: "caisse de Brèze", contact: "32 30, Brèze"))
  }
}
