import NIOCore

/// What `Content-Disposition` says of a part of a form (RFC 7578, 4.2).
struct PartHeaders {
  let name: String
  /// Without any folder; nil for a field that is no file.
  let fileName: String?

  /// - Throws: `malformed` when there is no name.
  init(_ bytes: ByteBufferView) throws(FormBodyError) {
    guard bytes.count <= 4096 else { throw .malformed }
    let lines = try FormBody.text(bytes).split(whereSeparator: \.isNewline)
    let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
    let parameters = Self.parameters(disposition ?? "")
    guard let name = parameters["name"], !name.isEmpty else { throw .malformed }
    self.name = name
    fileName = parameters["filename"].map(Self.baseName)
  }

  /// The quoted parameters of a header: ` name="…"; filename="…"`.
  private static func parameters(_ line: Substring) -> [String: String] {
    var parameters: [String: String] = [:]
    var rest = line
    while let separator = rest.firstIndex(of: ";") {
      rest = rest[separator...].dropFirst()
      guard let equals = rest.firstIndex(of: "="), rest[equals...].dropFirst().first == "\"",
        !rest[..<equals].contains(";")
      else { continue }
      let key = rest[..<equals].filter { $0 != " " && $0 != "\t" }.lowercased()
      rest = rest[equals...].dropFirst(2)
      let end = closingQuote(rest)
      parameters[key] = parameters[key] ?? unescaped(rest[..<end])
      rest = rest[end...]
    }
    return parameters
  }

  /// Where a quoted text ends: at the first quotation mark without a backslash before it, or at the
  /// last one of the line, when a name ends with a backslash.
  private static func closingQuote(_ text: Substring) -> Substring.Index {
    var before: Character?
    for index in text.indices {
      if text[index] == "\"", before != "\\" { return index }
      before = text[index]
    }
    return text.lastIndex(of: "\"") ?? text.endIndex
  }

  /// Browsers write a quotation mark as `%22` and a line end as `%0D%0A` (HTML, “Multipart form
  /// data”), other programs write `\"`; a backslash before anything else is one of the name.
  private static func unescaped(_ text: Substring) -> String {
    String(text).replacing("\\\"", with: "\"").replacing("%22", with: "\"").replacing("%0D", with: "\r")
      .replacing("%0A", with: "\n")
  }

  /// The last part of a path of any system, without control characters.
  private static func baseName(_ path: String) -> String {
    let last = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let name = String(
      String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return name == "." || name == ".." ? "" : String(name.prefix(200))
  }
}
