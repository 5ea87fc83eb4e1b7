import Foundation
import QualityDomain
import Testing

@Suite("The tree of the network")
struct NodeTests {
  private static let savoie = Node.department(Places.territory("73"))
  private static let saintMartin = Node.department(Places.territory("978"))

  @Test("18 regions hold 101 departments; the 6 overseas collectivities stand below the nation")
  func departments() {
    #expect(Region.allCases.count == 18)
    #expect(Region.allCases.map(\.departments.count).reduce(0, +) == 101)
    let others = Territory.allCases.filter { $0.region == nil }.map(\.code)
    #expect(others == ["975", "977", "978", "986", "987", "988"])
    #expect(Set(Territory.allCases.map(\.name)).count == 107)
    #expect(Set(Region.allCases.map(\.name)).count == 18)
  }

  @Test("Regions stand in the order of their names, Île-de-France before La Réunion")
  func order() {
    let names = Region.allCases.map(\.name)
    #expect(names == names.sorted { $0.compare($1, options: .diacriticInsensitive) == .orderedAscending })
  }

  @Test(
    "Regions are those of the law of 16 January 2015",
    arguments: [
      ("01", Region.auvergneRhoneAlpes), ("73", .auvergneRhoneAlpes), ("2A", .corse),
      ("75", .ileDeFrance), ("62", .hautsDeFrance), ("67", .grandEst), ("76", .normandie),
      ("87", .nouvelleAquitaine), ("66", .occitanie), ("974", .laReunion), ("976", .mayotte),
    ])
  func regions(code: String, region: Region) {
    #expect(Places.territory(code).region == region)
  }

  @Test("A path goes from the nation to the site")
  func path() {
    let site = Places.site(1, "73")
    #expect(site.path == [.nation, .region(.auvergneRhoneAlpes), Self.savoie, .site(site.id)])
    #expect(Places.site(2, "978").path.prefix(2) == [.nation, Self.saintMartin])
    for node in site.path { #expect(node.holds(site)) }
    #expect(!Node.region(.corse).holds(site))
    #expect(!Node.site(identifier(9)).holds(site))
  }

  @Test("A node holds itself and what is below")
  func holds() {
    #expect(Node.nation.holds(.nation) && Node.nation.holds(Self.saintMartin))
    #expect(Node.region(.auvergneRhoneAlpes).holds(Self.savoie))
    #expect(!Node.region(.corse).holds(Self.savoie))
    #expect(!Self.savoie.holds(.region(.auvergneRhoneAlpes)))
    #expect(!Self.savoie.holds(.nation))
  }

  @Test("Its text is read back, and no other", arguments: [
    "nation", "region:84", "department:2A", "department:988", "site:01hzzzzzzzzzzzzzzzzzzzzzzz",
  ])
  func text(_ text: String) {
    #expect(Node(text)?.text == text)
  }

  @Test("What is no node is refused", arguments: [
    "", "nation:", "region", "region:", "region:99", "department:20", "department:1", "site:1",
    "Nation", "region:84:", "service:84",
  ])
  func refused(_ text: String) {
    #expect(Node(text) == nil)
  }

  @Test("A préfecture leads the other bodies of its department, and nobody else does")
  func parents() {
    let prefecture = Places.site(1, "73")
    #expect(prefecture.mayLead(.subprefecture, in: Places.territory("73")))
    #expect(prefecture.mayLead(.sgcd, in: Places.territory("73")))
    #expect(!prefecture.mayLead(.subprefecture, in: Places.territory("74")))
    #expect(!prefecture.mayLead(.prefecture, in: Places.territory("73")))
  }
}
