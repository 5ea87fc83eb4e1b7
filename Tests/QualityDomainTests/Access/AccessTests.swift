import QualityDomain
import Testing

@Suite("Who may see and do what, and where")
struct AccessTests {
  private static let site = Places.site(1, "73")
  private static let otherSite = Places.site(2, "41")
  private static let titles: Service.ID = identifier(3)
  private static let reception: Service.ID = identifier(4)

  private func access(_ assignments: RoleAssignment...) -> Access {
    Access(person: identifier(9), name: "A. Martin", assignments: assignments)
  }

  private func role(
    _ role: Role, _ service: Service.ID? = nil, at site: Site = site
  ) -> RoleAssignment {
    RoleAssignment(role: role, site: site.id, service: service)
  }

  @Test("A role for the whole site reaches every service, and requests of none")
  func siteWide() throws {
    let scope = try #require(access(role(.qualityOfficer)).scope(.readRequests, at: Self.site))
    #expect(scope == .unguarded(site: Self.site.id))
    #expect(scope.includes(Self.titles) && scope.includes(nil))
  }

  @Test("A role for some services reaches these, and no request without service")
  func services() throws {
    let access = access(role(.headOfService, Self.titles), role(.agent, Self.reception))
    let reading = try #require(access.scope(.readRequests, at: Self.site))
    #expect(reading.services == [Self.titles, Self.reception])
    let correcting = try #require(access.scope(.correctRequests, at: Self.site))
    #expect(correcting.services == [Self.titles])
    #expect(correcting.includes(Self.titles))
    #expect(!correcting.includes(Self.reception) && !correcting.includes(nil))
  }

  @Test("Of several roles each gives its own reach: the widest that grants the permission counts")
  func severalRoles() throws {
    let access = access(role(.agent, Self.titles), role(.auditor))
    #expect(access.scope(.readRequests, at: Self.site)?.services == nil)
    #expect(access.scope(.recordRequests, at: Self.site)?.services == [Self.titles])
    #expect(access.scope(.publish, at: Self.site) == nil)
  }

  @Test("No role, another site's role or a role without the permission gives nothing")
  func none() {
    #expect(access().scope(.readRequests, at: Self.site) == nil)
    let elsewhere = access(role(.qualityOfficer, at: Self.otherSite))
    #expect(elsewhere.scope(.readRequests, at: Self.site) == nil)
    #expect(elsewhere.scope(.readRequests, at: Self.otherSite) != nil)
    #expect(elsewhere.reach?.nodes == [.site(Self.otherSite.id)])
    for permission in [Permission.recordRequests, .correctRequests, .enterMeasures, .publish] {
      #expect(access(role(.auditor)).scope(permission, at: Self.site) == nil)
    }
  }

  @Test("Only the quality officer and the secretary-general publish; an agent corrects nothing")
  func permissions() {
    #expect(
      Role.allCases.filter { $0.permissions.contains(.publish) }
        == [.qualityOfficer, .secretaryGeneral])
    #expect(!Role.agent.permissions.contains(.correctRequests))
    #expect(
      Role.allCases.filter { $0.permissions.contains(.eraseRequesters) }
        == [.administrator, .qualityOfficer])
    #expect(Role.allCases.filter { $0.permissions.contains(.manageNetwork) } == [.administrator])
    for role in Role.allCases { #expect(role.permissions.contains(.readIndicators)) }
  }
}
