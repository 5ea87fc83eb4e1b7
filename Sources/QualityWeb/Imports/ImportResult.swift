/// What came of a file that was sent to a page.
enum ImportResult<Summary, Problem> {
  /// Nothing was written: what the import would do.
  case trial(Summary)
  case imported(Summary)
  /// Nothing was written: everything that is wrong with the file.
  case refused([Problem])

  var isRefused: Bool {
    if case .refused = self { true } else { false }
  }
}
