import Crypto
import Foundation

/// What was copied of a table.
public struct CopiedRows: Hashable, Sendable {
  public let table: String
  /// How many rows both databases have now.
  public let rows: Int
  /// SHA-256 of all of them, in hexadecimal: the same for the same rows, on any engine.
  public let digest: String
  /// How many of them the target did not have before.
  public var added = 0
}

/// Why a copy ended before its end.
public enum CopyError: Error, Hashable, Sendable {
  case source(StoreError)
  case target(StoreError)
  /// A row of the target is not that of the source, or is not in the source; nil when the source
  /// changed meanwhile.
  case different(table: String, key: String?)
}

/// A digest of rows, one after the other.
struct RowDigest {
  private var hash = SHA256()
  private(set) var count = 0

  mutating func add(_ row: TableContent.Row) {
    count += 1
    for value in row {
      // The kind and the length first: no two rows may read as the same bytes.
      switch value {
      case .null: add("n", [])
      case .text(let text): add("t", Array(text.utf8))
      case .integer(let integer): add("i", Array(String(integer).utf8))
      case .bytes(let bytes): add("b", bytes)
      }
    }
  }

  private mutating func add(_ kind: String, _ bytes: [UInt8]) {
    hash.update(data: Array("\(kind)\(bytes.count):".utf8))
    hash.update(data: bytes)
  }

  var text: String {
    hash.finalize().map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}

extension SQLValue {
  /// For a message.
  var plain: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let integer): String(integer)
    case .bytes(let bytes): "\(bytes.count) bytes"
    }
  }
}
