import Crypto
import Foundation
import NIOCore
import QualityStore

/// Files that come with a request: kept as they are, and given back only to be saved.
enum AttachedFile {
  static func of(_ upload: UploadedFile) -> NewEvent.File {
    let content = Array(upload.content.readableBytesView)
    return NewEvent.File(
      mediaType: mediaType(upload.name), content: content,
      sha256: SHA256.hash(data: content).hexadecimal)
  }

  /// By the end of the name: what a browser claims is not kept. Nothing that a browser would run is
  /// in the table.
  private static func mediaType(_ name: String) -> String {
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).last ?? ""
    return switch ending.lowercased() {
    case "pdf": "application/pdf"
    case "jpg", "jpeg": "image/jpeg"
    case "png": "image/png"
    case "tif", "tiff": "image/tiff"
    case "txt": "text/plain; charset=utf-8"
    case "odt": "application/vnd.oasis.opendocument.text"
    case "ods": "application/vnd.oasis.opendocument.spreadsheet"
    case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    case "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    default: "application/octet-stream"
    }
  }

  /// The header that has a browser save the file under its name (RFC 6266): plain letters for old
  /// ones, the name itself percent-encoded (RFC 8187).
  static func disposition(_ fileName: String) -> String {
    let name = fileName.isEmpty ? "document" : fileName
    let plain = String(
      name.unicodeScalars.map { scalar -> Character in
        let isPlain =
          scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        return isPlain || ".-_".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
      })
    let encoded =
      name.addingPercentEncoding(
        withAllowedCharacters: CharacterSet(
          charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"))
      ?? plain
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(encoded)"
  }
}
