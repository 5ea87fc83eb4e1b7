extension StringProtocol {
  /// The same on one line: a spreadsheet's cell may hold several, a field of a form does not.
  public var oneLine: String {
    split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
