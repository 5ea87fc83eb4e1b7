public import QualityDomain

/// A statement whose interpolations always bind.
///
/// `"SELECT name FROM site WHERE code = \(code)"` becomes `… WHERE code = $1` with one argument: no
/// value can turn into SQL, and a type without an interpolation below does not compile. Numbers
/// appear in order, the one form that SQLite and PostgreSQL read alike.
public struct SQL: ExpressibleByStringInterpolation, Sendable {
  /// The text around the arguments: one part more than there are arguments.
  private let parts: [String]
  public private(set) var arguments: [SQLValue]
  /// Set when the text was numbered before.
  private var numbered: String?

  public init(stringLiteral value: String) {
    parts = [value]
    arguments = []
  }

  public init(stringInterpolation: StringInterpolation) {
    parts = stringInterpolation.parts
    arguments = stringInterpolation.arguments
  }

  /// The text, with `$1`, `$2`… where the arguments go.
  public var text: String {
    if let numbered { return numbered }
    var text = parts[0]
    for (index, part) in parts.dropFirst().enumerated() {
      text += "$"
      text += String(index + 1)
      text += part
    }
    return text
  }

  /// The same statement with its text numbered once and for all, to run with other arguments.
  func prepared() -> SQL {
    var statement = self
    statement.numbered = text
    return statement
  }

  /// The same statement with as many other arguments.
  func with(_ arguments: [SQLValue]) -> SQL {
    var statement = self
    statement.arguments = arguments
    return statement
  }

  /// The fragments one after the other, with `separator` between them.
  public static func joined(_ fragments: some Collection<SQL>, separator: String) -> SQL {
    let count = fragments.reduce(0) { $0 + $1.arguments.count }
    var interpolation = StringInterpolation(literalCapacity: 0, interpolationCount: count)
    for (index, fragment) in fragments.enumerated() {
      if index > 0 { interpolation.appendLiteral(separator) }
      interpolation.appendInterpolation(fragment)
    }
    return SQL(stringInterpolation: interpolation)
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [String] = [""]
    fileprivate var arguments: [SQLValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(interpolationCount + 1)
      arguments.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) {
      parts[parts.count - 1] += literal
    }

    private mutating func bind(_ value: SQLValue) {
      arguments.append(value)
      parts.append("")
    }

    public mutating func appendInterpolation(_ value: String?) {
      bind(value.map(SQLValue.text) ?? .null)
    }

    public mutating func appendInterpolation(_ value: Int?) {
      bind(value.map { .integer(Int64($0)) } ?? .null)
    }

    public mutating func appendInterpolation(_ value: Bool?) {
      bind(value.map { .integer($0 ? 1 : 0) } ?? .null)
    }

    public mutating func appendInterpolation(_ value: [UInt8]) {
      bind(.bytes(value))
    }

    /// As ISO text.
    public mutating func appendInterpolation(_ value: CivilDate?) {
      bind(value.map { .text($0.iso) } ?? .null)
    }

    /// As milliseconds since 1970, UTC.
    public mutating func appendInterpolation(_ value: Instant?) {
      bind(value.map { .integer($0.milliseconds) } ?? .null)
    }

    /// As millionths.
    public mutating func appendInterpolation(_ value: Quantity?) {
      bind(value.map { .integer($0.millionths) } ?? .null)
    }

    public mutating func appendInterpolation(_ value: Node) {
      bind(.text(value.text))
    }

    public mutating func appendInterpolation(_ value: Period) {
      bind(.text(value.text))
    }

    public mutating func appendInterpolation<Subject>(_ value: ID<Subject>?) {
      bind(value.map { .text($0.text) } ?? .null)
    }

    public mutating func appendInterpolation<Value: RawRepresentable<String>>(_ value: Value?) {
      bind(value.map { .text($0.rawValue) } ?? .null)
    }

    /// Another statement's text and arguments, in place.
    public mutating func appendInterpolation(_ fragment: SQL) {
      appendLiteral(fragment.parts[0])
      parts += fragment.parts.dropFirst()
      arguments += fragment.arguments
    }

    /// A parenthesised list for `IN`; an empty one matches nothing.
    public mutating func appendInterpolation(list values: some Collection<SQLValue>) {
      appendLiteral(values.isEmpty ? "(NULL" : "(")
      for (index, value) in values.enumerated() {
        if index > 0 { appendLiteral(", ") }
        bind(value)
      }
      appendLiteral(")")
    }
  }
}

/// What a statement can bind and a row can hold.
public enum SQLValue: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int64)
  case bytes([UInt8])
}
