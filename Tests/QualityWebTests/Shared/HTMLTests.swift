import Foundation
import QualityDomain
import Testing

@testable import QualityWeb

@Suite("Markup")
struct HTMLTests {
  private let hostile = #"<script>alert("l'été & toi")</script>"#
  private let escaped = "&lt;script&gt;alert(&quot;l&#39;été &amp; toi&quot;)&lt;/script&gt;"

  @Test("Interpolated text is escaped, in text and in quoted attributes")
  func escaping() {
    let html: HTML = #"<p title="\#(hostile)">\#(hostile)</p>"#
    #expect(html.text == #"<p title="\#(escaped)">\#(escaped)</p>"#)
    #expect(HTML(text: hostile).text == escaped)
  }

  @Test("Substrings are escaped too, wherever they come from")
  func substrings() {
    let bridged = NSString(string: "a<b>c") as String
    let html: HTML = "\(hostile.prefix(8))|\(bridged)|\(bridged.dropFirst())"
    #expect(html.text == "&lt;script&gt;|a&lt;b&gt;c|&lt;b&gt;c")
  }

  @Test("Markup goes in once, as it is: nothing is escaped twice")
  func noDoubleEscaping() {
    let inner: HTML = "<b>\("a & b")</b>"
    let outer: HTML = "<p>\(inner)</p>"
    #expect(outer.text == "<p><b>a &amp; b</b></p>")
    #expect((outer + inner).text == "<p><b>a &amp; b</b></p><b>a &amp; b</b>")
  }

  @Test("A literal inside an interpolation is text, not markup")
  func literalsInInterpolations() {
    let html: HTML = "\("<i>")\(7)"
    #expect(html.text == "&lt;i&gt;7")
  }

  @Test("Parts that may be missing, and lists")
  func parts() {
    let missing: String? = nil
    let html: HTML = """
      \(.when(true, "a"))\(.when(false, "b"))\(.with(missing) { HTML(text: $0) })\
      \(.with(Optional("<")) { HTML(text: $0) })\(.each([1, 2, 3], separator: ", ") { "\($0)" })
      """
    #expect(html.text == "a&lt;1, 2, 3")
    #expect(HTML.empty.isEmpty)
  }

  @Test("Text beyond ASCII stays as it is")
  func unicode() {
    #expect(HTML(text: "« œuvre » 🇫🇷 \u{202F}%").text == "« œuvre » 🇫🇷 \u{202F}%")
  }

  @Test("No page has a script, a style, an event handler or an attribute without quotes")
  func sources() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/QualityWeb").standardizedFileURL
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 20)
    let banned = try Regex(##"(?i)<script|<style|\sstyle="|\son[a-z]+="|\s[a-z-]+=\\#*\(|javascript:"##)
    for file in files {
      let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for line in source.split(separator: "\n") where !line.contains("//") && line.contains("<") {
        #expect(line.firstMatch(of: banned) == nil, "\(file): \(line)")
      }
    }
  }
}

@Suite("Addresses")
struct LinkTests {
  @Test("Segments and query items are encoded")
  func encoding() {
    #expect(Link("public", "a/b ?&é").address == "/public/a%2Fb%20%3F%26%C3%A9")
    #expect(
      Link.requests.with("q", "carte & grise").with("service", nil).with("page", "2").address
        == "/demandes?q=carte%20%26%20grise&page=2")
    #expect(Link.anchor("recue").address == "#recue")
    #expect(Link.home.address == "/")
  }

  @Test("An address in a page is escaped")
  func escaping() {
    let html: HTML = #"<a href="\#(Link.requests.with("a", "1").with("b", "2"))">"#
    #expect(html.text == #"<a href="/demandes?a=1&amp;b=2">"#)
  }

  @Test("Indicators keep their period")
  func indicator() throws {
    let period = try #require(Period("2023-T4"))
    #expect(
      Link.indicator("17-email-on-time", period).address
        == "/indicateurs/17-email-on-time?periode=2023-T4")
  }
}
