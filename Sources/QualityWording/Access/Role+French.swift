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
    case .networkOfficer: "Pilote du réseau"
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
    case .networkOfficer: "pilotes du réseau"
    }
  }
}

extension Permission {
  /// Those who have it: « référents qualité et secrétaires généraux ».
  public var frenchHolders: String {
    if self == .manageNetwork { return "administrateurs d’un département, d’une région ou du réseau" }
    return FrenchList.joined(Role.allCases.filter { $0.permissions.contains(self) }.map(\.frenchPlural))
  }
}
