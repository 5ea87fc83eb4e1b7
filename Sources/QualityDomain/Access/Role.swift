/// What someone is for a site, or for every site below a node.
public enum Role: String, CaseIterable, Sendable {
  case administrator
  /// Référent qualité.
  case qualityOfficer = "quality-officer"
  case headOfService = "head-of-service"
  case agent
  case secretaryGeneral = "secretary-general"
  /// Reads everything, changes nothing.
  case auditor
  /// Pilote du réseau: reads the figures of the sites below and imports their scores; no request and
  /// nothing about people.
  case networkOfficer = "network-officer"
}

/// What a role lets someone do.
public enum Permission: Hashable, Sendable, CaseIterable {
  /// See the register of the services in scope.
  case readRequests
  /// Enter requests and record what happens to them.
  case recordRequests
  /// Correct or withdraw what was recorded.
  case correctRequests
  /// Import a register or measures.
  case importFiles
  /// Import the barometer's scores of sites.
  case importScores
  case readIndicators
  case enterMeasures
  case publish
  /// Modules, services, people, targets, local days.
  case configureSite
  case readAuditLog
  /// Erase a requester's personal data.
  case eraseRequesters
  /// Create sites below a node, and give roles at the nodes below it.
  case manageNetwork
}

extension Role {
  public var permissions: Set<Permission> {
    switch self {
    case .administrator:
      [
        .configureSite, .readAuditLog, .eraseRequesters, .readIndicators, .readRequests, .importScores,
        .manageNetwork,
      ]
    case .qualityOfficer: Set(Permission.allCases).subtracting([.manageNetwork])
    case .headOfService:
      [.readRequests, .recordRequests, .correctRequests, .importFiles, .readIndicators, .enterMeasures]
    case .agent: [.readRequests, .recordRequests, .readIndicators]
    case .secretaryGeneral: [.readRequests, .readIndicators, .publish, .readAuditLog]
    case .auditor: [.readRequests, .readIndicators, .readAuditLog]
    case .networkOfficer: [.readIndicators, .importScores]
    }
  }

  /// Whether the role is held in services rather than at a whole site.
  public var isOfServices: Bool { self == .agent || self == .headOfService }

  /// Whether someone may hold the role there: agents and heads of service work in the services of
  /// one site, network officers above sites.
  public func isHeld(at node: Node) -> Bool {
    switch self {
    case .agent, .headOfService: !node.isAboveSites
    case .networkOfficer: node.isAboveSites
    case .administrator, .qualityOfficer, .secretaryGeneral, .auditor: true
    }
  }
}

/// A role at a node, or for one service of a site.
public struct RoleAssignment: Hashable, Sendable {
  public let role: Role
  public let node: Node
  /// nil: everything below the node. Heads of service and agents have one assignment a service.
  public let service: Service.ID?

  /// A role for everything below `node`.
  public init(role: Role, at node: Node) {
    self.role = role
    self.node = node
    service = nil
  }

  /// A role at a site, or for one service of it.
  public init(role: Role, site: Site.ID, service: Service.ID? = nil) {
    self.role = role
    node = .site(site)
    self.service = service
  }
}
