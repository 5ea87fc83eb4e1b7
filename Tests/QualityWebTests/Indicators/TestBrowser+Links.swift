import Testing

extension TestBrowser {
  /// The page behind the link of those words on `page`.
  func follow(_ words: String, on page: Answer) async throws -> Answer {
    let links = page.body.matches(of: #/<a [^>]*href="([^"]+)"[^>]*>([^<]*)<\/a>/#)
    let link = try #require(
      links.first { $0.output.2 == words }, "no link « \(words) »")
    return try await get(String(link.output.1).replacing("&amp;", with: "&"))
  }
}

extension TestBrowser.Answer {
  /// The view of the register that the page shows, with its count: « En retard 6 ».
  var currentView: String? {
    let views = body.firstMatch(of: #/<ul class="qp-views">.*?<\/ul>/#.dotMatchesNewlines())
    let current = views?.output.firstMatch(
      of: #/aria-current="page"[^>]*>(.*?)<\/a>/#.dotMatchesNewlines())
    return current.map {
      String($0.output.1).replacing(#/<[^>]+>/#, with: "").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
  }
}
