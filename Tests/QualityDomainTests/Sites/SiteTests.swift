import QualityDomain
import Testing

@Suite("Sites")
struct SiteTests {
  @Test(
    "Codes that are accepted",
    arguments: ["41", "savoie", "41-blois", "a1", String(repeating: "a", count: 20)])
  func code(text: String) {
    #expect(Site.isCode(text))
  }

  @Test(
    "Codes that are refused",
    arguments: [
      "", "a", "-41", "Savoie", "loir et cher", "évry", "a_b", "a/b",
      String(repeating: "a", count: 21),
    ])
  func refusedCode(text: String) {
    #expect(!Site.isCode(text))
  }

  @Test(
    "Overseas sites have their own civil date",
    arguments: [
      ("41", "Europe/Paris"), ("2A", "Europe/Paris"), ("971", "America/Guadeloupe"),
      ("972", "America/Martinique"), ("973", "America/Cayenne"), ("974", "Indian/Reunion"),
      ("975", "America/Miquelon"), ("976", "Indian/Mayotte"), ("986", "Pacific/Wallis"),
      ("987", "Pacific/Tahiti"), ("988", "Pacific/Noumea"),
    ])
  func timeZone(code: String, zone: String) {
    #expect(Territory(code: code)?.timeZone == zone)
  }
}
