import QualityDomain
import QualityFormats
import Testing

/// The directory of the administration: some fields are JSON inside strings (facts, section 5).
@Suite("Directory of the administration")
struct AdministrationDirectoryTests {
  /// The same record as its programming interface gives it, and as the full export does.
  private static let embedded = #"""
    {"total_count": 2, "results": [
      {"nom": "Préfecture - Savoie", "code_insee_commune": "73065",
       "pivot": "[{\"type_service_local\": \"prefecture\", \"code_insee_commune\": [\"73065\"]}]",
       "adresse_courriel": "pref@savoie.example",
       "telephone": "[{\"valeur\": \"04 00 00 00 00\", \"description\": \"\"}]",
       "site_internet": "[{\"libelle\": \"\", \"valeur\": \"https://savoie.example\"}]",
       "adresse": "[{\"type_adresse\": \"Adresse postale\", \"numero_voie\": \"BP 1\"}, {\"type_adresse\": \"Adresse\", \"complement1\": \"Château\", \"complement2\": \"\", \"numero_voie\": \"1 place du Château\", \"code_postal\": \"73000\", \"nom_commune\": \"Chambéry\"}]",
       "plage_ouverture": "[]"},
      {"nom": "Mairie - Chambéry", "pivot": "[{\"type_service_local\": \"mairie\"}]"}
    ]}
    """#
  private static let nested = #"""
    {"service": [
      {"nom": "Préfecture - Savoie",
       "pivot": [{"type_service_local": "prefecture", "code_insee_commune": ["73065"]}],
       "adresse_courriel": ["pref@savoie.example"],
       "telephone": [{"valeur": "04 00 00 00 00"}],
       "site_internet": [{"valeur": "https://savoie.example"}],
       "adresse": [{"type_adresse": "Adresse", "complement1": "Château", "numero_voie": "1 place du Château", "code_postal": "73000", "nom_commune": "Chambéry"}]},
      {"nom": "Mairie - Chambéry", "pivot": [{"type_service_local": "mairie"}]}
    ]}
    """#

  @Test("Fields are read as they are or out of strings", arguments: [embedded, nested])
  func shapes(text: String) throws {
    let directory = try AdministrationDirectory(Array(text.utf8))
    #expect(directory.problems.isEmpty)
    #expect(directory.others == 1)
    let site = try #require(directory.sites.first)
    #expect(site.code == nil && site.modules == nil)
    #expect(site.kind == .prefecture)
    #expect(site.territory.code == "73")
    #expect(
      site.contact
        == SiteContact(
          email: "pref@savoie.example", telephone: "04 00 00 00 00",
          postalAddress: "Château\n1 place du Château\n73000 Chambéry",
          website: "https://savoie.example"))
  }

  @Test("A list alone is read too; kinds come from the pivot, overseas departments from three digits")
  func kinds() throws {
    let directory = try AdministrationDirectory(
      Array(
        #"""
        [{"nom": "Sous-préfecture - Saint-Paul", "pivot": [{"type_service_local": "sous_pref"}], "code_insee_commune": "97415"},
         {"nom": "Préfecture de police", "pivot": [{"type_service_local": "prefecture"}], "code_insee_commune": "75056"},
         {"nom": "Préfecture - Corse-du-Sud", "pivot": [{"type_service_local": "prefecture"}], "code_insee_commune": "2A004"}]
        """#.utf8))
    #expect(directory.sites.map(\.kind) == [.subprefecture, .policePrefecture, .prefecture])
    #expect(directory.sites.map(\.territory.code) == ["974", "75", "2A"])
  }

  @Test("What is missing is told by record and field; what is no JSON at all is refused")
  func problems() throws {
    let directory = try AdministrationDirectory(
      Array(
        #"""
        [{"pivot": [{"type_service_local": "prefecture"}], "code_insee_commune": "99999"},
         {"nom": "X", "pivot": [{"type_service_local": "sous_pref"}]}, 3, null]
        """#.utf8))
    #expect(directory.sites.isEmpty)
    #expect(directory.others == 2)
    #expect(
      directory.problems == [
        TableProblem(line: 1, column: "nom", reason: .missingValue),
        TableProblem(
          line: 1, column: "code_insee_commune", reason: .unknownTerritory("99999")),
        TableProblem(line: 2, column: "code_insee_commune", reason: .missingValue),
      ])
    #expect(throws: TableProblems([TableProblem(line: 1, reason: .unreadableJSON)])) {
      try AdministrationDirectory(Array("[{".utf8))
    }
  }
}
