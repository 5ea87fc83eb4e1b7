import CLibPQ

/// What one statement gave, in binary form; freed with the last row that refers to it.
final class PostgreSQLResult {
  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit { PQclear(pointer) }

  var rowCount: Int32 { PQntuples(pointer) }

  /// How many rows the statement inserted, changed or deleted.
  var changedRows: Int { Int(String(cString: PQcmdTuples(pointer))) ?? 0 }

  /// The failure that stands in place of a result.
  func failure(isConnectionLost: Bool) -> PostgreSQLFailure {
    let state = field(QP_DIAG_SQLSTATE) ?? ""
    // The server ends the connection after connection exceptions (08) and when it stops (57P0…).
    let isEnd = state.hasPrefix("08") || state.hasPrefix("57P0")
    return PostgreSQLFailure(
      state: state,
      message: field(QP_DIAG_MESSAGE_PRIMARY) ?? PostgreSQLFailure.line(PQresultErrorMessage(pointer)),
      isConnectionLost: isConnectionLost || isEnd)
  }

  private func field(_ code: Int32) -> String? {
    PQresultErrorField(pointer, code).map { String(cString: $0) }
  }
}

extension PostgreSQLFailure {
  /// A message of libpq on one line.
  static func line(_ message: UnsafePointer<CChar>?) -> String {
    guard let message else { return "no message" }
    return String(cString: message).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

/// One row of a result.
struct PostgreSQLColumns: SQLColumns {
  let result: PostgreSQLResult
  let index: Int32

  func textOrNil(_ column: Int) throws(StoreError) -> String? {
    try value(column, as: "text") { type, bytes in
      switch type {
      case .text, .varchar, .bpchar, .name: String(decoding: bytes, as: UTF8.self)
      default: nil
      }
    }
  }

  func integerOrNil(_ column: Int) throws(StoreError) -> Int64? {
    try value(column, as: "an integer") { type, bytes in
      switch type {
      case .int8: Int64(bigEndian: bytes.loadUnaligned(as: Int64.self))
      case .int4: Int64(Int32(bigEndian: bytes.loadUnaligned(as: Int32.self)))
      case .int2: Int64(Int16(bigEndian: bytes.loadUnaligned(as: Int16.self)))
      case .bool: bytes[0] == 0 ? 0 : 1
      case .numeric: PostgreSQLNumeric(bytes).integer
      default: nil
      }
    }
  }

  func bytes(_ column: Int) throws(StoreError) -> [UInt8] {
    let content = try value(column, as: "bytes") { type, bytes in
      type == .bytea ? Array(bytes) : nil
    }
    guard let content else { throw .unreadableRow("column \(column) is null") }
    return content
  }

  /// - Parameter read: gives nil for a type that it does not read.
  private func value<Value>(
    _ column: Int, as name: String,
    _ read: (PostgreSQLType, UnsafeRawBufferPointer) -> Value?
  ) throws(StoreError) -> Value? {
    let field = Int32(column)
    guard field < PQnfields(result.pointer) else { throw .unreadableRow("no column \(column)") }
    guard PQgetisnull(result.pointer, index, field) == 0 else { return nil }
    let bytes = UnsafeRawBufferPointer(
      start: PQgetvalue(result.pointer, index, field),
      count: Int(PQgetlength(result.pointer, index, field)))
    guard let type = PostgreSQLType(rawValue: PQftype(result.pointer, field)),
      let value = read(type, bytes)
    else { throw .unreadableRow("column \(column) is not \(name)") }
    return value
  }
}

/// The types that rows are read from, by their number in `pg_type`.
enum PostgreSQLType: Oid {
  case bool = 16
  case bytea = 17
  case name = 19
  case int8 = 20
  case int2 = 21
  case int4 = 23
  case text = 25
  case bpchar = 1042
  case varchar = 1043
  case numeric = 1700
}

/// A decimal number in binary form: what sums of `BIGINT` come as.
///
/// Four 16-bit numbers (how many digits, the power of 10,000 of the first, the sign, how many
/// decimals are shown), then the digits in base 10,000.
private struct PostgreSQLNumeric {
  /// nil when it is no 64-bit integer.
  let integer: Int64?

  init(_ bytes: UnsafeRawBufferPointer) {
    let words = stride(from: 0, to: bytes.count, by: 2).map {
      Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: $0, as: Int16.self))
    }
    let digits = words.dropFirst(4), weight = Int(words[1])
    guard words[2] == 0 || words[2] == 0x4000, digits.count <= weight + 1 else {
      integer = nil
      return
    }
    var value: Int64? = 0
    for power in 0..<(weight + 1) {
      let digit = power < digits.count ? digits[digits.startIndex + power] : 0
      value = value.flatMap { known in
        let (shifted, isTooLarge) = known.multipliedReportingOverflow(by: 10_000)
        let (sum, isBeyond) = shifted.subtractingReportingOverflow(Int64(digit))
        return isTooLarge || isBeyond ? nil : sum
      }
    }
    // Counted down, since there is one more negative number.
    integer = words[2] == 0 ? value.flatMap { $0 == .min ? nil : -$0 } : value
  }
}
