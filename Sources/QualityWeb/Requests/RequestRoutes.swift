import Hummingbird

/// The register of requests.
struct RequestRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {
    let list = RegisterHandlers(office: office)
    router.get("/demandes") { request, context in try await list.show(request, context) }
    router.get("/demandes/export.csv") { request, context in
      try await list.export(request, context)
    }
    router.post("/demandes/ensemble") { _, context in try await list.act(context) }

    let entry = EntryHandlers(office: office)
    router.get("/demandes/saisir") { request, context in try await entry.show(request, context) }
    router.post("/demandes/saisir") { _, context in try await entry.register(context) }

    let files = ImportHandlers(office: office)
    router.get("/demandes/importer") { _, context in try await files.show(context) }
    router.post("/demandes/importer") { _, context in try await files.run(context) }

    let one = RequestHandlers(office: office)
    router.get("/demandes/:id") { request, context in try await one.show(request, context) }
    router.get("/demandes/:id/fichiers/:event") { _, context in try await one.download(context) }

    let correction = CorrectionHandlers(office: office)
    router.get("/demandes/:id/corriger") { request, context in
      try await correction.show(request, context)
    }
    router.post("/demandes/:id/corriger") { _, context in try await correction.record(context) }

    let description = DescriptionHandlers(office: office)
    router.get("/demandes/:id/fiche") { _, context in try await description.show(context) }
    router.post("/demandes/:id/fiche") { _, context in try await description.record(context) }

    let erasure = ErasureHandlers(office: office)
    router.get("/demandes/:id/usager/effacer") { _, context in try await erasure.show(context) }
    router.post("/demandes/:id/usager/effacer") { _, context in try await erasure.erase(context) }

    let action = ActionHandlers(office: office)
    router.get("/demandes/:id/:action") { _, context in try await action.show(context) }
    router.post("/demandes/:id/:action") { _, context in try await action.record(context) }
  }
}
