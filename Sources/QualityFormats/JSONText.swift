import Foundation
import QualityDomain

/// JSON as this project writes it: indented, keys sorted and in snake case.
enum JSONText {
  static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

extension Quantity {
  /// The same number, which JSON then writes without binary rounding.
  var decimal: Decimal { Decimal(millionths) / 1_000_000 }
}
