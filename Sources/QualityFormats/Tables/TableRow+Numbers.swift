import QualityDomain

/// Numbers that lie between two bounds.
extension TableRow {
  /// The number of a cell, with a comma or a point; nil when it is blank.
  mutating func quantity(_ column: TableColumn, within bounds: ClosedRange<Int>) -> Quantity? {
    guard let text = text(column, maximum: Self.longestNumber) else { return nil }
    guard let quantity = Quantity(text) else {
      note(column, .unreadableNumber(text))
      return nil
    }
    guard let least = Quantity(bounds.lowerBound), let greatest = Quantity(bounds.upperBound),
      (least...greatest).contains(quantity)
    else {
      note(column, .numberOutside(text, bounds))
      return nil
    }
    return quantity
  }

  /// The whole number of a cell; nil when it is blank.
  mutating func whole(_ column: TableColumn, within bounds: ClosedRange<Int>) -> Int? {
    text(column, maximum: Self.longestNumber).flatMap {
      whole($0, of: column, within: bounds, shownAs: $0)
    }
  }

  /// The whole number that part of a cell gives.
  /// - Parameter cell: what the cell holds, for whoever has to correct it.
  mutating func whole(
    _ digits: String, of column: TableColumn, within bounds: ClosedRange<Int>, shownAs cell: String
  ) -> Int? {
    let isWhole = !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    guard isWhole else {
      note(column, .notWhole(cell))
      return nil
    }
    guard let number = Int(digits), bounds.contains(number) else {
      note(column, .numberOutside(cell, bounds))
      return nil
    }
    return number
  }

  private static let longestNumber = 40
}
