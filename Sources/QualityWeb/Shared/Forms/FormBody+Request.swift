import HTTPTypes
import Hummingbird
import NIOCore

extension FormBody {
  /// Reads the body of a request that a form sent.
  /// - Throws: a `FormBodyError`, also for a body that no form sends.
  init(reading request: Hummingbird.Request) async throws {
    let type = request.headers[.contentType] ?? ""
    switch Self.kind(of: type) {
    case "application/x-www-form-urlencoded":
      let body = try await Self.collect(request, upTo: Self.maximumTextSize)
      self = try FormBody(urlEncoded: body.readableBytesView)
    case "multipart/form-data":
      guard let boundary = Self.boundary(of: type) else { throw FormBodyError.malformed }
      let body = try await Self.collect(
        request, upTo: Self.maximumFileSize + Self.maximumTextSize)
      self = try FormBody(multipart: body, boundary: boundary)
    default:
      throw FormBodyError.malformed
    }
  }

  /// Whether the body is of the kind that carries files.
  static func mayHaveFiles(_ request: Hummingbird.Request) -> Bool {
    kind(of: request.headers[.contentType] ?? "") == "multipart/form-data"
  }

  private static func kind(of type: String) -> String {
    type.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
  }

  private static func collect(
    _ request: Hummingbird.Request, upTo limit: Int
  ) async throws -> ByteBuffer {
    if let announced = request.headers[.contentLength].flatMap(Int.init), announced > limit {
      throw FormBodyError.tooLarge
    }
    do {
      return try await request.body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw FormBodyError.tooLarge
    }
  }

  private static func boundary(of type: String) -> String? {
    let parameter = type.split(separator: ";").dropFirst().lazy
      .map { $0.drop { $0 == " " } }.first { $0.lowercased().hasPrefix("boundary=") }
    return parameter.map { String($0.dropFirst("boundary=".count)).filter { $0 != "\"" } }
  }
}

extension Hummingbird.Request {
  /// The query of the address, read as a form.
  func query() throws(FormBodyError) -> FormBody {
    try FormBody(urlEncoded: (uri.query ?? "").utf8)
  }
}
