import QualityDomain
import QualityWording
import Testing

@Suite("Dates typed in forms")
struct FrenchDateInputTests {
  @Test(
    "Full dates, in the forms that people type",
    arguments: [
      "18/05/2026", "18/5/2026", "18.05.2026", "18-05-2026", "18/05/26", "2026-05-18", "2026-5-18",
      " 18 / 05 / 2026 ", "18/05",
    ])
  func full(text: String) throws {
    #expect(try FrenchDateInput.parse(text, today: day("2026-05-19")) == day("2026-05-18"))
  }

  @Test("Nothing typed is today", arguments: ["", "   ", "\t"])
  func blank(text: String) throws {
    let today = try day("2026-05-19")
    #expect(try FrenchDateInput.parse(text, today: today) == today)
  }

  @Test(
    "Without a year, the nearest such day is meant",
    arguments: [
      ("28/12", "2026-01-05", "2025-12-28"), ("15/01", "2026-12-20", "2027-01-15"),
      ("19/05", "2026-05-19", "2026-05-19"), ("29/02", "2024-03-10", "2024-02-29"),
      ("30/12", "2026-07-01", "2026-12-30"), ("1/1", "2026-07-02", "2026-01-01"),
    ])
  func nearest(text: String, today: String, expected: String) throws {
    #expect(try FrenchDateInput.parse(text, today: day(today)) == day(expected))
  }

  @Test(
    "A day that no calendar has is refused with a real one beside it",
    arguments: [
      ("31/04/2026", "Le 31/04/2026 n’existe pas. Donnez une date réelle, par exemple 30/04/2026."),
      ("29/02", "Le 29/02/2026 n’existe pas. Donnez une date réelle, par exemple 28/02/2026."),
      ("00/05/2026", "Le 00/05/2026 n’existe pas. Donnez une date réelle, par exemple 18/05/2026."),
      ("12/13/2026", "Le 12/13/2026 n’existe pas. Donnez une date réelle, par exemple 18/05/2026."),
    ])
  func noSuchDay(text: String, message: String) throws {
    let error = try #require(throws: FrenchDateInputError.self) {
      try FrenchDateInput.parse(text, today: day("2026-05-19"))
    }
    #expect(error.french == message)
  }

  @Test(
    "Anything else is refused with what was typed",
    arguments: [
      "hier", "18", "18/05/2026/1", "18/05/026", "/05/2026", "18//2026", "18/mai/2026",
      "٣/٥/2026", "99999999999999999999/05/2026", "18/05/-2026", "20260518",
    ])
  func unreadable(text: String) throws {
    let error = try #require(throws: FrenchDateInputError.self) {
      try FrenchDateInput.parse(text, today: day("2026-05-19"))
    }
    #expect(error == .unreadable(text))
    #expect(error.french.contains("par exemple 18/05/2026"))
  }
}
