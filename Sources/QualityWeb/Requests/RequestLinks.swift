import QualityDomain

extension Link {
  static let importRequests = Link("demandes", "importer")
  static let actOnRequests = Link("demandes", "ensemble")

  /// A view of the register, for the whole scope of whoever opens it.
  static func requests(_ view: RegisterView) -> Link {
    .requests.with("vue", view.slug)
  }

  static func act(_ action: RequestAction, on id: QualityDomain.Request.ID) -> Link {
    .request(id).appending(action.rawValue)
  }

  static func correct(_ id: QualityDomain.Request.ID, event: RequestEvent.ID? = nil) -> Link {
    .request(id).appending("corriger").with("etape", event?.text)
  }

  /// The subject and the requester.
  static func describe(_ id: QualityDomain.Request.ID) -> Link {
    .request(id).appending("fiche")
  }

  static func file(_ event: RequestEvent.ID, of id: QualityDomain.Request.ID) -> Link {
    .request(id).appending("fichiers").appending(event.text)
  }

  static func eraseRequester(of id: QualityDomain.Request.ID) -> Link {
    .request(id).appending("usager").appending("effacer")
  }
}
