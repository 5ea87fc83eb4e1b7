public import QualityDomain

extension EvidenceKind {
  /// The name in a list: « Capture d’écran ».
  public var french: String {
    switch self {
    case .display: "Affichage"
    case .procedure: "Procédure"
    case .certificate: "Attestation"
    case .minutes: "Compte rendu"
    case .screenshot: "Capture d’écran"
    case .sample: "Échantillon"
    case .figure: "Chiffre"
    case .survey: "Enquête"
    case .interview: "Entretien"
    case .observation: "Constat sur place"
    case .document: "Document"
    case .trainingPlan: "Plan de formation"
    }
  }
}

extension PromiseChannel {
  /// The side of the relation with the public: « Courriers et courriels ».
  public var french: String {
    switch self {
    case .general: "Tous les canaux"
    case .reception: "Accueil"
    case .telephone: "Téléphone"
    case .website: "Site internet"
    case .mail: "Courriers et courriels"
    case .socialNetworks: "Réseaux sociaux"
    case .onlineProcedures: "Démarches en ligne"
    case .digitalPoint: "Point numérique"
    case .press: "Presse"
    case .localAuthorities: "Collectivités"
    case .applicants: "Demandeurs"
    case .electedOfficials: "Élus"
    case .partners: "Partenaires"
    case .crisis: "Situation d’urgence"
    }
  }
}
