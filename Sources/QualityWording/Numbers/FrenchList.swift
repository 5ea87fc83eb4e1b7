/// Words put together.
public enum FrenchList {
  /// « a », « a et b », « a, b et c ».
  public static func joined(_ items: [String], last conjunction: String = "et") -> String {
    guard let final = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + final
  }
}

extension String {
  /// The same with a small first letter, to go inside a sentence: « Réclamation », « réclamation ».
  public var midSentence: String { prefix(1).lowercased() + dropFirst() }

  /// The same with a capital, to begin a sentence or a line: « 1er trimestre », « Année 2025 ».
  public var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
