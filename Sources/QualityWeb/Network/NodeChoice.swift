import QualityDomain
import QualityWording

/// Which node and period a page of the network shows, as its address says it.
struct NodeChoice {
  let node: Node
  let period: PeriodChoice
  /// All that the viewer may see of the network's figures.
  let network: NetworkScope

  /// By default the highest node that the viewer has.
  /// - Throws: `forbidden` for someone without any node above sites; `notFound` for a node outside
  ///   theirs, or what is no period.
  init(_ query: FormBody, at desk: NetworkDesk) throws(WebProblem) {
    network = try desk.viewer.network(.readIndicators)
    period = try PeriodChoice(query["periode"], today: desk.today)
    node = try network.node(named: query["noeud"])
  }

  /// The page of a node in the same period.
  func link(_ node: Node) -> Link { .network(node, period.period) }

  /// The page of an indicator over the same sites in the same period.
  func link(_ indicator: String) -> Link { .network(indicator, node, period.period) }

  /// What a file of one of its tables is called: `indicateurs-region-84-2026-T1.csv`.
  func fileName(_ table: String) -> String {
    "\(table)-\(node.text.replacing(":", with: "-"))-\(period.period.text).csv"
  }

  /// The nodes above that the viewer may see, the highest first.
  var parents: [PageLink] { network.parents(of: node, link: link) }

  /// The other nodes that the viewer has, when there are several.
  var siblings: HTML { network.siblings(of: node, link: link) }
}

extension NetworkScope {
  /// The node that a page of the network is asked for, by default the highest of the scope.
  /// - Throws: `notFound` for what is no node above sites, or outside the scope.
  func node(named text: String) throws(WebProblem) -> Node {
    let asked = text.isEmpty ? above.first : Node(text)
    guard let asked, asked.isAboveSites, includes(asked) else { throw .notFound }
    return asked
  }

  /// The pages of the nodes above one that are in the scope, the highest first.
  func parents(of node: Node, link: (Node) -> Link) -> [PageLink] {
    node.path.dropLast().filter(includes).map { PageLink($0.french, link($0)) }
  }

  /// The other nodes of the scope, when there are several.
  func siblings(of node: Node, link: (Node) -> Link) -> HTML {
    let nodes = above
    return .when(
      nodes.count > 1,
      .views("Lieux", nodes.map { PageView($0.french, link: link($0), isCurrent: $0.holds(node)) }))
  }

  /// The nodes above sites: the nation, regions by name, departments by code.
  var above: [Node] {
    let order = { (node: Node) -> (Int, String) in
      switch node {
      case .nation: (0, "")
      case .region(let region): (1, region.name)
      case .department(let territory): (2, territory.code)
      case .site(let id): (3, id.text)
      }
    }
    return nodes.filter(\.isAboveSites).sorted { order($0) < order($1) }
  }
}

extension Node {
  /// The nodes that hold this one, the nation first, and itself last.
  var path: [Node] {
    switch self {
    case .nation: [.nation]
    case .region, .site: [.nation, self]
    case .department(let territory): territory.path
    }
  }

  /// The node right below this one that holds the territory; nil right above sites.
  func child(holding territory: Territory) -> Node? {
    switch self {
    case .nation: territory.region.map(Node.region) ?? .department(territory)
    case .region: .department(territory)
    case .department, .site: nil
    }
  }
}

extension Link {
  static func network(_ node: Node, _ period: Period) -> Link {
    network.with("noeud", node.text).with("periode", period.text)
  }

  /// One indicator over the sites below a node.
  static func network(_ indicator: String, _ node: Node, _ period: Period) -> Link {
    Link("reseau", "indicateurs", indicator).with("noeud", node.text).with("periode", period.text)
  }

  /// A table of a page of the network, for spreadsheets.
  static func networkExport(_ table: String, _ node: Node, _ period: Period) -> Link {
    Link("reseau", table).with("noeud", node.text).with("periode", period.text)
  }

  static func networkExport(indicator: String, _ node: Node, _ period: Period) -> Link {
    Link("reseau", "indicateurs", indicator).appending("export.csv").with("noeud", node.text)
      .with("periode", period.text)
  }
}
