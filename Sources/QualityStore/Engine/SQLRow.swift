public import QualityDomain

/// The columns of a row as an engine gives them, by their rank from 0.
public protocol SQLColumns {
  func textOrNil(_ column: Int) throws(StoreError) -> String?
  func integerOrNil(_ column: Int) throws(StoreError) -> Int64?
  func bytes(_ column: Int) throws(StoreError) -> [UInt8]
}

/// One row, by the rank of its columns from 0; valid within the body that receives it.
///
/// A structure and no protocol, so that the compiler makes one reading of each type of value: pages
/// read thousands of them.
public struct SQLRow {
  private let columns: any SQLColumns

  init(_ columns: any SQLColumns) {
    self.columns = columns
  }

  public func textOrNil(_ column: Int) throws(StoreError) -> String? {
    try columns.textOrNil(column)
  }

  public func integerOrNil(_ column: Int) throws(StoreError) -> Int64? {
    try columns.integerOrNil(column)
  }

  public func bytes(_ column: Int) throws(StoreError) -> [UInt8] {
    try columns.bytes(column)
  }

  public func text(_ column: Int) throws(StoreError) -> String {
    guard let text = try textOrNil(column) else { throw .unreadableRow("column \(column) is null") }
    return text
  }

  public func integer(_ column: Int) throws(StoreError) -> Int {
    guard let integer = try integerOrNil(column) else {
      throw .unreadableRow("column \(column) is null")
    }
    return Int(integer)
  }

  public func bool(_ column: Int) throws(StoreError) -> Bool {
    try integer(column) != 0
  }

  public func boolOrNil(_ column: Int) throws(StoreError) -> Bool? {
    try integerOrNil(column).map { $0 != 0 }
  }

  public func date(_ column: Int) throws(StoreError) -> CivilDate {
    try value(column, CivilDate.init(iso:))
  }

  public func dateOrNil(_ column: Int) throws(StoreError) -> CivilDate? {
    try valueOrNil(column, CivilDate.init(iso:))
  }

  public func instant(_ column: Int) throws(StoreError) -> Instant {
    Instant(milliseconds: Int64(try integer(column)))
  }

  public func instantOrNil(_ column: Int) throws(StoreError) -> Instant? {
    try integerOrNil(column).map(Instant.init(milliseconds:))
  }

  public func quantityOrNil(_ column: Int) throws(StoreError) -> Quantity? {
    try integerOrNil(column).map(Quantity.init(millionths:))
  }

  public func id<Subject>(
    _ column: Int, of subject: Subject.Type = Subject.self
  ) throws(StoreError) -> ID<Subject> {
    try value(column) { ID($0) }
  }

  public func idOrNil<Subject>(
    _ column: Int, of subject: Subject.Type = Subject.self
  ) throws(StoreError) -> ID<Subject>? {
    try valueOrNil(column) { ID($0) }
  }

  public func raw<Value: RawRepresentable<String>>(
    _ column: Int, as type: Value.Type = Value.self
  ) throws(StoreError) -> Value {
    try value(column, Value.init(rawValue:))
  }

  public func period(_ column: Int) throws(StoreError) -> Period {
    try value(column) { Period($0) }
  }

  /// The text of a column turned into a value; text that is none is an unreadable row.
  func value<Value>(
    _ column: Int, _ convert: (String) -> Value?
  ) throws(StoreError) -> Value {
    let text = try text(column)
    guard let value = convert(text) else { throw .unreadableRow("column \(column): \(text)") }
    return value
  }

  func valueOrNil<Value>(
    _ column: Int, _ convert: (String) -> Value?
  ) throws(StoreError) -> Value? {
    guard let text = try textOrNil(column) else { return nil }
    guard let value = convert(text) else { throw .unreadableRow("column \(column): \(text)") }
    return value
  }
}
