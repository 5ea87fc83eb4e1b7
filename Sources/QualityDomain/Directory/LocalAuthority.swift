/// A local authority that writes to préfectures, or about which people write.
public struct LocalAuthority: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<LocalAuthority>

  public let kind: AuthorityKind
  public let name: String
  /// As `AuthorityKind.isCode` allows; empty when it is not known.
  public let code: String

  public init(kind: AuthorityKind, name: String, code: String) {
    self.kind = kind
    self.name = name
    self.code = code
  }
}

/// The kinds of local authority, by which an official code is read.
public enum AuthorityKind: String, CaseIterable, Sendable {
  case commune
  /// Établissement public de coopération intercommunale (EPCI).
  case intercommunality
  case department
  case region
  /// A syndicate, for example.
  case other

  /// Whether `code` is the official code of such an authority: that of the code officiel
  /// géographique (five characters for a commune), or the nine digits of a SIREN.
  public func isCode(_ code: String) -> Bool {
    if code.utf8.count == 9, code.utf8.allSatisfy({ (48...57).contains($0) }) { return true }
    return switch self {
    case .commune: Territory(communeCode: code) != nil
    case .department: Territory(code: code) != nil
    case .region: Region(rawValue: code) != nil
    case .intercommunality, .other: false
    }
  }
}

extension Territory {
  /// The territory of a commune, by the commune's code: `73065`, `2A004`, `97411`; nil when `code`
  /// is no such code.
  public init?(communeCode code: some StringProtocol) {
    let isOverseas = code.hasPrefix("97") || code.hasPrefix("98")
    let rest = code.dropFirst(isOverseas ? 3 : 2)
    guard code.utf8.count == 5, rest.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    self.init(code: String(code.prefix(isOverseas ? 3 : 2)))
  }
}

/// Someone elected to a local authority, with how to reach them.
public struct ElectedOfficial: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<ElectedOfficial>

  public let name: String
  /// What they are there: « Maire ».
  public let mandate: String
  public let email: String
  public let telephone: String

  public init(name: String, mandate: String = "", email: String = "", telephone: String = "") {
    self.name = name
    self.mandate = mandate
    self.email = email
    self.telephone = telephone
  }
}

/// An administration to which requests are redirected (17.3).
public struct Administration: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<Administration>

  public let name: String
  /// What the requester is given: an address, a telephone number or an e-mail address.
  public let contact: String
  /// With its scheme; empty when there is none.
  public let website: String

  public init(name: String, contact: String, website: String = "") {
    self.name = name
    self.contact = contact
    self.website = website
  }
}
