import QualityDomain
import QualityTesting
import Testing

@Suite("Instants: milliseconds of Unix time, ISO 8601 texts in UTC")
struct InstantTests {
  @Test(
    "An instant is written in UTC to the millisecond, and reads back",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0),
      ("1969-12-31T23:59:59.999Z", -1),
      ("1969-12-31T00:00:00.000Z", -86_400_000),
      ("1969-12-30T23:59:59.999Z", -86_400_001),
      ("2026-05-11T09:42:00.000Z", 1_778_492_520_000),
      ("2024-02-29T23:59:59.007Z", 1_709_251_199_007),
      ("1000-01-01T00:00:00.000Z", -30_610_224_000_000),
      ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ] as [(String, Int64)])
  func text(iso: String, milliseconds: Int64) {
    #expect(Instant(milliseconds: milliseconds).iso8601 == iso)
    #expect(Instant(iso8601: iso)?.milliseconds == milliseconds)
  }

  @Test("The milliseconds may be left out")
  func withoutMilliseconds() {
    #expect(Instant(iso8601: "2026-05-11T09:42:00Z")?.milliseconds == 1_778_492_520_000)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", "2026-05-11", "2026-05-11T09:42:00", "2026-05-11T09:42:00.000", "2026-05-11 09:42:00.000Z",
      "2026-05-11T09:42:00.000z", "2026-05-11T09:42:00+02:00", "2026-05-11T24:00:00.000Z",
      "2026-05-11T09:60:00.000Z", "2026-05-11T09:42:60.000Z", "2026-02-30T09:42:00.000Z",
      "2026-05-11T09:42:00,000Z", "2026-05-11T09:42:00.00Z", "2026-05-11T09:42:00.0000Z",
      "2026-05-11T09.42:00.000Z", "2026-05-11T-9:42:00.000Z",
    ])
  func refused(text: String) {
    #expect(Instant(iso8601: text) == nil)
  }

  @Test("Ten thousand instants read back from their text, in order")
  func roundTrip() {
    var generator = SeededGenerator(seed: 2)
    for _ in 0..<10_000 {
      let range: ClosedRange<Int64> = -30_610_224_000_000...253_402_300_799_999
      let one = Instant(milliseconds: .random(in: range, using: &generator))
      let other = Instant(milliseconds: .random(in: range, using: &generator))
      #expect(Instant(iso8601: one.iso8601) == one)
      #expect((one < other) == (one.iso8601 < other.iso8601))
    }
  }

  @Test("A number outside the years 1000 to 9999 gives the nearest instant inside them")
  func saturation() {
    #expect(Instant(milliseconds: .max).iso8601 == "9999-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: .min).iso8601 == "1000-01-01T00:00:00.000Z")
  }

  @Test("An instant moves by a duration, and stays within the years 1000 to 9999")
  func durations() {
    let noon = Instant(milliseconds: 1_778_492_520_000)
    #expect(noon.adding(.milliseconds(1_500)).milliseconds == 1_778_492_521_500)
    #expect(noon.adding(.milliseconds(-1_500)).milliseconds == 1_778_492_518_500)
    #expect(noon.adding(.seconds(90)).since(noon) == .seconds(90))
    let almost: Duration = .seconds(9_223_372_036_854_775) + .milliseconds(900)
    #expect(noon.adding(almost).iso8601 == "9999-12-31T23:59:59.999Z")
    #expect(noon.adding(.zero - almost).iso8601 == "1000-01-01T00:00:00.000Z")
    #expect(noon.adding(.seconds(Int64.max)).iso8601 == "9999-12-31T23:59:59.999Z")
    #expect(noon.adding(.seconds(Int64.min)).iso8601 == "1000-01-01T00:00:00.000Z")
  }
}
