/// Why a file of school holidays was refused. Lines are numbered from 1, the header being line 1.
public enum SchoolHolidaysError: Error, Hashable, Sendable {
  /// The first line is not `zone;name;first_day;last_day`.
  case unknownHeader
  case wrongFieldCount(line: Int)
  case unknownZone(line: Int)
  case emptyName(line: Int)
  /// A date that is not written yyyy-MM-dd, or is not a real one.
  case unreadableDate(line: Int)
  case endsBeforeItStarts(line: Int)
}

extension SchoolHolidays {
  private static let header = "zone;name;first_day;last_day"

  /// Reads the form in which the project ships school holidays: a header, then one holiday of one
  /// zone on each line, `A;winter;2026-02-07;2026-02-22`. Both dates are days without school. No
  /// quoting; blank lines are skipped; lines end in LF or CRLF.
  public init(csv: String) throws(SchoolHolidaysError) {
    var lines = csv.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
    guard lines.popFirst().map({ $0 == Self.header }) == true else { throw .unknownHeader }
    var intervals: [Interval] = []
    for (offset, line) in lines.enumerated() where !line.isEmpty {
      intervals.append(try Self.interval(line, number: offset + 2))
    }
    self.init(intervals: intervals)
  }

  private static func interval(
    _ line: Substring, number: Int
  ) throws(SchoolHolidaysError) -> Interval {
    let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 4 else { throw .wrongFieldCount(line: number) }
    guard let zone = SchoolZone(rawValue: fields[0]) else { throw .unknownZone(line: number) }
    guard !fields[1].isEmpty else { throw .emptyName(line: number) }
    guard let from = CivilDate(iso: fields[2]), let through = CivilDate(iso: fields[3])
    else { throw .unreadableDate(line: number) }
    guard let interval = Interval(zone: zone, name: fields[1], from: from, through: through)
    else { throw .endsBeforeItStarts(line: number) }
    return interval
  }
}
