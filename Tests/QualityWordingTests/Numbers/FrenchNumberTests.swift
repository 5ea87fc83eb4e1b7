import QualityDomain
import QualityWording
import Testing

@Suite("Numbers in French")
struct FrenchNumberTests {
  private let thin = "\u{202F}"

  @Test("Thousands are set apart by a thin no-break space, minus is a real one")
  func integers() {
    #expect(FrenchNumber.integer(1204) == "1\(thin)204")
    #expect(FrenchNumber.integer(1_000_000) == "1\(thin)000\(thin)000")
    #expect(FrenchNumber.integer(999) == "999")
    #expect(FrenchNumber.integer(-3200) == "−3\(thin)200")
    #expect(FrenchNumber.integer(.min).hasPrefix("−9\(thin)223"))
  }

  @Test(
    "Decimals are rounded half up",
    arguments: [
      ("86.15", 1, "86,2"), ("86.14", 1, "86,1"), ("86.15", 0, "86"), ("99.95", 1, "100,0"),
      ("0.05", 1, "0,1"), ("0.04", 1, "0,0"), ("4", 2, "4,00"), ("-1.95", 1, "−1,9"),
      ("-0.04", 1, "0,0"), ("0.000001", 6, "0,000001"),
    ])
  func decimals(value: String, places: Int, french: String) throws {
    #expect(try FrenchNumber.decimal(quantity(value), places: places) == french)
  }

  @Test("As it is: no useless zeros")
  func plain() throws {
    #expect(try FrenchNumber.plain(quantity("80")) == "80")
    #expect(try FrenchNumber.plain(quantity("4.50")) == "4,5")
    #expect(try FrenchNumber.plain(quantity("1204.25")) == "1\(thin)204,25")
    #expect(FrenchNumber.plain(.zero) == "0")
  }

  @Test("A figure carries its unit, singular below two")
  func units() throws {
    let value = { (text: String, unit: IndicatorUnit) in
      FrenchNumber.value(try quantity(text), unit)
    }
    #expect(try value("86.17", .percent) == "86,2\(thin)%")
    #expect(try value("4.2", .workingDays) == "4,2 jours ouvrés")
    #expect(try value("1.9", .workingDays) == "1,9 jour ouvré")
    #expect(try value("1.94", .workingDays) == "1,9 jour ouvré")
    #expect(try value("1.96", .workingDays) == "2,0 jours ouvrés")
    #expect(try FrenchNumber.change(quantity("1.96"), .percent) == "+2,0 points")
    #expect(try FrenchNumber.change(quantity("-1.94"), .percent) == "−1,9 point")
    #expect(try value("2", .count) == "2")
    #expect(try value("1250", .connectionsPerMonth) == "1\(thin)250 connexions par mois")
    #expect(try FrenchNumber.target(quantity("80"), .percent) == "80\(thin)%")
    #expect(try FrenchNumber.target(quantity("15"), .workingDays) == "15 jours ouvrés")
  }

  @Test("Every unit is measured and named")
  func everyUnit() throws {
    for unit in IndicatorUnit.allCases {
      #expect(try FrenchNumber.value(quantity("3"), unit).hasPrefix("3"))
      #expect(!unit.french.isEmpty)
    }
  }

  @Test("A change is signed; a rate changes by points")
  func changes() throws {
    #expect(try FrenchNumber.change(quantity("4"), .percent) == "+4,0 points")
    #expect(try FrenchNumber.change(quantity("-1.9"), .percent) == "−1,9 point")
    #expect(try FrenchNumber.change(quantity("-6.4"), .percent) == "−6,4 points")
    #expect(try FrenchNumber.change(quantity("0.4"), .workingDays) == "+0,4 jour ouvré")
    #expect(try FrenchNumber.change(quantity("0.02"), .percent) == "stable")
  }

  @Test("Counts agree: zero and one are singular")
  func counts() {
    #expect(FrenchNumber.count(0, "demande", "demandes") == "0 demande")
    #expect(FrenchNumber.count(1, "demande", "demandes") == "1 demande")
    #expect(FrenchNumber.count(1204, "demande", "demandes") == "1\(thin)204 demandes")
  }

  @Test("Lists end with « et »")
  func lists() {
    #expect(FrenchList.joined([]) == "")
    #expect(FrenchList.joined(["a"]) == "a")
    #expect(FrenchList.joined(["a", "b"]) == "a et b")
    #expect(FrenchList.joined(["a", "b", "c"], last: "ou") == "a, b ou c")
    #expect("Échantillon".midSentence == "échantillon")
  }
}
