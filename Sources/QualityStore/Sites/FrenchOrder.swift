/// The order of names in French: letters and numbers first, accents and case after.
///
/// Profiles are sorted for each page, and a comparison by the system's tables of collation takes a
/// microsecond or two; a key is made once a name instead.
enum FrenchOrder {
  static func sorted<Element>(_ elements: [Element], by name: (Element) -> String) -> [Element] {
    elements.map { (key: Key(name($0)), element: $0) }.sorted { $0.key < $1.key }.map(\.element)
  }

  private struct Key: Comparable {
    /// Without accents or case, numbers as wide as each other so that 2 comes before 10.
    let words: String
    let name: String

    init(_ name: String) {
      words = SearchWords.folded(name).map { word in
        let missing = Self.digits - word.utf8.count
        let isNumber = word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return isNumber && missing > 0 ? String(repeating: "0", count: missing) + word : word
      }.joined(separator: " ")
      self.name = name
    }

    private static let digits = 9

    static func < (left: Key, right: Key) -> Bool {
      (left.words, left.name) < (right.words, right.name)
    }
  }
}
