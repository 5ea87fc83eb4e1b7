public import QualityDomain

extension Role {
  /// « Référent qualité ».
  public var french: String {
    switch self {
    case .administrator: "Administrateur"
    case .qualityOfficer: "Référent qualité"
    case .headOfService: "Chef de service"
    case .agent: "Agent"
    case .secretaryGeneral: "Secrétaire général"
    case .auditor: "Auditeur"
    }
  }

  /// « référents qualité ».
  public var frenchPlural: String {
    switch self {
    case .administrator: "administrateurs"
    case .qualityOfficer: "référents qualité"
    case .headOfService: "chefs de service"
    case .agent: "agents"
    case .secretaryGeneral: "secrétaires généraux"
    case .auditor: "auditeurs"
    }
  }
}

extension Permission {
  /// Those who have it: « référents qualité et secrétaires généraux ».
  public var frenchHolders: String {
    FrenchList.joined(Role.allCases.filter { $0.permissions.contains(self) }.map(\.frenchPlural))
  }
}
