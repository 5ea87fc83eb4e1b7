/// The arguments of a statement as libpq takes them.
///
/// Their types are left to the server, which knows from the statement what each is compared with or
/// put into: so one prepared statement serves whatever is null. Texts and bytes go as they are, with
/// their length; integers go as decimal text, which is read into any integer type.
struct PostgreSQLArguments {
  private var bytes: [UInt8] = []
  private var offsets: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  private static let text: Int32 = 0
  private static let binary: Int32 = 1

  init(_ values: [SQLValue]) {
    for value in values {
      switch value {
      case .null: append(nil, Self.text)
      case .text(let text): append(Array(text.utf8), Self.binary)
      case .integer(let integer): append(Array(String(integer).utf8), Self.text)
      case .bytes(let bytes): append(bytes, Self.binary)
      }
    }
  }

  private mutating func append(_ value: [UInt8]?, _ format: Int32) {
    offsets.append(value.map { _ in bytes.count })
    lengths.append(Int32(value?.count ?? 0))
    formats.append(format)
    // Texts of numbers end where C says.
    if let value { bytes += value + [0] }
  }

  var count: Int32 { Int32(offsets.count) }

  /// Calls `body` with values, lengths and formats, which are valid within it.
  func withPointers<Result>(
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
    ) -> Result
  ) -> Result {
    bytes.withUnsafeBytes { raw in
      let start = raw.assumingMemoryBound(to: CChar.self).baseAddress
      let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
      return values.withUnsafeBufferPointer { values in
        guard let values = values.baseAddress else {
          var none: UnsafePointer<CChar>?
          return body(&none, lengths, formats)
        }
        return body(values, lengths, formats)
      }
    }
  }
}
