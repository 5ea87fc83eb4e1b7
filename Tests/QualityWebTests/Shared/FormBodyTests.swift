import NIOCore
import Testing

@testable import QualityWeb

@Suite("Forms as browsers encode them")
struct URLEncodedFormTests {
  private func read(_ text: String) throws -> FormBody {
    try FormBody(urlEncoded: text.utf8)
  }

  @Test("Names and values, decoded, in order, with repeated names")
  func fields() throws {
    let form = try read("objet=Pi%C3%A8ces+%26+d%C3%A9lais&choix=1&choix=2&vide=&seul&a=b=c")
    #expect(form["objet"] == "Pièces & délais")
    #expect(form.all("choix") == ["1", "2"])
    #expect(form["choix"] == "1")
    #expect(form.has("vide"))
    #expect(form["seul"] == "")
    #expect(form["a"] == "b=c")
    #expect(form["absent"] == "")
    #expect(!form.has("absent"))
  }

  @Test("Line ends become one character; spaces around are dropped on demand")
  func text() throws {
    let form = try read("note=%20a%0D%0Ab%20%0A")
    #expect(form["note"] == " a\nb \n")
    #expect(form.trimmed("note") == "a\nb")
  }

  @Test("Nothing at all is an empty form", arguments: ["", "&", "&&&"])
  func empty(text: String) throws {
    #expect(try read(text).pairs.isEmpty)
  }

  @Test(
    "What no browser sends is refused",
    arguments: ["a=%", "a=%4", "a=%zz", "a=%C3", "a=%ED%A0%80", "a=%00", "%FF=1", "a=\u{0}"])
  func malformed(text: String) {
    #expect(throws: FormBodyError.malformed) { try read(text) }
  }

  @Test("A form has a thousand fields at most")
  func tooMany() throws {
    let many = Array(repeating: "a=1", count: FormBody.maximumFields)
    #expect(try read(many.joined(separator: "&")).pairs.count == FormBody.maximumFields)
    #expect(throws: FormBodyError.malformed) { try read((many + ["b=2"]).joined(separator: "&")) }
  }
}

@Suite("Forms with files")
struct MultipartFormTests {
  private func read(_ text: String, boundary: String = "B") throws -> FormBody {
    try FormBody(
      multipart: ByteBuffer(string: text.replacing("\n", with: "\r\n")), boundary: boundary)
  }

  private func disposition(_ rest: String) -> String {
    "--B\nContent-Disposition: form-data; \(rest)\n\n"
  }

  @Test("Fields and files, in any order")
  func parts() throws {
    let form = try read(
      """
      --B
      Content-Disposition: form-data; name="objet"

      Pièces à fournir
      --B
      content-type: text/csv
      content-disposition: form-data; name="fichier"; filename="registre.csv"

      a;b
      --not a boundary
      --B
      Content-Disposition: form-data; name="objet"


      --B--

      """)
    #expect(form.all("objet") == ["Pièces à fournir", ""])
    let file = try #require(form.file("fichier"))
    #expect(file.name == "registre.csv")
    #expect(String(buffer: file.content) == "a;b\r\n--not a boundary")
  }

  @Test("A preamble is ignored, and any bytes are a file")
  func bytes() throws {
    var body = ByteBuffer(
      string: "x\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"p.pdf\"\r\n\r\n")
    body.writeBytes([0, 255, 13, 10, 45, 45, 13])
    body.writeString("\r\n--B--")
    let form = try FormBody(multipart: body, boundary: "B")
    #expect(form.file("f").map { Array($0.content.readableBytesView) } == [0, 255, 13, 10, 45, 45, 13])
  }

  @Test(
    "A file name is a name, never a path",
    arguments: [
      (#"../../etc/passwd"#, "passwd"), (#"C:\Users\x\lettre.pdf"#, "lettre.pdf"), ("..", ""),
      ("a%22b.pdf", "a\"b.pdf"), ("a\u{7}b", "ab"), ("/", ""), ("plan ; page 1.pdf", "plan ; page 1.pdf"),
      (#"dit \"le vieux\" ; suite.pdf"#, #"dit "le vieux" ; suite.pdf"#), (#"fin\"#, "fin"),
      ("a%0D%0Ab.pdf", "ab.pdf"), ("50%25.pdf", "50%25.pdf"), (#"x"; name="y.pdf"#, "x"),
    ])
  func fileNames(sent: String, name: String) throws {
    let form = try read(disposition("name=\"f\"; filename=\"\(sent)\"") + "x\n--B--")
    #expect(form.file("f")?.name == name)
  }

  @Test("Parameters stand in any order, with what no browser adds left out")
  func parameters() throws {
    let form = try read(
      disposition(#"filename*=UTF-8''z.pdf; x; filename="a;name=b.pdf" ;  NAME="f"; name="g""#) + "x\n--B--")
    #expect(form.file("f")?.name == "a;name=b.pdf")
  }

  @Test("A file field left empty is no file")
  func noFile() throws {
    let form = try read(disposition(#"name="f"; filename="""#) + "\n--B--")
    #expect(form.files.isEmpty)
  }

  @Test(
    "What no browser sends is refused",
    arguments: [
      "", "--B", "--B\n", "--Bx\n", "--B\nContent-Disposition: form-data; name=\"a\"\n\nnever closed",
      "--B\n\nno header\n--B--", "--B\nContent-Disposition: form-data\n\nno name\n--B--",
      "--B\nContent-Disposition: form-data; name=\"\"\n\nempty name\n--B--",
      "--B\nContent-Disposition: form-data; name=\"a\"\n--B--",
      "--B\nContent-Disposition: form-data; name=\"a\u{0}\"\n\nx\n--B--",
      "--B\nContent-Disposition: form-data; name=\"a\"\n\n\u{0}\n--B--",
    ])
  func malformed(text: String) {
    #expect(throws: FormBodyError.malformed) { try read(text) }
  }

  @Test("A boundary has 1 to 70 characters (RFC 2046, 5.1.1)")
  func boundaries() {
    for boundary in ["", String(repeating: "b", count: 71)] {
      #expect(throws: FormBodyError.malformed) {
        try read("--\(boundary)\n\n--\(boundary)--", boundary: boundary)
      }
    }
  }

  @Test("Headers of a part stay short")
  func longHeaders() {
    let long = String(repeating: "x", count: 5000)
    #expect(throws: FormBodyError.malformed) {
      try read(disposition("name=\"\(long)\"") + "a\n--B--")
    }
  }

  @Test("A file of 10 Mo is taken, one byte more is not; ten files are, eleven are not")
  func sizes() throws {
    func body(_ size: Int) -> ByteBuffer {
      var body = ByteBuffer(
        string: "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n")
      body.writeRepeatingByte(0, count: size)
      body.writeString("\r\n--B--")
      return body
    }
    let largest = FormBody.maximumFileSize
    #expect(
      try FormBody(multipart: body(largest), boundary: "B").files[0].content.readableBytes == largest)
    #expect(throws: FormBodyError.tooLarge) {
      try FormBody(multipart: body(largest + 1), boundary: "B")
    }
    let part = disposition(#"name="f"; filename="a""#) + "x\n"
    #expect(try read(String(repeating: part, count: 10) + "--B--").files.count == 10)
    #expect(throws: FormBodyError.malformed) { try read(String(repeating: part, count: 11) + "--B--") }
  }
}
