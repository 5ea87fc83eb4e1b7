import QualityDomain

/// An address of the application. Every address is made here, so that none is misspelt and what
/// goes in one is always encoded.
struct Link: Hashable, Sendable {
  /// The address from the root, encoded: `/demandes?q=carte%20grise`.
  private(set) var address: String

  /// The address of these segments, each encoded.
  init(_ segments: String...) {
    address = segments.isEmpty ? "/" : segments.reduce("") { $0 + "/" + $1.percentEncoded }
  }

  /// A place in the page that is shown.
  static func anchor(_ id: String) -> Link {
    var link = Link()
    link.address = "#" + id.percentEncoded
    return link
  }

  /// Where a mail to someone is written.
  static func mail(_ address: String) -> Link {
    var link = Link()
    link.address = "mailto:" + address.percentEncoded.replacing("%40", with: "@")
    return link
  }

  /// The address one segment further.
  func appending(_ segment: String) -> Link {
    var link = self
    link.address += "/" + segment.percentEncoded
    return link
  }

  /// The address with a query item more; the same address when `value` is nil or empty.
  func with(_ name: String, _ value: String?) -> Link {
    guard let value, !value.isEmpty else { return self }
    var link = self
    link.address += (address.contains("?") ? "&" : "?") + name.percentEncoded + "="
      + value.percentEncoded
    return link
  }
}

extension Link {
  static let home = Link()
  static let signIn = Link("connexion")
  static let signOut = Link("deconnexion")
  static let accessibility = Link("accessibilite")
  static let legalNotice = Link("mentions-legales")

  static let today = Link("aujourdhui")
  static let requests = Link("demandes")
  static let newRequest = Link("demandes", "saisir")
  static let commitments = Link("engagements")
  static let dashboard = Link("tableau-de-bord")
  static let indicators = Link("indicateurs")
  static let publications = Link("publications")
  static let settings = Link("reglages")
  static let account = Link("compte")
  /// The sites that one may open.
  static let sites = Link("sites")
  /// What the sites below a node amount to.
  static let network = Link("reseau")

  static func request(_ id: Request.ID) -> Link { Link("demandes", id.text) }
  static func commitment(_ number: Int) -> Link { Link("engagements", String(number)) }
  static func publication(_ id: Publication.ID) -> Link { Link("publications", id.text) }
  /// What a site shows the public; `code` is the site's.
  static let publicSites = Link("public")
  static func publicPage(_ code: String) -> Link { Link("public", code) }

  static func indicator(_ code: String, _ period: Period? = nil) -> Link {
    Link("indicateurs", code).with("periode", period?.text)
  }
}

extension String {
  /// The text with all but letters, digits and `-._~` of ASCII as `%` and two digits (RFC 3986).
  fileprivate var percentEncoded: String {
    if utf8.allSatisfy(\.isUnreserved) { return self }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte.isUnreserved {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension UInt8 {
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
