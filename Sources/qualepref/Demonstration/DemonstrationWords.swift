import QualityDomain

/// The invented words of the demonstration: no department, service, person or letter is real.
enum DemonstrationWords {
  static let siteCode = "val-d-orance"
  static let siteName = "Préfecture du Val-d’Orance"

  static let contact = SiteContact(
    email: "qualite@val-d-orance.example", telephone: "01 99 00 12 34",
    postalAddress: "2 place de la République\n00100 Orance",
    website: "https://www.val-d-orance.example")

  static let services = [
    "Accueil", "Cabinet", "Citoyenneté", "Collectivités", "Communication", "Intégration",
    "Réglementation", "Sécurités",
  ]

  struct Account {
    let email: String
    let name: String
    let role: Role
    let services: [String]
  }

  static let accounts = [
    Account(email: "qualite@val-d-orance.example", name: "Élodie Marsan", role: .qualityOfficer, services: []),
    Account(
      email: "accueil@val-d-orance.example", name: "Maël Tiercelin", role: .agent,
      services: ["Accueil", "Communication"]),
    Account(
      email: "citoyennete@val-d-orance.example", name: "Bérénice Orsel", role: .headOfService,
      services: ["Citoyenneté", "Intégration", "Réglementation"]),
    Account(
      email: "collectivites@val-d-orance.example", name: "Ignace Carvallin", role: .agent,
      services: ["Collectivités", "Cabinet", "Sécurités"]),
    Account(
      email: "secretariat@val-d-orance.example", name: "Perrine Lanvollon", role: .secretaryGeneral,
      services: []),
    Account(email: "audit@val-d-orance.example", name: "Gaspard Vauclin", role: .auditor, services: []),
    Account(
      email: "administration@val-d-orance.example", name: "Solène Brévaud", role: .administrator,
      services: []),
  ]

  /// What people write about: the kind of request, the service and the subjects.
  static let subjects: [(kind: RequestKind, service: String, subjects: [String])] = [
    (
      .information, "Accueil",
      [
        "Horaires d’ouverture de la sous-préfecture de Brèze",
        "Rendez-vous au point numérique", "Accès en fauteuil roulant au guichet",
        "Stationnement près de la préfecture", "Horaires pendant les ponts de mai",
      ]
    ),
    (
      .information, "Citoyenneté",
      [
        "Pièces à fournir pour une carte grise d’un véhicule de collection",
        "Délai de délivrance du permis international", "Renseignement sur l’adoption simple",
        "Changement d’adresse sur un passeport", "Inscription sur les listes électorales",
        "Perte d’un permis de conduire à l’étranger",
      ]
    ),
    (
      .information, "Réglementation",
      [
        "Déclaration de vente en liquidation", "Duplicata d’un récépissé d’association",
        "Pièces à fournir pour déclarer une association sportive",
        "Transport d’un corps hors du département", "Attestation de dépôt de statuts",
        "Ouverture tardive d’un débit de boissons",
      ]
    ),
    (
      .information, "Intégration",
      [
        "Renouvellement d’un titre de séjour étudiant", "Dépôt d’une demande de naturalisation",
        "Récépissé arrivé à expiration", "Regroupement familial : liste des pièces",
      ]
    ),
    (
      .information, "Sécurités",
      [
        "Autorisation de survol par drone", "Plan de prévention des inondations de Vaure",
        "Liste des associations agréées de protection civile", "Feu d’artifice privé",
      ]
    ),
    (
      .information, "Cabinet",
      ["Inscription à la cérémonie du 14 Juillet", "Demande de médaille du travail"]
    ),
    (
      .advice, "Collectivités",
      [
        "Quorum du conseil syndical", "Composition du conseil de développement",
        "Calendrier des dotations aux communes rurales", "Transmission des actes budgétaires",
        "Subvention d’équipement : date de dépôt", "Délégation de signature du maire",
      ]
    ),
    (
      .complaint, "Accueil",
      [
        "Attente trop longue au guichet", "Borne d’accueil en panne",
        "Personne ne décroche au standard", "Confidentialité au guichet 3",
      ]
    ),
    (
      .complaint, "Communication",
      ["Site internet : formulaire de contact sans réponse", "Prise de rendez-vous : page blanche"]
    ),
    (
      .complaint, "Intégration",
      ["Réponse incomprise sur la naturalisation", "Rendez-vous annulé sans explication"]
    ),
    (
      .suggestion, "Accueil",
      [
        "Ajouter des places assises dans la salle d’attente",
        "Afficher les heures creuses à l’entrée", "Fermeture du parking des usagers",
      ]
    ),
    (.suggestion, "Communication", ["Publier les délais moyens sur le site"]),
  ]

  static let firstNames = [
    "Agathe", "Bastien", "Camille", "Damien", "Estelle", "Florian", "Garance", "Hugo", "Inès",
    "Joris", "Katia", "Léonie", "Mathis", "Nadège", "Octave", "Pauline", "Quentin", "Romane",
  ]

  /// Family names made of invented places.
  static let familyNames = [
    "Aubrelin", "Bouvaroy", "Cassemont", "Dervaisse", "Escaudrin", "Fauvernier", "Gravelotin",
    "Hautevaur", "Isquelin", "Jarnezat", "Lormeval", "Malvières", "Norvaux", "Orancière",
  ]

  static let administrations = [
    "Direction départementale des territoires du Val-d’Orance", "Mairie de Brèze",
    "Conseil départemental du Val-d’Orance",
  ]
  /// Those of the directory.
  static let directory = [
    Administration(
      name: "Direction départementale des territoires du Val-d’Orance",
      contact: "ddt@val-d-orance.example"),
    Administration(
      name: "Conseil départemental du Val-d’Orance", contact: "01 99 00 20 00",
      website: "https://www.departement-orance.example"),
    Administration(name: "Mairie de Brèze", contact: "mairie@breze.example"),
  ]

  /// Invented communes, with invented mayors.
  static let authorities: [(LocalAuthority, ElectedOfficial?)] = [
    (
      LocalAuthority(kind: .commune, name: "Brèze", code: "41999"),
      ElectedOfficial(
        name: "Nadège Lormeval", mandate: "Maire", email: "mairie@breze.example",
        telephone: "01 99 00 30 01")
    ),
    (
      LocalAuthority(kind: .commune, name: "Vaure", code: "41998"),
      ElectedOfficial(name: "Joris Aubrelin", mandate: "Maire", email: "mairie@vaure.example")
    ),
    (LocalAuthority(kind: .intercommunality, name: "Communauté de communes de l’Orance", code: ""), nil),
  ]
}
