import QualityDomain
import Testing

@Suite("Who sees what above sites")
struct NetworkAccessTests {
  private static let chambery = Places.site(1, "73")
  private static let annecy = Places.site(2, "74")
  private static let ajaccio = Places.site(3, "2A")
  private static let savoie = Node.department(Places.territory("73"))

  private func access(_ assignments: RoleAssignment...) -> Access {
    Access(person: identifier(9), name: "A. Martin", assignments: assignments)
  }

  @Test(
    "A role at a node is a role at every site below, whole, and at no other",
    arguments: [Role.administrator, .qualityOfficer, .secretaryGeneral, .auditor, .networkOfficer])
  func below(role: Role) {
    let region = access(RoleAssignment(role: role, at: .region(.auvergneRhoneAlpes)))
    for permission in Permission.allCases {
      let isGiven = role.permissions.contains(permission)
      for site in [Self.chambery, Self.annecy] {
        #expect(region.scope(permission, at: site) == (isGiven ? .unguarded(site: site.id) : nil))
      }
      #expect(region.scope(permission, at: Self.ajaccio) == nil)
      #expect(region.network(permission)?.nodes == (isGiven ? [.region(.auvergneRhoneAlpes)] : nil))
    }
  }

  @Test("A network officer sees figures and imports scores: no request and nothing that is about people")
  func networkOfficer() {
    #expect(Role.networkOfficer.permissions == [.readIndicators, .importScores])
    #expect(Role.networkOfficer.isHeld(at: .nation))
    #expect(!Role.networkOfficer.isHeld(at: .site(Self.chambery.id)))
  }

  @Test("Agents and heads of service work at one site; the others at any node")
  func places() {
    for role in Role.allCases {
      #expect(role.isHeld(at: .site(Self.chambery.id)) == (role != .networkOfficer))
      for node in [Node.nation, .region(.corse), Self.savoie] {
        #expect(role.isHeld(at: node) == !role.isOfServices)
      }
    }
  }

  @Test("A role in a service opens the site, but is no right over the network")
  func service() {
    let agent = access(
      RoleAssignment(role: .agent, site: Self.chambery.id, service: identifier(4)))
    #expect(agent.network(.readIndicators) == nil)
    #expect(agent.reach?.includes(Self.chambery) == true)
    #expect(agent.reach?.includes(Self.annecy) == false)
    #expect(agent.reach?.isAboveSites == false)
  }

  @Test("Someone without any role reaches nothing")
  func nobody() {
    #expect(access().reach == nil)
    #expect(access().network(.readIndicators) == nil)
  }

  @Test("Of several nodes those held by another are left out")
  func several() {
    let both = access(
      RoleAssignment(role: .auditor, at: Self.savoie),
      RoleAssignment(role: .networkOfficer, at: .region(.auvergneRhoneAlpes)),
      RoleAssignment(role: .auditor, at: .department(Places.territory("2A"))))
    let figures = both.network(.readIndicators)
    #expect(
      figures?.nodes == [.region(.auvergneRhoneAlpes), .department(Places.territory("2A"))])
    #expect(figures?.includes(Self.annecy) == true)
    #expect(both.network(.readRequests)?.includes(Self.annecy) == false)
    #expect(both.scope(.readRequests, at: Self.annecy) == nil)
  }

  @Test("A scope is narrowed to what of it stands at a node or below")
  func narrowing() throws {
    let nation = NetworkScope.unguarded()
    #expect(nation.narrowed(to: Self.savoie) == .unguarded(Self.savoie))
    let two = try #require(
      access(
        RoleAssignment(role: .auditor, at: Self.savoie),
        RoleAssignment(role: .auditor, at: .department(Places.territory("2A")))
      ).network(.readIndicators))
    #expect(two.narrowed(to: .nation) == two)
    #expect(two.narrowed(to: .region(.auvergneRhoneAlpes)) == .unguarded(Self.savoie))
    #expect(two.narrowed(to: .region(.bretagne)) == nil)
    #expect(!two.includes(.nation) && two.includes(Self.savoie))
  }
}
