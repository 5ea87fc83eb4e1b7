import Hummingbird
import QualityStore

/// What a form sent, or the query of an address: names and values as they were typed.
struct FormBody: Sendable {
  private var fields: [(name: String, value: String)] = []
  private(set) var files: [UploadedFile] = []

  init() {}

  /// The first value of `name`, as typed; empty when there is none.
  subscript(_ name: String) -> String {
    fields.first { $0.name == name }?.value ?? ""
  }

  /// The same without spaces and line ends around it.
  func trimmed(_ name: String) -> String {
    let value = self[name]
    guard let start = value.firstIndex(where: { !$0.isWhitespace }),
      let end = value.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(value[start...end])
  }

  /// The words typed to find something, as many as are looked for.
  func searched(_ name: String = "q") -> String {
    String(trimmed(name).prefix(SearchLimits.characters))
  }

  /// Every value of `name`, in the order of the form.
  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  func has(_ name: String) -> Bool {
    fields.contains { $0.name == name }
  }

  func file(_ name: String) -> UploadedFile? {
    files.first { $0.field == name }
  }

  /// Every name and value, in order.
  var pairs: [(name: String, value: String)] { fields }

  mutating func append(_ name: String, _ value: String) throws(FormBodyError) {
    guard fields.count < Self.maximumFields else { throw .malformed }
    fields.append((name, value))
  }

  mutating func append(_ file: UploadedFile) throws(FormBodyError) {
    guard files.count < Self.maximumFiles else { throw .malformed }
    files.append(file)
  }

  /// A register page with all its boxes ticked sends far fewer.
  static let maximumFields = 1000
  static let maximumFiles = 10
  /// Bytes of a form without files.
  static let maximumTextSize = 1 << 20
  /// Bytes of one file: 10 Mo, as pages say.
  static let maximumFileSize = 10_000_000
}

/// A file that came with a form.
struct UploadedFile: Sendable {
  let field: String
  /// Without any folder; for display alone, never a path.
  let name: String
  let content: ByteBuffer
}

/// Why what a form sent cannot be taken.
enum FormBodyError: Error, Hashable {
  /// No browser sends this: a bad escape, text that is not UTF-8, a part without its boundary.
  case malformed
  case tooLarge
}
