/// In which order a list of sites stands.
public enum SiteOrder: String, CaseIterable, Sendable {
  /// By department and name.
  case place
  /// Labels that expire first, first; sites without any last.
  case label
  /// Most late requests first.
  case late
  /// Smallest share of indicators on target first; sites without any that is judged last.
  case target
}
