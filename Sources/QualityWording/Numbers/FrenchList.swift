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
}
