import QualityDomain

extension Link {
  static let directory = Link("annuaire")
  static let administrations = directory.appending("administrations")
  static let newAuthority = directory.appending("collectivites").appending("ajouter")
  static let newAdministration = administrations.appending("ajouter")
  static let importDirectory = directory.appending("importer")

  static func authority(_ id: LocalAuthority.ID) -> Link {
    directory.appending("collectivites").appending(id.text)
  }

  static func administration(_ id: Administration.ID) -> Link { administrations.appending(id.text) }

  /// Entering a request of an authority, or of someone elected there.
  static func newRequest(of authority: LocalAuthority.ID, _ official: ElectedOfficial.ID?) -> Link {
    newRequest.with("collectivite", authority.text).with("elu", official?.text)
  }
}
