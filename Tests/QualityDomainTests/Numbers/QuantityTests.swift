import QualityDomain
import QualityTesting
import Testing

@Suite("Quantities: exact decimals with six places")
struct QuantityTests {
  @Test(
    "French and ISO writings",
    arguments: [
      ("12", 12_000_000), ("0", 0), ("88,20", 88_200_000), ("88.2", 88_200_000),
      ("85,43", 85_430_000), ("0,000001", 1), ("007", 7_000_000), ("-1,5", -1_500_000),
      ("\u{2212}1,5", -1_500_000), ("+3", 3_000_000), ("-0", 0), ("1 204", 1_204_000_000),
      ("1\u{202F}204,5", 1_204_500_000), ("12\u{A0}345\u{A0}678,9", 12_345_678_900_000),
      ("9223372036854.775807", Int64.max), ("-9223372036854.775807", -Int64.max),
    ] as [(String, Int64)])
  func read(text: String, millionths: Int64) {
    #expect(Quantity(text)?.millionths == millionths)
  }

  @Test(
    "Anything else is refused",
    arguments: [
      "", " ", "-", "+", "1e5", "1E5", "NaN", "nan", "inf", "Infinity", "--1", "+-1", "1-", "-+1",
      "1,2,3", "1.2.3", "1,2.3", "1.204,5", ",5", ".5", "5,", "5.", "12 %", "12%", "0x1F", "douze",
      "1_000", "1'204", " 12", "12 ", "1  204", "1 20", "12 3456", "1234 567", "1 204 ,5",
      "1,204 5", "0,1234567", "12345678901234567890", "99999999999999999999", "9223372036854.775808",
      "9223372036855", "٣", "１２", "½", "1\t204", "1\n",
    ])
  func refused(text: String) {
    #expect(Quantity(text) == nil)
  }

  @Test("What is written is read back", arguments: 0..<4)
  func roundTrip(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<500 {
      // As many small numbers as great ones.
      let shift = Int.random(in: 0...62, using: &generator)
      let millionths = Int64.random(in: -Int64.max...Int64.max, using: &generator) >> shift
      let quantity = Quantity(millionths: millionths)
      #expect(Quantity(quantity.plain) == quantity)
      #expect(Quantity(quantity.plain.replacing(".", with: ",")) == quantity)
    }
  }

  @Test(
    "Plain text has a point and no useless zero",
    arguments: [
      ("88,20", "88.2"), ("15", "15"), ("-0,50", "-0.5"), ("0", "0"), ("1 204,000001", "1204.000001"),
    ])
  func plain(text: String, expected: String) {
    #expect(quantity(text).plain == expected)
  }

  @Test("The lowest number there is can be written")
  func lowest() {
    #expect(Quantity(millionths: .min).plain == "-9223372036854.775808")
  }

  @Test(
    "Rates have two decimals, half up",
    arguments: [
      ("441", "500", "88.20"), ("1", "3", "33.33"), ("2", "3", "66.67"), ("5", "5", "100"),
      ("0", "7", "0"), ("1", "800", "0.13"), ("1", "20000", "0.01"), ("1", "20001", "0"),
      ("86995", "100000", "87.00"), ("86994", "100000", "86.99"), ("7", "5", "140"),
      ("-1", "800", "-0.12"), ("-1", "3", "-33.33"), ("0,5", "1,5", "33.33"),
    ])
  func percentage(numerator: String, denominator: String, expected: String) {
    #expect(
      Quantity.percentage(quantity(numerator), of: quantity(denominator)) == quantity(expected))
  }

  @Test(
    "Means have two decimals, half up",
    arguments: [
      ("28", "4", "7"), ("25", "2", "12.5"), ("1", "8", "0.13"), ("3", "8", "0.38"),
      ("1", "200", "0.01"), ("0", "3", "0"), ("-1", "200", "0"), ("-3", "200", "-0.01"),
    ])
  func mean(total: String, count: String, expected: String) {
    #expect(Quantity.mean(quantity(total), over: quantity(count)) == quantity(expected))
  }

  @Test("Over nothing, or less, there is no rate and no mean")
  func noDenominator() {
    for denominator in ["0", "-1"] {
      #expect(Quantity.percentage(.zero, of: quantity(denominator)) == nil)
      #expect(Quantity.mean(quantity("5"), over: quantity(denominator)) == nil)
    }
  }

  @Test("Past the bounds there is no result, and no trap")
  func bounds() {
    let greatest = Quantity(millionths: .max)
    #expect(Quantity.percentage(greatest, of: quantity("1")) == nil)
    #expect(Quantity.percentage(Quantity(millionths: .min), of: quantity("1")) == nil)
    #expect(Quantity.percentage(greatest, of: greatest) == quantity("100"))
    #expect(Quantity.mean(greatest, over: quantity("0,5")) == nil)
    #expect(greatest.adding(Quantity(millionths: 1)) == nil)
    #expect(Quantity(Int.max) == nil)
    #expect(Quantity(9_223_372_036_854)?.plain == "9223372036854")
    #expect(greatest.roundedToHundredths.plain == "9223372036854.77")
    #expect(Quantity(millionths: .min).roundedToHundredths.plain == "-9223372036854.77")
  }

  @Test(
    "To hundredths, half up",
    arguments: [
      ("0,005", "0.01"), ("0,004999", "0"), ("88,195", "88.2"), ("-0,005", "0"),
      ("-0,005001", "-0.01"), ("-0,015", "-0.01"), ("12,34", "12.34"),
    ])
  func hundredths(text: String, expected: String) {
    #expect(quantity(text).roundedToHundredths == quantity(expected))
  }

  @Test("Whole numbers are told from the others")
  func whole() {
    #expect(quantity("12,000").isWhole && Quantity.zero.isWhole && quantity("-3").isWhole)
    #expect(!quantity("12,5").isWhole && !quantity("0,000001").isWhole)
  }

  /// Euclid's division, then one more when the remainder is half the divisor or more.
  private func slowHundredths(_ numerator: Int64, _ denominator: Int64, factor: Int128) -> Int128 {
    let dividend = Int128(numerator) * factor * 100
    let divisor = Int128(denominator)
    var quotient = dividend / divisor
    var rest = dividend - quotient * divisor
    if rest < 0 {
      quotient -= 1
      rest += divisor
    }
    return rest * 2 >= divisor ? quotient + 1 : quotient
  }

  @Test("Rates and means are those of a slow division in 128 bits", arguments: 0..<4)
  func division(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(100 + seed))
    for _ in 0..<1_000 {
      let shift = Int.random(in: 0...60, using: &generator)
      let n = Int64.random(in: Int64.min...Int64.max, using: &generator) >> shift
      let d = Int64.random(in: 1...Int64.max, using: &generator) >> Int.random(in: 0...60, using: &generator)
      guard d > 0 else { continue }
      for (factor, result) in [
        (100, Quantity.percentage(Quantity(millionths: n), of: Quantity(millionths: d))),
        (1, Quantity.mean(Quantity(millionths: n), over: Quantity(millionths: d))),
      ] as [(Int128, Quantity?)] {
        let expected = Int64(exactly: slowHundredths(n, d, factor: factor) * 10_000)
        #expect(result?.millionths == expected, "\(n) over \(d)")
      }
    }
  }
}
