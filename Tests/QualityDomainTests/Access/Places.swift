import QualityDomain
import Testing

/// Sites of tests about who sees what.
enum Places {
  /// The `number`-th site, in the department of that code.
  static func site(_ number: Int, _ department: String) -> Site {
    Site(
      id: identifier(number), code: "site-\(number)", name: "Site \(number)", kind: .prefecture,
      hasCERT: false, territory: territory(department), timeZone: "Europe/Paris")
  }

  static func territory(
    _ code: String, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Territory {
    guard let territory = Territory(code: code) else {
      Issue.record("\(code) is not a territory", sourceLocation: sourceLocation)
      return Territory.allCases[0]
    }
    return territory
  }
}
