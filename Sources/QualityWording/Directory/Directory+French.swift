public import QualityDomain

extension AuthorityKind {
  /// « Intercommunalité ».
  public var french: String {
    switch self {
    case .commune: "Commune"
    case .intercommunality: "Intercommunalité"
    case .department: "Département"
    case .region: "Région"
    case .other: "Autre"
    }
  }

  /// Which codes such an authority may have.
  public var frenchCode: String {
    switch self {
    case .commune: "Donnez les cinq caractères du code INSEE, ou le SIREN à neuf chiffres."
    case .department: "Donnez le code du département, ou le SIREN à neuf chiffres."
    case .region: "Donnez le code de la région, ou le SIREN à neuf chiffres."
    case .intercommunality, .other: "Donnez le SIREN à neuf chiffres, ou videz la case."
    }
  }
}

extension ElectedOfficial {
  /// « Berthe Orsel, maire ».
  public var french: String {
    mandate.isEmpty ? name : "\(name), \(mandate.midSentence)"
  }
}

extension SiteImportContradiction {
  /// What the list says otherwise, and what to do.
  public var french: String {
    switch self {
    case .kind(let recorded):
      "ce code est celui d’un site de nature « \(recorded.french) ». Corrigez le code ou le type."
    case .territory(let recorded):
      "ce code est celui d’un site du département \(recorded.french). Corrigez le code ou le département."
    case .outsideScope(let territory):
      "vous n’administrez pas \(territory.french). Retirez cette ligne, ou demandez à son administrateur."
    case .codeTaken(let code):
      "le code « \(code) » est déjà pris. Créez ce site avec un autre code, puis importez de nouveau."
    }
  }
}
