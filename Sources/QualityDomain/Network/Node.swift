/// A place in the tree of the network: the nation, its regions, their departments, and the sites of
/// each department.
public enum Node: Hashable, Sendable {
  case nation
  case region(Region)
  /// A department, or an overseas collectivity, which stands right below the nation.
  case department(Territory)
  case site(Site.ID)

  /// Whether sites stand below, rather than services.
  public var isAboveSites: Bool {
    if case .site = self { false } else { true }
  }

  /// Whether the node is that site or stands above it.
  public func holds(_ site: Site) -> Bool {
    switch self {
    case .nation: true
    case .region(let region): site.territory.region == region
    case .department(let territory): site.territory == territory
    case .site(let id): site.id == id
    }
  }

  /// Whether the node is `other` or stands above it, as far as `other` tells: of a site known by its
  /// identifier alone nobody knows the department; `holds(_: Site)` does.
  public func holds(_ other: Node) -> Bool {
    switch (self, other) {
    case (.nation, _): true
    case (.region(let region), .department(let territory)): territory.region == region
    default: self == other
    }
  }
}

extension Node {
  /// The nation, then each region with its departments by the regions' names, then the overseas
  /// collectivities.
  public static let aboveSites: [Node] = {
    let regions = Region.allCases.flatMap { region in
      [Node.region(region)] + region.departments.map(Node.department)
    }
    return [.nation] + regions + Territory.allCases.filter { $0.region == nil }.map(Node.department)
  }()

  /// As commands and the database write it: `nation`, `region:84`, `department:73`, `site:` and an
  /// identifier.
  public var text: String {
    switch self {
    case .nation: "nation"
    case .region(let region): "region:\(region.code)"
    case .department(let territory): "department:\(territory.code)"
    case .site(let id): "site:\(id.text)"
    }
  }

  /// Takes back what `text` gives; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let node: Node? =
      switch (parts.first, parts.count) {
      case ("nation", 1): .nation
      case ("region", 2): Region(rawValue: String(parts[1])).map(Node.region)
      case ("department", 2): Territory(code: String(parts[1])).map(Node.department)
      case ("site", 2): Site.ID(parts[1]).map(Node.site)
      default: nil
      }
    guard let node else { return nil }
    self = node
  }
}

extension Territory {
  /// The nodes that hold the territory, the nation first.
  public var path: [Node] {
    [.nation] + (region.map { [.region($0)] } ?? []) + [.department(self)]
  }
}

extension Site {
  /// The nodes that hold the site, the nation first, the site itself last.
  public var path: [Node] { territory.path + [.site(id)] }
}
