extension Array {
  /// The elements in their order, `count` at a time and the rest last: rows of one statement, whose
  /// values an engine bounds.
  func inChunks(of count: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: self.count, by: count).map { self[$0...].prefix(count) }
  }
}
