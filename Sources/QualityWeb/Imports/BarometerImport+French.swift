import QualityDomain
public import QualityStore
import QualityWording

extension ImportWording {
  /// The same as a command ends, a trial included.
  public static func scores(_ summary: BarometerSummary, isTrial: Bool) -> String {
    trial(scores(summary), if: isTrial)
  }

  /// « 12 notes ajoutées ; 0 complétée ; 3 révisées ; 40 déjà à jour. »
  static func scores(_ summary: BarometerSummary) -> String {
    [
      FrenchNumber.count(summary.added, "note ajoutée", "notes ajoutées"),
      FrenchNumber.count(summary.completed, "complétée", "complétées"),
      FrenchNumber.count(summary.revised, "révisée", "révisées"),
      FrenchNumber.count(summary.unchanged, "déjà à jour", "déjà à jour"),
    ].joined(separator: " ; ") + "."
  }
}

extension BarometerImport.Problem {
  public var french: String {
    switch self {
    case .table(let problem): problem.french
    case .conflict(let line, let contradiction):
      "Ligne \(line), \(place) : \(contradiction.french.midSentence)"
    }
  }

  /// The column that is concerned.
  var place: String {
    switch self {
    case .table(let problem): problem.place
    case .conflict(_, let contradiction): "colonne \(contradiction.column)"
    }
  }

  /// What is wrong and what to do, as a sentence of its own.
  var frenchReason: String {
    switch self {
    case .table(let problem): problem.frenchReason
    case .conflict(_, let contradiction): contradiction.french
    }
  }
}

extension BarometerContradiction {
  fileprivate var column: String {
    switch self {
    case .score: "note"
    case .mean: "moyenne_reseau"
    case .rank, .rankOverAmong: "rang"
    case .among: "sur"
    }
  }
}
