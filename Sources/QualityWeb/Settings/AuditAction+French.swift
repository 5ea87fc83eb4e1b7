import QualityDomain
import QualityStore
import QualityWording

extension AuditAction {
  /// What was done: « Rôle donné ».
  var french: String {
    switch self {
    case .siteCreated: "Site créé"
    case .siteChanged: "Réglage changé"
    case .serviceCreated: "Service ajouté"
    case .serviceRenamed: "Service renommé"
    case .serviceClosed: "Service fermé"
    case .serviceReopened: "Service rouvert"
    case .personCreated: "Compte créé"
    case .personDisabled: "Compte désactivé"
    case .personEnabled: "Compte réactivé"
    case .passwordChanged: "Mot de passe changé"
    case .roleGranted: "Rôle donné"
    case .roleRevoked: "Rôle retiré"
    case .signedIn: "Connexion"
    case .signedOut: "Déconnexion"
    case .requestRegistered: "Demande enregistrée"
    case .requestChanged: "Demande complétée"
    case .subjectCorrected: "Objet corrigé"
    case .requesterCorrected: "Usager corrigé"
    case .requestsImported: "Registre importé"
    case .requesterErased: "Usager effacé"
    case .measureRecorded: "Chiffres saisis"
    case .measureWithdrawn: "Chiffre retiré"
    case .measuresImported: "Chiffres importés"
    case .barometerImported: "Baromètre importé"
    case .targetSet: "Cible fixée"
    case .targetRemoved: "Cible retirée"
    case .indicatorDefined: "Indicateur du site défini"
    case .periodPublished: "Période publiée"
    case .jobRetried: "Travail relancé"
    case .sitesImported: "Sites importés"
    case .directoryChanged: "Annuaire changé"
    case .directoryImported: "Annuaire importé"
    }
  }
}

extension AuditEntry {
  /// What the change was about, without personal data but the names of colleagues.
  var frenchDetail: String {
    let words = subject.split(separator: " ").map(String.init)
    switch action {
    case .siteChanged: return Self.setting(words)
    case .siteCreated: return "Code \(subject)"
    case .roleGranted:
      let role = words.last.flatMap(Role.init(rawValue:))
      return [subjectName, role?.french.midSentence].compactMap(\.self).joined(separator: " : ")
    case .periodPublished:
      guard let period = words.first.flatMap({ Period($0) }) else { return "" }
      return words.last == "1" ? period.frenchShort : "\(period.frenchShort), révision \(words[1])"
    case .requestsImported:
      let counts = subject.split(separator: "+").compactMap { Int($0) }
      guard counts.count == 2 else { return "" }
      return FrenchNumber.count(counts[0], "demande ajoutée", "demandes ajoutées")
        + ", " + FrenchNumber.count(counts[1], "complétée", "complétées")
    case .measureRecorded, .measuresImported: return Self.count(words, "chiffre", "chiffres")
    case .measureWithdrawn:
      let period = words.last.flatMap { Period($0) }?.frenchShort
      return [words.first, period].compactMap(\.self).joined(separator: ", ")
    case .sitesImported: return Self.count(words, "site", "sites")
    case .directoryImported: return Self.count(words, "fiche", "fiches")
    case .barometerImported: return Self.count(words, "note", "notes")
    case .targetSet, .targetRemoved, .indicatorDefined: return words.first ?? ""
    case .signedIn, .signedOut, .requesterErased, .jobRetried, .directoryChanged: return ""
    case .serviceCreated, .serviceRenamed, .serviceClosed, .serviceReopened, .personCreated,
      .personDisabled, .personEnabled, .passwordChanged, .roleRevoked, .requestRegistered,
      .requestChanged, .subjectCorrected, .requesterCorrected:
      return subjectName ?? ""
    }
  }

  private static func count(_ words: [String], _ one: String, _ many: String) -> String {
    words.first.flatMap { Int($0) }.map { FrenchNumber.count($0, one, many) } ?? ""
  }

  private static func setting(_ words: [String]) -> String {
    let rest = words.dropFirst().first ?? ""
    let day = words.last.flatMap { CivilDate(iso: $0) }.map(FrenchDate.short) ?? ""
    return switch words.first {
    case "facts": "Nom et coordonnées du site"
    case "modules": "Modules \(FrenchList.joined(rest.split(separator: ",").map(String.init)))"
    case "module-services": "Services du module \(rest)"
    case "not-applicable": "Engagement \(rest) sans objet"
    case "applicable": "Engagement \(rest) de nouveau applicable"
    case "holiday": "Jour local ajouté : \(day)"
    case "holiday-removed": "Jour local retiré : \(day)"
    case "limit": "Délai local fixé"
    case "limit-removed": "Délai local retiré"
    case "label": "Label obtenu le \(day)"
    default: ""
    }
  }
}
