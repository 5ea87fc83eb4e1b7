import QualityDomain

extension Viewer {
  /// The sites whose scores the viewer may import: those that they administer. The one place that
  /// says.
  var sitesToScore: [Site] {
    let administered = access.assignments.filter { $0.role == .administrator }.map(\.node)
    return sites.filter { site in administered.contains { $0.holds(site) } }
  }
}
