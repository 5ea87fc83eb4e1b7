/// A day that a site adds to the public holidays of its territory because no one works there on it:
/// a Muslim feast in Mayotte, Good Friday in the Antilles. It moves deadlines, as a public holiday
/// does; a bridge or an exceptional closure must not be entered as one.
public struct LocalHoliday: Hashable, Sendable {
  public let date: CivilDate
  /// What the site calls the day, shown as typed.
  public let label: String

  public init(date: CivilDate, label: String) {
    self.date = date
    self.label = label
  }
}
