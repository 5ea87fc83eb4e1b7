extension CivilDate {
  /// The years that a register may hold. A date of another year is a slip of the keyboard: it would
  /// take a request out of every rate, or promise a reply that never falls due.
  public static let registerYears = 1990...2100
}
