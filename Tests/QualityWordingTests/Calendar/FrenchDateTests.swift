import QualityDomain
import QualityWording
import Testing

@Suite("Dates and times in French")
struct FrenchDateTests {
  @Test(
    "Short: weekday and month abbreviated as the interface says",
    arguments: [
      ("2026-05-12", "mar. 12 mai 2026"), ("2026-05-01", "ven. 1er mai 2026"),
      ("2026-01-31", "sam. 31 janv. 2026"), ("2026-02-02", "lun. 2 févr. 2026"),
      ("2026-03-04", "mer. 4 mars 2026"), ("2026-04-05", "dim. 5 avril 2026"),
      ("2026-06-04", "jeu. 4 juin 2026"), ("2026-07-15", "mer. 15 juill. 2026"),
      ("2026-08-03", "lun. 3 août 2026"), ("2026-09-22", "mar. 22 sept. 2026"),
      ("2026-10-02", "ven. 2 oct. 2026"), ("2025-11-04", "mar. 4 nov. 2025"),
      ("2024-12-13", "ven. 13 déc. 2024"),
    ])
  func short(iso: String, french: String) throws {
    #expect(try FrenchDate.short(day(iso)) == french)
  }

  @Test("Long, numeric and without the year")
  func otherForms() throws {
    let date = try day("2027-02-01")
    #expect(FrenchDate.long(date) == "lundi 1er février 2027")
    #expect(FrenchDate.numeric(date) == "01/02/2027")
    #expect(FrenchDate.dayMonth(date) == "1er févr.")
  }

  @Test(
    "Times: hours without a leading zero, minutes with one",
    arguments: [(9, 42, "9 h 42"), (14, 5, "14 h 05"), (0, 0, "0 h"), (23, 59, "23 h 59")])
  func time(hour: Int, minute: Int, french: String) throws {
    let moment = try #require(LocalDateTime(date: day("2026-05-12"), hour: hour, minute: minute))
    #expect(FrenchTime.short(moment).replacing("\u{A0}", with: " ") == french)
    #expect(FrenchTime.withDate(moment) == "mar. 12 mai 2026 à \(FrenchTime.short(moment))")
  }

  @Test("Every holiday has a name, and no two share one")
  func holidays() {
    #expect(Set(HolidayName.allCases.map(\.french)).count == HolidayName.allCases.count)
    #expect(!HolidayName.allCases.contains { $0.french.isEmpty })
  }

  @Test("A day that does not count says why")
  func nonWorkingReasons() {
    #expect(NonWorkingReason.saturday.french == "week-end")
    #expect(NonWorkingReason.sunday.frenchExplanation == "dimanche")
    let both = NonWorkingReason.holiday([.ascension, .victory1945])
    #expect(both.french == "Ascension, Victoire de 1945")
    #expect(both.frenchExplanation == "férié (Ascension, Victoire de 1945)")
    #expect(NonWorkingReason.local("Aïd").frenchExplanation == "jour local (Aïd)")
  }
}
