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
    return told(parts, isTrial: isTrial)
  }

  public static func sites(
    _ summary: SiteImportSummary, others: Int, isTrial: Bool
  ) -> String {
    var parts = [
      FrenchNumber.count(summary.added, "site ajouté", "sites ajoutés"),
      FrenchNumber.count(summary.changed, "changé", "changés"),
      FrenchNumber.count(summary.unchanged, "déjà à jour", "déjà à jour"),
    ]
    if summary.withoutModules > 0 {
      parts.append(
        FrenchNumber.count(
          summary.withoutModules, "site sans module, à choisir dans ses réglages",
          "sites sans module, à choisir dans leurs réglages"))
    }
    if others > 0 {
      parts.append(
        FrenchNumber.count(others, "fiche d’un autre service laissée", "fiches d’autres services laissées")
          + " de côté")
    }
    return told(parts, isTrial: isTrial)
  }

  public static func directory(_ summary: DirectoryImportSummary, isTrial: Bool) -> String {
    told(
      [
        FrenchNumber.count(summary.added, "fiche ajoutée", "fiches ajoutées"),
        FrenchNumber.count(summary.changed, "changée", "changées"),
        FrenchNumber.count(summary.unchanged, "déjà à jour", "déjà à jour"),
      ], isTrial: isTrial)
  }

  private static func told(_ parts: [String], isTrial: Bool) -> String {
    let sentence = parts.joined(separator: " ; ") + "."
    return trial(sentence, if: isTrial)
  }

  /// What a trial would do begins with what it did not.
  static func trial(_ sentence: String, if isTrial: Bool) -> String {
    isTrial ? "Essai, rien n’a été enregistré : \(sentence)" : sentence
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
      "Ligne \(line), demande \(reference) : \(contradiction.french.midSentence)"
    }
  }
}

extension SiteImport.Problem {
  public var french: String {
    switch self {
    case .table(let problem): problem.french
    case .record(let problem):
      "Fiche \(problem.line)\(problem.column.map { ", champ \($0)" } ?? "") : \(problem.frenchReason)"
    case .conflict(let line, let name, let contradiction):
      "Ligne \(line), site « \(name) » : \(contradiction.french)"
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
    "Ligne \(line), \(measure.indicator) \(measure.period.text) : \(flag.french(unit).midSentence)"
  }
}
