public import QualityDomain

extension SiteKind {
  /// « Sous-préfecture ».
  public var french: String {
    switch self {
    case .prefecture: "Préfecture"
    case .subprefecture: "Sous-préfecture"
    case .policePrefecture: "Préfecture de police"
    case .sgcd: "Secrétariat général commun"
    case .departmentalDirectorate: "Direction départementale"
    }
  }
}

extension Site {
  /// Whose time the site keeps, after « heure de »: « Paris », « La Réunion ».
  public var frenchTimeZone: String {
    switch timeZone {
    case "Indian/Reunion": "La Réunion"
    case "Pacific/Noumea": "Nouméa"
    default: timeZone.split(separator: "/").last.map(String.init) ?? timeZone
    }
  }
}

extension ScopeProblem {
  /// What keeps the site from following the référentiel, with the rule that says so.
  public var french: String {
    switch self {
    case .requiredModuleMissing(2): "II.2 : un site doté d’un CERT prend le module 2."
    case .requiredModuleMissing(let number): "II.2 : le module \(number) est obligatoire."
    case .moduleRefused(2): "II.2 : le module 2 est réservé aux sites dotés d’un CERT."
    case .moduleRefused(8):
      "Le module 8 est celui de la Préfecture de police : il n’est pas ouvert à ce type de site."
    case .moduleRefused(let number):
      "II.2 : le module \(number) n’est pas ouvert à ce type de site."
    case .noModuleAtAll(let kind):
      "II.2 ne concerne pas un site de nature « \(kind.french) » : il ne prend aucun module de Qual-e-pref."
    case .certElsewhere(let kind):
      "Un CERT est dans une préfecture ou une sous-préfecture, pas dans un site de nature "
        + "« \(kind.french) »."
    case .withoutRule: "L’édition ne dit pas quels modules prend un tel site."
    case .unknownModule(let number): "Le module \(number) n’existe pas dans cette édition."
    case .tooFewBusinessModules(let minimum, let choices):
      "II.2 : il faut au moins \(FrenchNumber.count(minimum, "module métier", "modules métier")), "
        + "à choisir parmi \(FrenchList.joined(choices.sorted().map(String.init)))."
    }
  }
}
