import Hummingbird
import QualityDomain
import QualityStore

/// The directory: local authorities with those elected there, and administrations to which requests
/// are redirected.
struct DirectoryRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    let authorities = AuthorityHandlers(office: office)
    router.get("/annuaire") { request, context in try await authorities.list(request, context) }
    router.get("/annuaire/collectivites/ajouter") { _, context in
      try await authorities.new(context)
    }
    router.post("/annuaire/collectivites/ajouter") { _, context in
      try await authorities.add(context)
    }
    router.get("/annuaire/collectivites/:id") { request, context in
      try await authorities.show(request, context)
    }
    router.post("/annuaire/collectivites/:id") { _, context in try await authorities.change(context) }
    router.post("/annuaire/collectivites/:id/retirer") { _, context in
      try await authorities.remove(context)
    }
    router.post("/annuaire/collectivites/:id/elus") { _, context in
      try await authorities.setOfficial(context)
    }
    router.post("/annuaire/collectivites/:id/elus/:official/retirer") { _, context in
      try await authorities.removeOfficial(context)
    }

    let administrations = AdministrationHandlers(office: office)
    router.get("/annuaire/administrations") { request, context in
      try await administrations.list(request, context)
    }
    router.get("/annuaire/administrations/ajouter") { _, context in
      try await administrations.new(context)
    }
    router.post("/annuaire/administrations/ajouter") { _, context in
      try await administrations.add(context)
    }
    router.get("/annuaire/administrations/:id") { request, context in
      try await administrations.show(request, context)
    }
    router.post("/annuaire/administrations/:id") { _, context in
      try await administrations.change(context)
    }
    router.post("/annuaire/administrations/:id/retirer") { _, context in
      try await administrations.remove(context)
    }

    let files = DirectoryImportHandlers(office: office)
    router.get("/annuaire/importer") { _, context in try await files.show(context) }
    router.post("/annuaire/importer") { _, context in try await files.run(context) }
  }
}
