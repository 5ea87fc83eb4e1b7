/// One of the three zones of the national school calendar, as they stand since 2015-2016.
public enum SchoolZone: String, CaseIterable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"

  /// The zone of a département of mainland France. Corse and the overseas territories have calendars
  /// of their own and no zone: nil.
  /// - Source: arrêté du 16 avril 2015 (calendrier scolaire 2015-2018).
  public init?(department: Territory) {
    guard let zone = Self.allCases.first(where: { $0.departments.contains(department.code) })
    else { return nil }
    self = zone
  }

  private var departments: Set<String> {
    switch self {
    case .a: Self.departmentsOfA
    case .b: Self.departmentsOfB
    case .c: Self.departmentsOfC
    }
  }

  private static let departmentsOfA: Set = [
    "01", "03", "07", "15", "16", "17", "19", "21", "23", "24", "25", "26", "33", "38", "39", "40",
    "42", "43", "47", "58", "63", "64", "69", "70", "71", "73", "74", "79", "86", "87", "89", "90",
  ]

  private static let departmentsOfB: Set = [
    "02", "04", "05", "06", "08", "10", "13", "14", "18", "22", "27", "28", "29", "35", "36", "37",
    "41", "44", "45", "49", "50", "51", "52", "53", "54", "55", "56", "57", "59", "60", "61", "62",
    "67", "68", "72", "76", "80", "83", "84", "85", "88",
  ]

  private static let departmentsOfC: Set = [
    "09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "75", "77", "78", "81", "82",
    "91", "92", "93", "94", "95",
  ]
}
