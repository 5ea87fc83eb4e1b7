import HTTPTypes
import Hummingbird

extension HTML {
  /// The markup as the body of an answer.
  func response(_ status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

extension Response {
  /// Sends the browser to another page after a form was taken, so that reloading sends nothing
  /// twice.
  static func seeOther(_ link: Link) -> Response {
    Response(status: .seeOther, headers: [.location: link.address])
  }

  /// Text that the browser keeps as a file.
  ///
  /// - Parameter name: of ASCII letters, digits, points and hyphens.
  static func file(
    _ text: String, name: String, type: String = "text/csv; charset=utf-8"
  ) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
