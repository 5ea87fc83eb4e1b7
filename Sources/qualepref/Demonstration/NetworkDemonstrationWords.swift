import QualityDomain

/// The region of the demonstration. Its departments are real; every person, request and figure is
/// invented.
enum NetworkDemonstrationWords {
  struct Place {
    let code: String
    let name: String
    let kind: SiteKind
    let department: String
    let modules: Set<Int>
    /// Days from today to the end of the label, negative once it has expired; nil without a label.
    let labelEndsIn: Int?
    /// The name of its quality officer; nil without one.
    let officer: String?
  }

  static let region = Region.bretagne

  static let sites = [
    Place(
      code: "cotes-d-armor", name: "Préfecture des Côtes-d’Armor", kind: .prefecture,
      department: "22", modules: [1, 4], labelEndsIn: 640, officer: "Elouan Bouvaroy"),
    Place(
      code: "dinan", name: "Sous-préfecture de Dinan", kind: .subprefecture, department: "22",
      modules: [1, 4], labelEndsIn: 95, officer: "Rozenn Cassemont"),
    Place(
      code: "finistere", name: "Préfecture du Finistère", kind: .prefecture, department: "29",
      modules: [1, 4, 7], labelEndsIn: 310, officer: "Judith Escaudrin"),
    Place(
      code: "brest", name: "Sous-préfecture de Brest", kind: .subprefecture, department: "29",
      modules: [1, 3], labelEndsIn: nil, officer: "Malo Fauvernier"),
    Place(
      code: "morlaix", name: "Sous-préfecture de Morlaix", kind: .subprefecture, department: "29",
      modules: [1, 4], labelEndsIn: 820, officer: "Bleuenn Gravelotin"),
    Place(
      code: "sgcd-29", name: "Secrétariat général commun du Finistère", kind: .sgcd,
      department: "29", modules: [], labelEndsIn: nil, officer: nil),
    Place(
      code: "ille-et-vilaine", name: "Préfecture d’Ille-et-Vilaine", kind: .prefecture,
      department: "35", modules: [1, 4], labelEndsIn: -40, officer: "Corentin Orancière"),
    Place(
      code: "saint-malo", name: "Sous-préfecture de Saint-Malo", kind: .subprefecture,
      department: "35", modules: [1, 4], labelEndsIn: 450, officer: "Azeline Trévarec"),
    Place(
      code: "morbihan", name: "Préfecture du Morbihan", kind: .prefecture, department: "56",
      modules: [1, 4], labelEndsIn: 150, officer: "Ronan Kerizel"),
    Place(
      code: "lorient", name: "Sous-préfecture de Lorient", kind: .subprefecture, department: "56",
      modules: [1, 5], labelEndsIn: nil, officer: "Maïwenn Loscoat"),
  ]

  struct Account {
    let email: String
    let name: String
    let role: Role
    /// nil: the site of `site`.
    let node: Node?
    let site: String?
    let services: [String]

    init(
      _ email: String, _ name: String, _ role: Role, at node: Node? = nil, site: String? = nil,
      services: [String] = []
    ) {
      self.email = "\(email)@reseau.example"
      self.name = name
      self.role = role
      self.node = node
      self.site = site
      self.services = services
    }
  }

  /// National, then regional, departmental and of one site.
  static let accounts: [Account] =
    [
      Account("ministere", "Alix Montbrelan", .networkOfficer, at: .nation),
      Account("administration", "Yvon Carmeray", .administrator, at: .nation),
      Account("region", "Solveig Hautevaur", .networkOfficer, at: .region(region)),
    ]
    + (Territory(code: "29").map { finistere in
      [
        Account("departement", "Nolwenn Dervaisse", .qualityOfficer, at: .department(finistere)),
        Account("secretariat", "Hervé Aubrelin", .secretaryGeneral, at: .department(finistere)),
      ]
    } ?? [])
    + sites.compactMap { place in
      place.officer.map { Account(place.code, $0, .qualityOfficer, site: place.code) }
    }
    + [
      Account("audit", "Maxence Lormeval", .auditor, site: "finistere"),
      Account(
        "accueil", "Gaël Isquelin", .agent, site: "finistere",
        services: ["Accueil", "Communication"]),
      Account(
        "citoyennete", "Morgane Norvaux", .headOfService, site: "finistere",
        services: ["Citoyenneté", "Intégration"]),
    ]

  /// Of the whole region.
  static let administrations = [
    Administration(
      name: "Caisse d’allocations familiales", contact: "32 30, du lundi au vendredi de 9 h à 16 h 30",
      website: "https://www.caf.example"),
    Administration(
      name: "Centre des impôts fonciers", contact: "impots-fonciers@finances.example"),
    Administration(name: "Maison départementale des personnes handicapées", contact: "08 00 00 00 00"),
  ]

  /// Invented communes of the Finistère, with invented mayors.
  static let authorities: [(LocalAuthority, ElectedOfficial?)] = [
    (
      LocalAuthority(kind: .commune, name: "Ploumaëc", code: "29999"),
      ElectedOfficial(
        name: "Enora Malvières", mandate: "Maire", email: "mairie@ploumaec.example",
        telephone: "02 99 00 00 01")
    ),
    (
      LocalAuthority(kind: .commune, name: "Kervauré", code: "29998"),
      ElectedOfficial(name: "Tangi Jarnezat", mandate: "Maire", email: "mairie@kervaure.example")
    ),
    (LocalAuthority(kind: .intercommunality, name: "Pays de Kervauré", code: "299999999"), nil),
  ]
}
