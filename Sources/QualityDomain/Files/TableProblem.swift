/// Everything that is wrong with a table that someone imports, by line.
public struct TableProblems: Error, Hashable, Sendable {
  public let problems: [TableProblem]

  public init(_ problems: [TableProblem]) {
    self.problems = problems
  }
}

/// One thing that is wrong with a table that someone imports.
public struct TableProblem: Hashable, Sendable {
  /// Line of the file, from 1; the line on which the row starts.
  public let line: Int
  /// The header of the column; nil when the problem is of the whole row or file.
  public let column: String?
  public let reason: Reason

  public init(line: Int, column: String? = nil, reason: Reason) {
    self.line = line
    self.column = column
    self.reason = reason
  }
}

extension TableProblem {
  /// What may be wrong with a table, a row or a cell.
  public enum Reason: Hashable, Sendable {
    // The file
    /// No header row.
    case empty
    /// A workbook, a PDF…: anything but text.
    case notText
    case missingColumn
    case unknownColumn(known: [String])
    /// Two columns have the same header.
    case repeatedColumn

    // The row
    case fieldCount(found: Int, expected: Int)
    /// Something under a column without a name.
    case namelessColumn
    /// A quote that opens and never closes.
    case unclosedQuote
    /// Something between a closing quote and the next delimiter.
    case textAfterQuote
    /// A required value is empty.
    case missingValue
    case tooLong(maximum: Int)
    case unknownValue(String, allowed: [String])
    /// The first row with this reference, or this key.
    case duplicate(firstLine: Int)

    // Dates
    /// Neither `jj/mm/aaaa` nor ISO.
    case unreadableDate(String)
    /// A well-written date that is in no calendar, such as 31/02/2024.
    case noSuchDay(String)
    /// A year that no register has: a slip of the keyboard.
    case yearOutside(ClosedRange<Int>)
    case inTheFuture(today: CivilDate)
    /// Earlier than the date of a column that comes first, such as the receipt.
    case earlier(than: String, on: CivilDate)
    /// Later than the date of a column that ends everything, such as the reply.
    case later(than: String, on: CivilDate)

    // Columns that go together
    /// Filled in while the other column is empty.
    case needs(String)
    /// Filled in while the other column says the contrary.
    case excludedBy(String)

    // Figures
    case unknownIndicator(String)
    case unknownCommitment(String)
    /// No site of that code, or not one that the person may fill in.
    case unknownSite(String)
    /// A site's own indicator under a code that its edition has.
    case codeOfEdition
    case unreadablePeriod(String)
    case unreadableNumber(String)
    /// Where a whole number is wanted.
    case notWhole(String)
    case numberOutside(String, ClosedRange<Int>)
    /// Greater than the number of another column, such as a rank among sites.
    case exceeds(String, Int)
    case figure(MeasureError)

    // Sites and the directory
    /// It starts as JSON does, so that it is no table, and is not JSON.
    case unreadableJSON
    case notASiteCode(String)
    case unknownTerritory(String)
    case unknownRegion(String)
    /// A department that is in that region, or in none, not in the one of the row.
    case otherRegion(Territory, Region?)
    case unreadableModules(String)
    case scope(ScopeProblem)
    case notAnAuthorityCode(String, AuthorityKind)
    /// Not the shape of an e-mail address.
    case unreadableEmail(String)
  }
}
