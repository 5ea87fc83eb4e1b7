import Foundation

/// Any JSON, for files whose shape varies.
enum JSONValue: Decodable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let string = try? value.decode(String.self) {
      self = .string(string)
    } else if let object = try? value.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let array = try? value.decode([JSONValue].self) {
      self = .array(array)
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else {
      self = .number(try value.decode(Double.self))
    }
  }

  /// nil when `text` is no JSON.
  init?(_ text: Data) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: text) else { return nil }
    self = value
  }

  /// A field of an object. Exports of the directory of the administration write some fields as JSON
  /// inside a string: these are read as if they stood there themselves.
  subscript(_ key: String) -> JSONValue {
    guard case .object(let fields) = self, let value = fields[key] else { return .null }
    guard case .string(let text) = value, text.hasPrefix("[") || text.hasPrefix("{") else {
      return value
    }
    return JSONValue(Data(text.utf8)) ?? value
  }

  /// The items of a list; a value alone is a list of one.
  var items: [JSONValue] {
    switch self {
    case .null: []
    case .array(let items): items
    case let value: [value]
    }
  }

  /// The text, without the spaces around it; nil for what is no text or is blank.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    return trimmed.isEmpty ? nil : trimmed
  }
}
