import QualityDomain
public import QualityStore
import QualityWording

/// What an import says at its end.
public enum ImportWording {
  public static func summary(_ summary: ImportSummary, isTrial: Bool) -> String {
    var parts = [
      FrenchNumber.count(summary.added, "demande ajoutée", "demandes ajoutées"),
      FrenchNumber.count(summary.completed, "complétée", "complétées"),
      FrenchNumber.count(summary.unchanged, "déjà à jour", "déjà à jour"),
    ]
    if !summary.newServices.isEmpty {
      parts.append(
        FrenchNumber.count(summary.newServices.count, "service créé", "services créés") + " : "
          + summary.newServices.joined(separator: ", "))
    }
    let sentence = parts.joined(separator: " ; ") + "."
    return isTrial ? "Essai, rien n’a été enregistré : \(sentence)" : sentence
  }

  public static func refusal(_ problems: Int) -> String {
    "\(FrenchNumber.count(problems, "problème", "problèmes")) : rien n’a été enregistré. Corrigez le fichier, puis importez-le de nouveau."
  }

  public static func measures(rows: Int, changed: Int) -> String {
    "\(FrenchNumber.count(rows, "ligne lue", "lignes lues")), \(FrenchNumber.count(changed, "valeur enregistrée", "valeurs enregistrées"))."
  }
}

extension RequestImport.Problem {
  public var french: String {
    switch self {
    case .table(let problem): problem.french
    case .conflict(let line, let reference, let contradiction):
      "Ligne \(line), demande \(reference) : \(contradiction.french)"
    }
  }
}

extension MeasureImport.Problem {
  public var french: String {
    switch self {
    case .table(let problem): problem.french
    case .unknownService(let line, let name, let known):
      "Ligne \(line), colonne service : le site n’a pas de service « \(name) ». Services : \(known.joined(separator: ", "))."
    case .outsideScope(let line, let name?):
      "Ligne \(line), colonne service : « \(name) » n’est pas l’un de vos services. Retirez cette ligne."
    case .outsideScope(let line, nil):
      "Ligne \(line), colonne service : les chiffres de tout le site sont saisis par le référent "
        + "qualité. Nommez l’un de vos services."
    }
  }
}

extension MeasureImport.Flagged {
  /// What is odd about a figure that was kept.
  public var french: String {
    "Ligne \(line), \(measure.indicator) \(measure.period.text) : \(flag.french(unit))"
  }
}
