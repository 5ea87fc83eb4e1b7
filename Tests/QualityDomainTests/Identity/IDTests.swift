import QualityDomain
import QualityTesting
import Testing

@Suite("Identifiers")
struct IDTests {
  @Test("26 characters of Crockford's base 32, read back as they are")
  func shape() {
    var generator = SeededGenerator(seed: 1)
    let alphabet = Set("0123456789abcdefghjkmnpqrstvwxyz")
    for _ in 0..<500 {
      let instant = Instant(milliseconds: .random(in: 0...253_402_300_799_999, using: &generator))
      let id = Request.ID.make(at: instant, using: &generator)
      #expect(id.text.count == 26)
      #expect(alphabet.isSuperset(of: id.text))
      #expect(Request.ID(id.text) == id)
      #expect("\(id)" == id.text)
    }
  }

  @Test("They sort by the instant of their creation")
  func order() {
    var generator = SeededGenerator(seed: 2)
    let instants = (0..<500).map { _ in
      Instant(milliseconds: .random(in: 0...4_000_000_000_000, using: &generator))
    }.sorted()
    let ids = instants.map { Request.ID.make(at: $0, using: &generator) }
    for (index, id) in ids.enumerated().dropFirst() where instants[index - 1] < instants[index] {
      #expect(ids[index - 1] < id)
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test("The time is in the first ten characters, as the ULID specification lays it out")
  func time() {
    let id = Request.ID.make(at: Instant(milliseconds: 1_469_918_176_385))
    #expect(id.text.prefix(10) == "01aryz6s41")
    let again = Request.ID.make(at: Instant(milliseconds: 1_469_918_176_385))
    #expect(again != id)
    #expect(again.text.prefix(10) == id.text.prefix(10))
  }

  @Test("With a random part that is given, only the moment is kept")
  func randomPart() {
    let id = Request.ID.make(at: Instant(milliseconds: 1_469_918_176_385))
    #expect(id.withRandomPart(0).text == "01aryz6s410000000000000000")
    #expect(id.withRandomPart(33).text == "01aryz6s410000000000000011")
    #expect(id.withRandomPart(.max).text == "01aryz6s41zzzzzzzzzzzzzzzz")
    #expect(Request.ID(id.withRandomPart(.max).text) != nil)
  }

  @Test("An instant before 1970 counts as the first one")
  func beforeEpoch() {
    #expect(Request.ID.make(at: Instant(milliseconds: -1)).text.hasPrefix("0000000000"))
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "0", String(repeating: "0", count: 25), String(repeating: "0", count: 27),
      "01ARZ3NDEKTSV4RRFFQ69G5FAV", "81arz3ndektsv4rrffq69g5fav", "01arz3ndektsv4rrffq69g5fai",
      "01arz3ndektsv4rrffq69g5fal", "01arz3ndektsv4rrffq69g5fao", "01arz3ndektsv4rrffq69g5fau",
      "01arz3ndektsv4rrffq69g5f-v", "01arz3ndektsv4rrffq69g5fa ", "01arz3ndektsv4rrffq69g5fé",
      "z1arz3ndektsv4rrffq69g5fav",
    ])
  func refused(text: String) {
    #expect(Request.ID(text) == nil)
  }

  @Test("The first and the last that 128 bits hold are read")
  func bounds() {
    #expect(Request.ID(String(repeating: "0", count: 26)) != nil)
    #expect(Request.ID("7" + String(repeating: "z", count: 25)) != nil)
  }
}
