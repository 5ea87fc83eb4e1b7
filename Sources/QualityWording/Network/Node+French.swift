public import QualityDomain

extension Node {
  /// « Tout le réseau », « Auvergne-Rhône-Alpes », « Savoie (73) ». A site has its own name, that its
  /// identifier does not tell.
  public var french: String {
    switch self {
    case .nation: "Tout le réseau"
    case .region(let region): region.name
    case .department(let territory): territory.french
    case .site: "Un site"
    }
  }
}

extension Territory {
  /// « Savoie (73) ».
  public var french: String { "\(name) (\(code))" }
}

extension NetworkScope {
  /// Where it stands: « Savoie (73) et Haute-Savoie (74) ».
  public var french: String {
    FrenchList.joined(nodes.filter(\.isAboveSites).map(\.french).sorted())
  }
}

extension LabelState {
  /// As a choice in a list: « Expire dans les six mois ».
  public var french: String {
    switch self {
    case .valid: "En cours"
    case .ending: "Expire dans les six mois"
    case .expired: "Expiré"
    case .never: "Jamais obtenu"
    }
  }
}
