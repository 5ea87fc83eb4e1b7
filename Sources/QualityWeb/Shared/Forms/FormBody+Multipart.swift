import Hummingbird
import NIOCore

extension FormBody {
  /// Reads `multipart/form-data` (RFC 7578): each part a field, or a file when it has a file name.
  /// Files share the memory of `body`.
  ///
  /// - Throws: `malformed` when the parts are not delimited as announced or lack a name;
  ///   `tooLarge` when a file or the text of the fields goes past its bound.
  init(multipart body: ByteBuffer, boundary: String) throws(FormBodyError) {
    self.init()
    guard (1...70).contains(boundary.utf8.count) else { throw .malformed }
    let delimiter = Array("--\(boundary)".utf8)
    let bytes = body.readableBytesView
    // What stands before the first delimiter is to be ignored (RFC 2046, 5.1.1).
    guard var position = bytes.firstDelimiter(delimiter) else { throw .malformed }
    let betweenParts = [UInt8(ascii: "\r"), UInt8(ascii: "\n")] + delimiter
    var textSize = 0
    while true {
      position += delimiter.count
      if bytes.has("--", at: position) { return }
      guard bytes.has("\r\n", at: position) else { throw .malformed }
      position += 2
      guard let end = bytes.firstIndex(of: betweenParts, from: position),
        let blank = bytes.firstIndex(of: Array("\r\n\r\n".utf8), from: position - 2), blank < end
      else { throw .malformed }
      let headers = try PartHeaders(bytes[min(position, blank)..<blank])
      let content = bytes[min(blank + 4, end)..<end]
      if let fileName = headers.fileName {
        try take(content, field: headers.name, fileName: fileName)
      } else {
        textSize += content.count
        guard textSize <= Self.maximumTextSize else { throw .tooLarge }
        try append(headers.name, Self.text(content))
      }
      position = end + 2
    }
  }

  /// A file field left empty sends a file without name and without bytes: that is no file.
  private mutating func take(
    _ content: ByteBufferView, field: String, fileName: String
  ) throws(FormBodyError) {
    if fileName.isEmpty, content.isEmpty { return }
    guard content.count <= Self.maximumFileSize else { throw .tooLarge }
    try append(UploadedFile(field: field, name: fileName, content: ByteBuffer(content)))
  }
}

/// What `Content-Disposition` says of a part.
private struct PartHeaders {
  let name: String
  /// Without any folder; nil for a field that is no file.
  let fileName: String?

  init(_ bytes: ByteBufferView) throws(FormBodyError) {
    guard bytes.count <= 4096 else { throw .malformed }
    let lines = try FormBody.text(bytes).split(separator: "\n")
    let disposition = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
    guard let disposition, let name = Self.parameter("name", of: disposition), !name.isEmpty else {
      throw .malformed
    }
    self.name = name
    fileName = Self.parameter("filename", of: disposition).map(Self.baseName)
  }

  /// The value of ` name="…"`. Browsers write `"` in it as `%22`, so that it never holds one.
  private static func parameter(_ name: String, of line: Substring) -> String? {
    for part in line.split(separator: ";").dropFirst() {
      let trimmed = part.drop { $0 == " " }
      guard trimmed.lowercased().hasPrefix(name + "=\"") else { continue }
      let value = trimmed.dropFirst(name.count + 2)
      return String(value.prefix { $0 != "\"" }).replacing("%22", with: "\"")
    }
    return nil
  }

  /// The last part of a path of any system, without control characters.
  private static func baseName(_ path: String) -> String {
    let last = path.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let name = String(
      String.UnicodeScalarView(last.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    return name == "." || name == ".." ? "" : String(name.prefix(200))
  }
}

extension ByteBufferView {
  /// Where the delimiter stands at the start or after a line end.
  fileprivate func firstDelimiter(_ delimiter: [UInt8]) -> Index? {
    if self[startIndex...].starts(with: delimiter) { return startIndex }
    let afterLine = [UInt8(ascii: "\r"), UInt8(ascii: "\n")] + delimiter
    return firstIndex(of: afterLine, from: startIndex).map { $0 + 2 }
  }

  fileprivate func has(_ text: String, at position: Index) -> Bool {
    position >= startIndex && position <= endIndex && self[position...].starts(with: text.utf8)
  }

  /// Where `pattern`, which is not empty, first stands at or after `start`.
  fileprivate func firstIndex(of pattern: [UInt8], from start: Index) -> Index? {
    guard start >= startIndex, start <= endIndex else { return nil }
    let found = self[start...].withUnsafeBytes { bytes -> Int? in
      var offset = 0
      while offset + pattern.count <= bytes.count {
        guard let first = bytes[offset...].firstIndex(of: pattern[0]) else { return nil }
        if bytes[first...].starts(with: pattern) { return first }
        offset = first + 1
      }
      return nil
    }
    return found.map { start + $0 }
  }
}
