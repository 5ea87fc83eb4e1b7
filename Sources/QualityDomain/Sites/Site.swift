/// A préfecture, a sous-préfecture or another body of a department that follows a référentiel.
public struct Site: Hashable, Sendable {
  public typealias ID = QualityDomain.ID<Site>

  public let id: ID
  /// Short and stable, used in commands and in the public address.
  public let code: String
  public let name: String
  public let kind: SiteKind
  /// Whether it has a CERT (centre d'expertise et de ressources titres).
  public let hasCERT: Bool
  public let territory: Territory
  /// IANA name, for example `Europe/Paris`.
  public let timeZone: String
  /// Whether Good Friday is a holiday there (57, 67, 68: by commune, L3134-13); nil follows the
  /// territory.
  public let goodFriday: Bool?
  /// The préfecture of the same department to which the site belongs, for a sous-préfecture for
  /// example. It says how the department is organised, and gives nobody a right.
  public let parent: ID?

  public init(
    id: ID, code: String, name: String, kind: SiteKind, hasCERT: Bool, territory: Territory,
    timeZone: String, goodFriday: Bool? = nil, parent: ID? = nil
  ) {
    self.id = id
    self.code = code
    self.name = name
    self.kind = kind
    self.hasCERT = hasCERT
    self.territory = territory
    self.timeZone = timeZone
    self.goodFriday = goodFriday
    self.parent = parent
  }

  /// Whether sites of that kind and territory may belong to this one: only a préfecture has others,
  /// of its own department.
  public func mayLead(_ kind: SiteKind, in territory: Territory) -> Bool {
    self.kind.leadsOthers && !kind.leadsOthers && self.territory == territory
  }

  /// A code: 2 to 20 lower-case letters, digits or hyphens, starting with a letter or digit.
  public static func isCode(_ text: String) -> Bool {
    let bytes = text.utf8
    return (2...20).contains(bytes.count) && bytes.first != UInt8(ascii: "-")
      && bytes.allSatisfy {
        (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension Territory {
  /// The IANA time zone of the territory's civil dates.
  public var timeZone: String {
    switch code {
    case "971", "977", "978": "America/Guadeloupe"
    case "972": "America/Martinique"
    case "973": "America/Cayenne"
    case "974": "Indian/Reunion"
    case "975": "America/Miquelon"
    case "976": "Indian/Mayotte"
    case "986": "Pacific/Wallis"
    case "987": "Pacific/Tahiti"
    case "988": "Pacific/Noumea"
    default: "Europe/Paris"
    }
  }
}
