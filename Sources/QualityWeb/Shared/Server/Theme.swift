/// The look of the pages.
public enum Theme: String, CaseIterable, Sendable {
  /// Our own.
  case neutral
  /// The State design system, for deployments that may use it.
  case dsfr
}
