import Foundation

/// The order of names in French: accents and case come after letters.
enum FrenchOrder {
  private static let locale = Locale(identifier: "fr_FR")

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.compare(right, options: [.caseInsensitive, .numeric], range: nil, locale: locale)
      == .orderedAscending
  }
}
