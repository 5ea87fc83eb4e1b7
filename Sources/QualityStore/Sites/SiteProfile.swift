public import QualityDomain

/// A service of a site.
public struct ServiceRecord: Hashable, Sendable {
  public let id: Service.ID
  public let name: String
  /// The first day on which it gets nothing any more; nil while no such day is set.
  public let closedOn: CivilDate?

  /// Whether the service still gets requests and figures on `day`.
  public func isOpen(on day: CivilDate) -> Bool { closedOn.map { day < $0 } ?? true }
}

/// Someone who has a role at a site, or at a node above it.
public struct SitePerson: Hashable, Sendable {
  public let id: Person.ID
  public let name: String
  /// At this site or above it.
  public internal(set) var roles: [RoleAssignment]

  /// Whether some role is the site's own.
  public var isOfSite: Bool { roles.contains { !$0.node.isAboveSites } }

  /// Whether the person may do that for a service, or for requests that have none.
  public func can(_ permission: Permission, for service: Service.ID?) -> Bool {
    roles.contains {
      $0.role.permissions.contains(permission) && ($0.service == nil || $0.service == service)
    }
  }
}

/// A module that services of the site apply.
public struct ModuleService: Hashable, Sendable {
  public let module: Int
  public let service: Service.ID

  public init(module: Int, service: Service.ID) {
    self.module = module
    self.service = service
  }
}

/// A limit that the site sets itself, more demanding than the référentiel's.
public struct LocalLimit: Hashable, Sendable {
  public let clock: ClockKind
  public let kind: RequestKind
  public let channel: RequestChannel
  public let workingDays: Int

  public init(clock: ClockKind, kind: RequestKind, channel: RequestChannel, workingDays: Int) {
    self.clock = clock
    self.kind = kind
    self.channel = channel
    self.workingDays = workingDays
  }
}

/// Everything that holds for a site and changes slowly: one statement reads it whole.
public struct SiteProfile: Sendable {
  public let site: Site
  public internal(set) var contact = SiteContact()
  public internal(set) var editions: [Dated<String>] = []
  public internal(set) var modules: [Dated<Int>] = []
  public internal(set) var moduleServices: [Dated<ModuleService>] = []
  public internal(set) var nonApplicable: [Dated<NonApplicableCommitment>] = []
  public internal(set) var localLimits: [Dated<LocalLimit>] = []
  public internal(set) var targets: [Target] = []
  public internal(set) var localHolidays: [LocalHoliday] = []
  public internal(set) var labels: [Label] = []
  public internal(set) var indicators: [IndicatorDefinition] = []
  /// By name, as French sorts them.
  public internal(set) var services: [ServiceRecord] = []
  public internal(set) var people: [SitePerson] = []
  /// How the job stands that brings due dates up to date after a change of the calendar; nil when
  /// the calendar never changed.
  public internal(set) var recomputation: JobState?
  /// What its quality officer must know, as it was found out last.
  public internal(set) var alerts: [SiteAlert] = []

  /// The working days of the site.
  public var calendar: WorkingCalendar {
    WorkingCalendar(
      territory: site.territory, goodFriday: site.goodFriday, localHolidays: localHolidays)
  }

  /// The numbers of the modules taken on `day`.
  public func modules(on day: CivilDate) -> Set<Int> {
    Set(modules.inForce(on: day))
  }

  /// The identifier of the edition followed on `day`.
  public func edition(on day: CivilDate) -> String? {
    editions.inForce(on: day).first
  }

  /// The services that still get requests and figures on `day`, by name.
  public func services(openOn day: CivilDate) -> [ServiceRecord] {
    services.filter { $0.isOpen(on: day) }
  }

  public func serviceName(_ id: Service.ID?) -> String? {
    id.flatMap { id in services.first { $0.id == id }?.name }
  }

  /// The person of that identifier, when they have a role here.
  public func person(_ id: Person.ID) -> SitePerson? {
    people.first { $0.id == id }
  }

  public func personName(_ id: Person.ID?) -> String? {
    id.flatMap { id in people.first { $0.id == id }?.name }
  }
}
