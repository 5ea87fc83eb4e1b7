public import QualityDomain

extension Period {
  /// « T1 2026 », « S2 2026 », « mai 2026 », « 2026 ».
  public var frenchShort: String {
    switch length {
    case .month: "\(FrenchMonth.name(number)) \(year)"
    case .quarter: "T\(number) \(year)"
    case .halfYear: "S\(number) \(year)"
    case .year: String(year)
    }
  }

  /// « 1er trimestre 2026 », « 2e semestre 2026 », « mai 2026 », « année 2026 ».
  public var french: String {
    switch length {
    case .month: frenchShort
    case .quarter: "\(ordinal) trimestre \(year)"
    case .halfYear: "\(ordinal) semestre \(year)"
    case .year: "année \(year)"
    }
  }

  private var ordinal: String { number == 1 ? "1er" : "\(number)e" }
}

extension Frequency {
  /// « chaque trimestre ».
  public var french: String {
    switch self {
    case .month: "chaque mois"
    case .quarter: "chaque trimestre"
    case .halfYear: "chaque semestre"
    case .year: "chaque année"
    }
  }
}
