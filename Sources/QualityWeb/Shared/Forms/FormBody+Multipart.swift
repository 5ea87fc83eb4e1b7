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
