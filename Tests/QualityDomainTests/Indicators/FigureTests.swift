import QualityDomain
import QualityTesting
import Testing

@Suite("Aggregation: the figure of a whole by the rule alone")
struct FigureTests {
  private func ratio(_ numerator: String, _ denominator: String) -> Figure {
    Figure(.ratio, numerator: quantity(numerator), denominator: quantity(denominator))
  }

  private func value(_ text: String) -> Figure {
    Figure(numerator: nil, denominator: nil, value: quantity(text))
  }

  @Test("A ratio is the sum of numerators over the sum of denominators, never a mean of rates")
  func ratios() {
    // 100 % of 1 and 50 % of 9: averaged they would give 75 %.
    let whole = Figure.combined([ratio("1", "1"), ratio("4,5", "9")], .ratio)
    #expect(whole?.value == quantity("55"))
    #expect(whole?.numerator == quantity("5,5"))
    #expect(whole?.denominator == quantity("10"))
  }

  @Test("A mean is the sum of days over the count, never a mean of means")
  func means() {
    let parts = [
      Figure(.mean, numerator: quantity("30"), denominator: quantity("2")),
      Figure(.mean, numerator: quantity("8"), denominator: quantity("4")),
    ]
    #expect(parts.map(\.value) == [quantity("15"), quantity("2")])
    #expect(Figure.combined(parts, .mean)?.value == quantity("6.33"))
  }

  @Test(
    "A rate or a mean known by its value alone is not put together",
    arguments: [Aggregation.ratio, .mean])
  func notConsolidable(_ aggregation: Aggregation) {
    #expect(Figure.combined([value("80"), value("90")], aggregation) == nil)
    #expect(Figure.combined([ratio("1", "2"), value("90")], aggregation) == nil)
    #expect(Figure.combined([value("80")], aggregation) == nil)
  }

  @Test("Parts without anything to count weigh nothing; all of them give \"sans objet\"")
  func emptyParts() throws {
    let empty = ratio("0", "0")
    #expect(empty.value == nil)
    #expect(Figure.combined([empty, ratio("3", "4")], .ratio)?.value == quantity("75"))
    let none = try #require(Figure.combined([empty, empty], .ratio))
    #expect(none.value == nil)
    #expect(none.denominator == .zero)
  }

  @Test("A sum adds the values; with one unknown there is no sum")
  func sums() {
    #expect(Figure.combined([value("2"), value("3"), value("0")], .sum)?.value == quantity("5"))
    let unknown = Figure(numerator: nil, denominator: nil, value: nil)
    #expect(Figure.combined([value("2"), unknown], .sum) == nil)
  }

  @Test("The last is the figure of the last part")
  func last() {
    #expect(Figure.combined([value("2"), value("3")], .last) == value("3"))
  }

  @Test("A figure of no rule is never put together")
  func none() {
    #expect(Figure.combined([value("2")], .none) == value("2"))
    #expect(Figure.combined([value("2"), value("3")], .none) == nil)
  }

  @Test("No parts, no figure", arguments: Aggregation.allCases)
  func noParts(_ aggregation: Aggregation) {
    #expect(Figure.combined([], aggregation) == nil)
  }

  @Test("Past the bounds there is no figure, and no trap")
  func bounds() {
    let greatest = Quantity(millionths: .max)
    let part = Figure(.ratio, numerator: greatest, denominator: greatest)
    #expect(Figure.combined([part, part], .ratio) == nil)
    let amount = Figure(numerator: nil, denominator: nil, value: greatest)
    #expect(Figure.combined([amount, amount], .sum) == nil)
  }

  @Test("Months, then quarters, then the year give what the months give at once", arguments: 0..<4)
  func associative(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<100 {
      let months = (0..<12).map { _ in
        let denominator = Int.random(in: 0...40, using: &generator)
        return Figure(
          .ratio, numerator: Quantity(Int.random(in: 0...denominator, using: &generator)) ?? .zero,
          denominator: Quantity(denominator) ?? .zero)
      }
      let quarters = (0..<4).compactMap {
        Figure.combined(Array(months[($0 * 3)..<($0 * 3 + 3)]), .ratio)
      }
      #expect(quarters.count == 4)
      #expect(Figure.combined(quarters, .ratio) == Figure.combined(months, .ratio))
    }
  }
}
