import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// Stylesheets, icons and fonts, read once and served from memory. The address of each carries a
/// hash of its content, so that browsers keep it for a year and still see a change at once.
struct StaticFiles: Sendable {
  let stylesheets: [Link]
  let icon: Link

  private let files: [String: File]

  private struct File: Sendable {
    let content: ByteBuffer
    let type: String
    /// Of the content: 16 hexadecimal digits.
    let hash: String
  }

  /// - Parameters:
  ///   - designSystem: the folder that `make dsfr` fills; read for the theme `dsfr` alone.
  /// - Throws: when a folder cannot be read.
  init(theme: Theme, designSystem: URL) throws {
    let folder = Bundle.module.bundleURL.appending(path: "public", directoryHint: .isDirectory)
    var files = try Self.read(folder, under: "")
    if theme == .dsfr {
      files.merge(try Self.read(designSystem, under: "dsfr/")) { ours, _ in ours }
    }
    let link = { (path: String) in
      path.split(separator: "/").reduce(Link("statique")) { $0.appending(String($1)) }
        .with("v", files[path]?.hash)
    }
    let names =
      switch theme {
      case .neutral: ["theme.css", "app.css"]
      case .dsfr: ["dsfr/dsfr.min.css", "dsfr.css", "app.css"]
      }
    stylesheets = names.map(link)
    icon = link("icone.svg")
    self.files = files
  }

  /// Adds `/statique/…`.
  func addRoutes(to router: some RouterMethods<WebContext>) {
    router.get("/statique/**") { request, context in
      try answer(request, path: context.parameters.getCatchAll().joined(separator: "/"))
    }
  }

  private func answer(
    _ request: Hummingbird.Request, path: String
  ) throws(WebProblem) -> Response {
    guard let file = files[path] else { throw .notFound }
    // Fonts and icons that a stylesheet names come without a hash.
    let isPinned = request.uri.query == "v=\(file.hash)"
    let etag = "\"\(file.hash)\""
    let headers: HTTPFields = [
      .cacheControl: isPinned ? "public, max-age=31536000, immutable" : "public, max-age=3600",
      .eTag: etag, .contentType: file.type,
    ]
    if request.headers[.ifNoneMatch] == etag {
      return Response(status: .notModified, headers: headers)
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.content))
  }

  /// Every file of a type that pages use, by its path under `folder`.
  private static func read(_ folder: URL, under prefix: String) throws -> [String: File] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    var files: [String: File] = [:]
    for name in names {
      let fileType = name.split(separator: ".").last.map(String.init) ?? ""
      guard let type = types[fileType] else { continue }
      let data = try Data(contentsOf: folder.appending(path: name))
      let hash = SHA256.hash(data: data).prefix(8).hexadecimal
      files[prefix + name] = File(content: ByteBuffer(bytes: data), type: type, hash: hash)
    }
    return files
  }

  private static let types = [
    "css": "text/css; charset=utf-8", "svg": "image/svg+xml", "woff2": "font/woff2",
    "png": "image/png", "ico": "image/x-icon",
  ]
}
