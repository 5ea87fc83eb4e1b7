/// What someone is for a site.
public enum Role: String, CaseIterable, Sendable {
  case administrator
  /// Référent qualité.
  case qualityOfficer = "quality-officer"
  case headOfService = "head-of-service"
  case agent
  case secretaryGeneral = "secretary-general"
  /// Reads everything, changes nothing.
  case auditor
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
  case readIndicators
  case enterMeasures
  case publish
  /// Modules, services, people, targets, local days.
  case configureSite
  case readAuditLog
  /// Erase a requester's personal data.
  case eraseRequesters
}

extension Role {
  public var permissions: Set<Permission> {
    switch self {
    case .administrator:
      [.configureSite, .readAuditLog, .eraseRequesters, .readIndicators, .readRequests]
    case .qualityOfficer: Set(Permission.allCases)
    case .headOfService:
      [.readRequests, .recordRequests, .correctRequests, .importFiles, .readIndicators, .enterMeasures]
    case .agent: [.readRequests, .recordRequests, .readIndicators]
    case .secretaryGeneral: [.readRequests, .readIndicators, .publish, .readAuditLog]
    case .auditor: [.readRequests, .readIndicators, .readAuditLog]
    }
  }
}

/// A role at a place: a site, or some services of it.
public struct RoleAssignment: Hashable, Sendable {
  public let role: Role
  public let site: Site.ID
  /// nil: the whole site. Heads of service and agents have one assignment a service.
  public let service: Service.ID?

  public init(role: Role, site: Site.ID, service: Service.ID? = nil) {
    self.role = role
    self.site = site
    self.service = service
  }
}

/// Which part of a site a query may touch. Every query of the store takes one.
public struct Scope: Hashable, Sendable {
  public let site: Site.ID
  /// nil: every service of the site, and requests that have none.
  public let services: Set<Service.ID>?

  public init(site: Site.ID, services: Set<Service.ID>? = nil) {
    self.site = site
    self.services = services
  }

  public func includes(_ service: Service.ID?) -> Bool {
    guard let services else { return true }
    return service.map(services.contains) ?? false
  }
}

/// Someone who is signed in, with what they may do at one site.
public struct Access: Hashable, Sendable {
  public let person: Person.ID
  public let name: String
  public let assignments: [RoleAssignment]

  public init(person: Person.ID, name: String, assignments: [RoleAssignment]) {
    self.person = person
    self.name = name
    self.assignments = assignments
  }

  /// The part of `site` for which the person has `permission`; nil when none.
  public func scope(_ permission: Permission, at site: Site.ID) -> Scope? {
    let granting = assignments.filter {
      $0.site == site && $0.role.permissions.contains(permission)
    }
    guard !granting.isEmpty else { return nil }
    if granting.contains(where: { $0.service == nil }) { return Scope(site: site) }
    return Scope(site: site, services: Set(granting.compactMap(\.service)))
  }

  /// Whether the person has `permission` for every service of `site`.
  public func has(_ permission: Permission, throughout site: Site.ID) -> Bool {
    scope(permission, at: site).map { $0.services == nil } ?? false
  }

  /// The sites at which the person has some role.
  public var sites: Set<Site.ID> { Set(assignments.map(\.site)) }
}
