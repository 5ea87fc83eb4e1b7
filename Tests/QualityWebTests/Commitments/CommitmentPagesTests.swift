import HTTPTypes
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

/// The référentiel as pages: issue “The main job”, section 2.
@Suite("The pages of the référentiel")
struct CommitmentPagesTests {
  @Test("list all 54 commitments word for word, the site's modules first and marked")
  func listsTheStandard() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let text = try await browser.get("/engagements").text
      for commitment in TestOffice.edition.modules.flatMap(\.commitments) {
        let title = commitment.title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains("\(commitment.number). \(title)"))
      }
      let order = ["Module 1 :", "Module 4 :", "Modules que le site n’a pas pris", "Module 2 :"]
      let places = try order.map { try #require(text.firstRange(of: $0)?.lowerBound, "no \($0)") }
      #expect(places == places.sorted())
      #expect(text.ranges(of: "pris par le site").count == 2)
      #expect(text.contains("24 engagements dans 2 modules pris"))
      for part in ["IV.1", "V.3", "VII.2", "Glossaire"] { #expect(text.contains(part)) }
    }
  }

  @Test("find words in titles, promises, evidence and provisions, accents and case aside")
  func searches() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let found = try await browser.get("/engagements?q=ACCUSE+electronique").text
      #expect(found.contains("17. Nous vous répondons"))
      #expect(found.contains("17.3 Toute demande d’information"))
      #expect(!found.contains("17.1 Nous répondons"))
      #expect(!found.contains("34. Des observations"))
      let provision = try await browser.get("/engagements?q=comite+associations+consommateurs").text
      #expect(provision.contains("IV.5 Comité des usagers"))
      #expect(provision.contains("0 engagement correspond"))
      let glossary = try await browser.get("/engagements?q=sater").text
      #expect(glossary.contains("Sauvetage aéro-terrestre"))
      let nothing = try await browser.get("/engagements?q=%3Cb%3Ezzz").text
      #expect(nothing.contains("Rien ne correspond à « <b>zzz »"))
      #expect(nothing.contains("Voir tout le référentiel"))
    }
  }

  @Test("show one commitment with its promises, evidence, limits and last figures")
  func showsOne() async throws {
    let office = try await TestOffice()
    let id = try await office.register(receivedOn: "2026-02-02")
    try await office.append(.replied(.email), on: "2026-02-05", to: id)
    try await office.visit(as: .qualityOfficer) { browser in
      let page = try await browser.get("/engagements/17")
      #expect(page.text.contains("17. Nous vous répondons dans un délai annoncé et maîtrisé"))
      #expect(page.text.contains("s’applique au site"))
      #expect(page.text.contains("Adresse électronique présente sur un échantillon"))
      #expect(page.text.contains("10 jours ouvrés"))
      #expect(page.text.contains("Indicateurs, T1 2026"))
      #expect(page.text.contains("1 sur 1 · cible 80 % · atteinte"))
      #expect(page.body.contains(#"href="/indicateurs/17-email-on-time?periode=2026-T1""#))
      let inferred = try await browser.get("/engagements/2").text
      #expect(inferred.contains("placement déduit"))
    }
  }

  @Test("say that a commitment is not the site's: module not taken, or left out with a reason")
  func saysWhatDoesNotApply() async throws {
    let office = try await TestOffice()
    try await office.store.sites.setNotApplicable(
      NonApplicableCommitment(commitment: 8, reason: "Le site n’a pas de serveur vocal local."),
      in: office.scope, from: TestOffice.today, by: office.author)
    try await office.visit(as: .auditor) { browser in
      let leftOut = try await browser.get("/engagements/8").text
      #expect(leftOut.contains("Sans objet pour le site"))
      #expect(leftOut.contains("Le site n’a pas de serveur vocal local."))
      let notTaken = try await browser.get("/engagements/38").text
      #expect(notTaken.contains("Le site n’a pas pris le module 5"))
      #expect(try await browser.get("/engagements").text.contains("sans objet"))
    }
  }

  @Test("count one service's requests alone for its agent")
  func keepsToTheScope() async throws {
    let office = try await TestOffice()
    for (service, day) in [("Accueil", "2026-02-04"), ("Citoyenneté", "2026-02-20")] {
      let id = try await office.register(receivedOn: "2026-02-02", service: service)
      try await office.append(.replied(.email), on: day, to: id)
    }
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/engagements/17")
      #expect(page.text.contains("1 sur 1"))
    }
    try await office.visit(as: .auditor) { browser in
      let page = try await browser.get("/engagements/17")
      #expect(page.text.contains("1 sur 2"))
    }
  }

  @Test("give the provisions, the rules of communication and the glossary on a page of their own")
  func steering() async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let text = try await browser.get("/engagements/pilotage").text
      for provision in TestOffice.edition.provisions {
        #expect(text.contains("\(provision.id) \(provision.title)"))
      }
      #expect(text.contains("Mention obligatoire : le logo associé au label."))
      #expect(text.contains("Centre d’expertise et de ressource titres."))
    }
  }

  @Test(
    "answer 404 for a commitment that the référentiel has not",
    arguments: ["0", "55", "dix-sept", "17.3"])
  func unknown(number: String) async throws {
    let office = try await TestOffice()
    try await office.visit(as: .agent) { browser in
      let page = try await browser.get("/engagements/\(number)")
      #expect(page.status == .notFound)
    }
  }

  @Test("ask to sign in first, and cost five statements at most")
  func costs() async throws {
    let office = try await TestOffice()
    try await office.visit { browser in
      let page = try await browser.get("/engagements")
      #expect(page.location == "/connexion")
    }
    try await office.visit(as: .qualityOfficer) { browser in
      let meter = StatementMeter()
      _ = try await StatementMeter.$current.withValue(meter) {
        try await browser.get("/engagements/17")
      }
      #expect(meter.count == 5)
    }
  }
}

@Suite("Looking for words in the référentiel")
struct StandardSearchTests {
  @Test(
    "takes the beginning of words in any order, and never their middle",
    arguments: [
      ("reponse COURRIER", true), ("courrier délai", true), ("délais", true), ("mise œuvre", true),
      ("oeuvre", true), ("17.3", true), ("7.3", false), ("urrier", false), ("téléphone", false),
      ("l'usager", true), ("", true),
    ])
  func finds(query: String, isFound: Bool) {
    let texts = ["17.3 Réponse aux courriers", "Les délais de l’usager, mis en œuvre. Mise à jour."]
    #expect(StandardSearch(query).finds(texts) == isFound)
  }

  @Test("a blank search is no search")
  func blank() {
    #expect(StandardSearch("  ,; ").isEmpty)
    #expect(StandardSearch(" deux  mots ").typed == "deux mots")
  }
}
