public import QualityDomain

/// A place whose entries of the directory someone may change. It is made from a scope alone.
public struct DirectoryPlace: Hashable, Sendable {
  public let node: Node

  /// The directory of a site.
  /// - Throws: `outsideScope` when the scope is some services only.
  public init(_ scope: Scope) throws(StoreError) {
    node = .site(try scope.wholeSite())
  }

  /// The directory of the nation or of a department.
  /// - Throws: `outsideScope` for any other node, or one that the scope does not hold.
  public init(_ node: Node, in network: NetworkScope) throws(StoreError) {
    guard Self.hasDirectory(node), network.includes(node) else { throw .outsideScope }
    self.node = node
  }

  /// Whether the node has a directory, beside sites: regions have none.
  public static func hasDirectory(_ node: Node) -> Bool {
    switch node {
    case .nation, .department: true
    case .region, .site: false
    }
  }

  /// In whose audit log changes stand.
  var site: Site.ID? {
    if case .site(let id) = node { id } else { nil }
  }
}
