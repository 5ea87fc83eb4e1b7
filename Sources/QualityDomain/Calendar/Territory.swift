/// A département or an overseas collectivity: what decides the public holidays of a site.
public struct Territory: Hashable, Sendable {
  /// The official geographic code: `01`…`19`, `2A`, `2B`, `21`…`95`, `971`…`978`, `986`…`988`.
  public let code: String

  /// Nil when `code` is not, to the character, one of the official codes.
  public init?(code: String) {
    guard Self.codes.contains(code) else { return nil }
    self.code = code
  }

  private init(known code: String) {
    self.code = code
  }

  /// Bas-Rhin, Haut-Rhin and Moselle, where local law adds two public holidays, Good Friday only
  /// in some communes.
  /// - Source: code du travail, L3134-13.
  public var isAlsaceMoselle: Bool {
    code == "57" || code == "67" || code == "68"
  }

  private static let orderedCodes: [String] = {
    let mainland = (1...95).flatMap { number in
      number == 20 ? ["2A", "2B"] : [number < 10 ? "0\(number)" : "\(number)"]
    }
    let overseas = (971...978).map(String.init) + (986...988).map(String.init)
    return mainland + overseas
  }()

  private static let codes = Set(orderedCodes)
}

extension Territory: CaseIterable {
  /// The 107 territories, in the order of their codes (Corse between 19 and 21).
  public static let allCases = orderedCodes.map(Territory.init(known:))
}

extension Territory: CustomStringConvertible {
  public var description: String { code }
}
