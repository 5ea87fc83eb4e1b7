/// Which part of a site a query may touch. Every query about what a site does takes one.
///
/// `Access` makes them, from the roles of the person who asks, and nobody else does: see
/// `unguarded(site:services:)` for who is exempt.
public struct Scope: Hashable, Sendable {
  public let site: Site.ID
  /// nil: every service of the site, and requests that have none.
  public let services: Set<Service.ID>?

  init(site: Site.ID, services: Set<Service.ID>? = nil) {
    self.site = site
    self.services = services
  }

  /// A scope that no role gives: for the commands of whoever runs the machine, who has the database
  /// itself, for background work and for tests. Never for a page.
  public static func unguarded(site: Site.ID, services: Set<Service.ID>? = nil) -> Scope {
    Scope(site: site, services: services)
  }

  /// Whether it is the whole site, whatever its services.
  public var isWholeSite: Bool { services == nil }

  /// Whether what a service has is in the scope; nil, what no service has, is seen with the whole site.
  public func includes(_ service: Service.ID?) -> Bool {
    guard let services else { return true }
    return service.map(services.contains) ?? false
  }
}

/// Which part of the network a query about sites may touch: their names and their figures, never
/// their requests nor anything about people.
///
/// Made by `Access` alone, as a `Scope` is.
public struct NetworkScope: Hashable, Sendable {
  /// Never empty; none of them holds another, as far as nodes tell.
  public let nodes: Set<Node>

  /// nil without any node.
  init?(_ nodes: some Sequence<Node>) {
    let all = Set(nodes)
    self.nodes = all.filter { node in !all.contains { $0 != node && $0.holds(node) } }
    guard !self.nodes.isEmpty else { return nil }
  }

  private init(single node: Node) {
    nodes = [node]
  }

  /// A scope that no role gives: for the commands of whoever runs the machine, for background work
  /// and for tests. Never for a page.
  public static func unguarded(_ node: Node = .nation) -> NetworkScope {
    NetworkScope(single: node)
  }

  /// Whether it holds more than sites where the person has a role of their own.
  public var isAboveSites: Bool { nodes.contains(where: \.isAboveSites) }

  /// Whether the site stands at or below a node of the scope.
  public func includes(_ site: Site) -> Bool {
    nodes.contains { $0.holds(site) }
  }

  /// Whether everything below `node` is in the scope.
  public func includes(_ node: Node) -> Bool {
    nodes.contains { $0.holds(node) }
  }

  /// What of the scope stands at or below `node`; nil when nothing does.
  public func narrowed(to node: Node) -> NetworkScope? {
    includes(node) ? NetworkScope(single: node) : NetworkScope(nodes.filter(node.holds))
  }
}
