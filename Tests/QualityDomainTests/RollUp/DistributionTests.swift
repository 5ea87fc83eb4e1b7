import QualityDomain
import QualityTesting
import Testing

/// Issue “From one préfecture to the whole network”, section 3: mean, median and quartiles.
@Suite("How the figures of sites are spread")
struct DistributionTests {
  private func values(_ texts: String...) -> [Quantity] { texts.map { quantity($0) } }

  @Test("Quartiles are those of spreadsheets, whatever the order of the figures")
  func quartiles() throws {
    // QUARTILE.INC of 1, 2, 3, 4: 1.75, 2.5 and 3.25.
    let even = try #require(Distribution(values("4", "1", "3", "2")))
    #expect(even.firstQuartile == quantity("1.75"))
    #expect(even.median == quantity("2.5"))
    #expect(even.thirdQuartile == quantity("3.25"))
    #expect(even.least == quantity("1") && even.greatest == quantity("4"))
    // Of 6, 7, 15, 36, 39, 40, 41, 42, 43, 47, 49: 25.5, 40 and 42.5.
    let odd = try #require(
      Distribution(values("49", "6", "7", "15", "36", "39", "40", "41", "42", "43", "47")))
    #expect(odd.firstQuartile == quantity("25.5"))
    #expect(odd.median == quantity("40"))
    #expect(odd.thirdQuartile == quantity("42.5"))
    #expect(odd.count == 11)
  }

  @Test("A quartile is rounded once, half up, to two decimals")
  func rounding() throws {
    let distribution = try #require(Distribution(values("0", "0.01", "0.03", "0.04")))
    #expect(distribution.median == quantity("0.02"))
    #expect(distribution.firstQuartile == quantity("0.01"))
    let close = try #require(Distribution(values("66.66", "66.67", "66.67", "66.68")))
    #expect(close.firstQuartile == quantity("66.67"))
    let fine = try #require(Distribution(values("0.004999", "0.004999", "0.005")))
    #expect(fine.median == .zero)
  }

  @Test("Equal figures make one value; fewer than three make none")
  func few() throws {
    let equal = try #require(Distribution(values("80", "80", "80")))
    #expect(equal.firstQuartile == equal.thirdQuartile)
    #expect(Distribution(values("80", "90")) == nil)
    #expect(Distribution([]) == nil)
  }

  @Test("Quartiles never leave the bounds of the scale")
  func bounds() throws {
    let greatest = Quantity(millionths: .max)
    let distribution = try #require(Distribution([greatest, greatest, greatest]))
    #expect(distribution.median <= greatest)
  }

  @Test("A place goes by the direction of the indicator; ties share it")
  func place() {
    let all = values("90", "80", "80", "70")
    #expect(Place(quantity("90"), among: all, better: .higher)?.rank == 1)
    #expect(Place(quantity("80"), among: all, better: .higher)?.rank == 2)
    #expect(Place(quantity("70"), among: all, better: .higher)?.rank == 4)
    #expect(Place(quantity("70"), among: all, better: .lower)?.rank == 1)
    #expect(Place(quantity("80"), among: all, better: .lower)?.rank == 2)
    #expect(Place(quantity("80"), among: all, better: .lower)?.count == 4)
    #expect(Place(quantity("80"), among: all, better: .none) == nil)
  }
}
