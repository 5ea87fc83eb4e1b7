import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// The register: issue “The main job”, section 5. Today is Tuesday 19 May 2026.
@Suite("The register")
struct RegisterPageTests {
  @Test("shows what is late, due today, this week and later, each with its count")
  func groups() async throws {
    let office = try await TestOffice()
    // E-mails: 5 working days, with Thursday 14 May a holiday.
    try await office.register(receivedOn: "2026-05-04", subject: "Très en retard")
    try await office.register(receivedOn: "2026-05-11", subject: "Pour ce soir")
    try await office.register(receivedOn: "2026-05-13", subject: "Pour jeudi")
    try await office.register(receivedOn: "2026-05-19", subject: "Pour plus tard")
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/demandes")
      #expect(page.status == .ok)
      for view in [
        "En cours 4", "En retard 1", "Aujourd’hui 1", "Cette semaine 1", "En attente de l’usager 0",
        "Terminées 0",
      ] {
        #expect(page.text.contains(view))
      }
      let headings = [
        "En retard\u{A0}: 1", "Très en retard", "À répondre aujourd’hui\u{A0}: 1", "Pour ce soir",
        "Cette semaine\u{A0}: 1", "Pour jeudi", "Plus tard", "Pour plus tard",
      ]
      #expect(page.body.holdsInOrder(headings))
      #expect(page.text.contains("retard 4 j"))
      #expect(page.text.contains("dans 2 j"))
    }
  }

  @Test("keeps to one view at a time")
  func views() async throws {
    let office = try await TestOffice()
    let late = try await office.register(receivedOn: "2026-05-04", subject: "Tardive")
    let done = try await office.register(receivedOn: "2026-05-11", subject: "Répondue")
    let waiting = try await office.register(receivedOn: "2026-05-13", subject: "Incomplète")
    try await office.append(.replied(.email), on: "2026-05-18", to: done)
    try await office.append(.piecesAsked, on: "2026-05-15", to: waiting)
    try await office.visit(as: .qualityOfficer) { browser in
      for (view, id) in [("retard", late), ("terminees", done), ("attente", waiting)] {
        let page = try await browser.get("/demandes?vue=\(view)")
        for other in [late, done, waiting] {
          #expect(page.body.contains("/demandes/\(other.text)\"") == (other == id), "\(view)")
        }
      }
      #expect(try await browser.get("/demandes?vue=terminees").text.contains("dans le délai"))
    }
  }

  @Test("filters by words, service, kind, channel and agent, and says what is left")
  func filters() async throws {
    let office = try await TestOffice()
    let wanted = try await office.register(
      .complaint, .box, receivedOn: "2026-05-11", subject: "Borne en panne")
    let other = try await office.register(
      .advice, .letter, receivedOn: "2026-05-11", service: "Collectivités", subject: "Quorum")
    try await office.append(.assigned(to: office.people[.agent]), on: "2026-05-12", to: wanted)
    let agent = try #require(office.people[.agent])
    try await office.visit(as: .qualityOfficer) { browser in
      for filter in [
        "q=borne", "service=\(office.services["Accueil"]!.text)", "nature=complaint", "canal=box",
        "agent=\(agent.text)",
      ] {
        let page = try await browser.get("/demandes?\(filter)")
        #expect(page.body.contains(wanted.text), "\(filter)")
        #expect(!page.body.contains(other.text), "\(filter)")
        #expect(page.text.contains("En cours 1"), "\(filter)")
      }
      let unassigned = try await browser.get("/demandes?agent=a-attribuer")
      #expect(unassigned.body.contains(other.text))
      #expect(!unassigned.body.contains(wanted.text))
    }
  }

  @Test("is sorted by due date or by receipt, either way, and keeps the order from page to page")
  func orders() async throws {
    let office = try await TestOffice()
    for (kind, day, subject) in [
      (RequestKind.information, "2026-05-13", "Courte"), (.advice, "2026-05-12", "Moyenne"),
      (.information, "2026-05-11", "Pressée"),
    ] {
      try await office.register(
        kind, kind == .advice ? .letter : .email, receivedOn: day, subject: subject)
    }
    try await office.visit(as: .qualityOfficer) { browser in
      for (order, subjects, caption) in [
        ("", ["Pressée", "Courte", "Moyenne"], "par échéance croissante"),
        ("inverse", ["Moyenne", "Courte", "Pressée"], "par échéance décroissante"),
        ("recentes", ["Courte", "Moyenne", "Pressée"], "la dernière reçue en tête"),
        ("anciennes", ["Pressée", "Moyenne", "Courte"], "la première reçue en tête"),
      ] {
        let page = try await browser.get("/demandes?tri=\(order)")
        #expect(page.body.holdsInOrder(subjects.map { ">\($0)</a>" }), "\(order)")
        #expect(page.text.contains(caption))
        #expect(page.text.contains("reçue le mer. 13 mai 2026") == caption.contains("reçue"))
        #expect(page.text.contains("Cette semaine : 1") == caption.contains("échéance"))
        let kept = order.isEmpty ? "" : "&amp;tri=\(order)"
        #expect(page.body.contains(#""/demandes?vue=retard\#(kept)""#))
      }
    }
  }

  @Test("opens a search from the header on the view that holds what it finds")
  func searches() async throws {
    let office = try await TestOffice()
    let done = try await office.register(subject: "Drone", requester: camille)
    try await office.register(subject: "Autre")
    try await office.append(.replied(.email), on: "2026-05-18", to: done)
    try await office.visit(as: .qualityOfficer) { browser in
      #expect(try await browser.get("/demandes?q=dron").body.contains(done.text))
      #expect(try await browser.get("/demandes?q=norvaux").body.contains(done.text))
      let empty = try await browser.get("/demandes?q=drone&vue=retard")
      #expect(empty.text.contains("Aucune demande en retard ne contient « drone »."))
      #expect(empty.text.contains("Voir les demandes terminées (1)"))
    }
  }

  @Test("turns pages of twenty-five by key, forwards and back")
  func paging() async throws {
    let office = try await TestOffice()
    for number in 1...60 {
      try await office.register(receivedOn: "2026-05-18", subject: "Demande \(number)")
    }
    try await office.visit(as: .qualityOfficer) { browser in
      var pages: [[String]] = []
      var page = try await browser.get("/demandes")
      #expect(page.link("Précédente") == nil)
      pages.append(page.rows)
      while let next = page.link("Suivante") {
        page = try await browser.get(next)
        pages.append(page.rows)
      }
      #expect(pages.map(\.count) == [25, 25, 10])
      #expect(Set(pages.joined()).count == 60)
      let back = try await browser.get(try #require(page.link("Précédente")))
      #expect(back.rows == pages[1])
      let first = try await browser.get(try #require(back.link("Précédente")))
      #expect(first.rows == pages[0])
      #expect(first.link("Précédente") == nil)
      #expect(first.text.contains("25 sur 60 demandes"))
    }
  }

  @Test("the menu counts what is late in the viewer’s services, on every page")
  func lateInMenu() async throws {
    let office = try await TestOffice()
    try await office.register(receivedOn: "2026-03-02")
    try await office.register(receivedOn: "2026-03-02", service: "Collectivités")
    try await office.register(receivedOn: "2026-05-18")
    for (role, words) in [(Role.agent, "1 en retard"), (.auditor, "2 en retard")] {
      try await office.visit(as: role) { browser in
        for path in ["/demandes", "/engagements", "/compte"] {
          let page = try await browser.get(path)
          #expect(page.text.contains("Demandes \(words)"), "\(path)")
        }
      }
    }
  }

  @Test("says when a search does not know all the requests that hold its words")
  func cutSearch() async throws {
    let office = try await TestOffice()
    let rows = (1...251).map { number in
      ImportedRequest(
        line: number + 1, reference: "R-\(number)", kind: .information, channel: .email,
        receivedOn: TestOffice.today, service: "Accueil", subject: "Horaires", requester: nil,
        happenings: [.init(.replied(.email), on: TestOffice.today)])
    }
    _ = try await office.store.requests.importRequests(
      in: office.scope, by: office.author, rules: office.rules, isTrial: false,
      reading: {
        var rest: [ImportedRequest]? = rows
        return { rest.take() }
      })
    try await office.visit(as: .qualityOfficer) { browser in
      let found = try await browser.get("/demandes?vue=terminees&q=horaires")
      #expect(
        found.text.contains(
          "Plus de 250 demandes terminées contiennent « horaires » : seules les 250 dernières"))
      let narrower = try await browser.get("/demandes?vue=terminees&q=horaires+177")
      #expect(!narrower.text.contains("seules les"))
    }
  }

  @Test("costs at most five statements, session included, with or without filters")
  func costs() async throws {
    let office = try await TestOffice()
    for _ in 1...30 { try await office.register() }
    try await office.visit(as: .agent) { browser in
      for path in ["/demandes", "/demandes?q=horaires&nature=information&vue=terminees"] {
        let meter = StatementMeter()
        _ = try await StatementMeter.$current.withValue(meter) { try await browser.get(path) }
        #expect(meter.count <= 5, "\(path)")
      }
    }
  }

  @Test("helps to begin when nothing was entered yet")
  func empty() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/demandes")
      #expect(page.text.contains("Commencez par ce que vous avez"))
      #expect(page.body.contains("/demandes/importer"))
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/demandes")
      #expect(!page.body.contains("/demandes/importer"))
      #expect(!page.body.contains("/demandes/saisir"))
    }
  }

  @Test("shows an agent the requests of their services alone, and never another site’s")
  func scope() async throws {
    let office = try await TestOffice()
    let mine = try await office.register(subject: "Au guichet")
    let theirs = try await office.register(service: "Collectivités", subject: "Au conseil")
    let elsewhere = try await TestOffice.addSite(
      "ailleurs", modules: [1], to: office.store, by: office.author)
    let foreign = try await office.register(subject: "Ailleurs", in: elsewhere)
    try await office.visit(as: .agent) { browser in
      let collectivites = office.services["Collectivités"]!.text
      for path in ["/demandes", "/demandes?service=\(collectivites)", "/demandes?q=conseil"] {
        let page = try await browser.get(path)
        #expect(!page.body.contains(theirs.text))
        #expect(!page.body.contains(foreign.text))
      }
      #expect(try await browser.get("/demandes").body.contains(mine.text))
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/demandes")
      #expect(page.body.contains(theirs.text))
      #expect(!page.body.contains(foreign.text))
    }
  }

  @Test("lets those who only read tick nothing", arguments: [Role.auditor, .secretaryGeneral])
  func readOnly(role: Role) async throws {
    let office = try await TestOffice()
    try await office.register()
    try await office.visit(as: role) { browser in
      let page = try await browser.get("/demandes")
      #expect(page.text.contains("Horaires"))
      #expect(!page.body.contains("type=\"checkbox\""))
      #expect(!page.body.contains("/demandes/saisir"))
    }
  }

  @Test("exports all of a list, however long it is", arguments: ["", "&q=courrier"])
  func exportsAll(filter: String) async throws {
    let office = try await TestOffice()
    let count = RegisterExport.rowsAtOnce + 50
    let day = try #require(CivilDate(iso: "2026-05-11"))
    _ = try await office.store.requests.importRequests(
      in: office.scope, by: office.author, rules: try await office.rules, isTrial: false
    ) {
      var rows: [ImportedRequest]? = (1...count).map {
        ImportedRequest(
          line: $0, reference: "R-\($0)", kind: .information, channel: .email, receivedOn: day,
          service: "Accueil", subject: "Courrier", requester: nil, happenings: [])
      }
      return {
        defer { rows = nil }
        return rows
      }
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let file = try await browser.get("/demandes/export.csv?vue=en-cours\(filter)")
      let references = file.body.split(separator: "\n").dropFirst().map { $0.prefix { $0 != ";" } }
      #expect(references.count == count)
      #expect(Set(references).count == count)
    }
  }

  @Test("exports the list for spreadsheets without a word about who wrote, and no formula")
  func exports() async throws {
    let office = try await TestOffice()
    try await office.register(subject: "=1+1;2", requester: camille)
    try await office.visit(as: .qualityOfficer) { browser in
      let file = try await browser.get("/demandes/export.csv?vue=en-cours&nature=information")
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(file.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
      let lines = file.body.split(separator: "\n")
      #expect(lines.count == 2)
      #expect(lines[0].hasPrefix("\u{FEFF}reference;nature;canal;recu_le;service;objet"))
      #expect(lines[1].contains("Information;Courriel;11/05/2026;Accueil;\"'=1+1;2\";En cours;19/05/2026"))
      #expect(!file.body.contains("Norvaux"))
    }
  }
}

extension TestBrowser.Answer {
  /// The requests of the list, in order.
  fileprivate var rows: [String] {
    body.matches(of: #/qp-register__subject"><a href="/demandes/([0-9a-z]{26})"/#)
      .map { String($0.output.1) }
  }

  /// Where the link of those words leads.
  fileprivate func link(_ words: String) -> String? {
    body.matches(of: #/href="([^"]*)">([^<]*)</a>/#)
      .first { $0.output.2 == words }
      .map { String($0.output.1).replacing("&amp;", with: "&") }
  }
}

extension String {
  /// Whether every one of `parts` is here, each after the one before.
  func holdsInOrder(_ parts: [String]) -> Bool {
    var rest = self[...]
    for part in parts {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
