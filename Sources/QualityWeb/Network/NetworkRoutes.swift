import Hummingbird
import QualityDomain
import QualityStore

/// The pages above sites: the sites themselves, and the people who work above them.
struct NetworkRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    let sites = SiteHandlers(office: office)
    router.get("/sites") { request, context in try await sites.list(request, context) }
    router.get("/sites/ajouter") { _, context in try sites.new(context) }
    router.post("/sites/ajouter") { _, context in try await sites.add(context) }
    router.get("/sites/importer") { _, context in try sites.showImport(context) }
    router.post("/sites/importer") { _, context in try await sites.runImport(context) }

    let people = NetworkPeopleHandlers(office: office)
    router.get("/reseau/personnes") { request, context in try await people.list(request, context) }
    router.post("/reseau/personnes") { _, context in try await people.grant(context) }
    router.post("/reseau/personnes/:id/roles/:grant/retirer") { _, context in
      try await people.revoke(context)
    }
    router.post("/reseau/personnes/:id/mot-de-passe") { _, context in
      try await people.resetPassword(context)
    }
  }
}

extension Link {
  static let newSite = sites.appending("ajouter")
  static let importSites = sites.appending("importer")
  static let networkPeople = Link("reseau", "personnes")
}
