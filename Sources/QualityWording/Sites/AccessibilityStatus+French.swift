public import QualityDomain

extension AccessibilityDeclaration.Status {
  /// The words that every page must show (décret n° 2019-768, article 5).
  public var french: String {
    switch self {
    case .full: "totalement conforme"
    case .partial: "partiellement conforme"
    case .none: "non conforme"
    }
  }
}
