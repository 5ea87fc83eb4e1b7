import QualityDomain
import QualityFormats
import Testing

/// RFC 4180, with the liberties of section 5: `;` or `,`, any line end.
@Suite("Delimited text")
struct DelimitedTextTests {
  private struct Row: Equatable {
    let line: Int
    let fields: [String]

    init(_ line: Int, _ fields: String...) {
      self.line = line
      self.fields = fields
    }

    init(_ record: DelimitedRecord) {
      line = record.line
      fields = (0..<record.count).map { record[$0] }
    }
  }

  private func rows(_ text: String) throws(TableProblems) -> [Row] {
    var reader = DelimitedText(utf8: Array(text.utf8))
    var record = DelimitedRecord()
    var rows: [Row] = []
    while try reader.next(into: &record) { rows.append(Row(record)) }
    return rows
  }

  @Test("LF, CRLF and CR end a line; the last needs none", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let text = ["a;b", "1;2", "", "3;4"].joined(separator: end)
    #expect(try rows(text) == [Row(1, "a", "b"), Row(2, "1", "2"), Row(4, "3", "4")])
    #expect(try rows(text + end) == rows(text))
  }

  @Test("The delimiter is the one that the header row has most of, outside quotes")
  func delimiters() throws {
    #expect(try rows("a,b\n1,2;3") == [Row(1, "a", "b"), Row(2, "1", "2;3")])
    #expect(try rows("\"a,b,c\";d\n1,5;2") == [Row(1, "a,b,c", "d"), Row(2, "1,5", "2")])
    #expect(try rows("seul\n1,5") == [Row(1, "seul"), Row(2, "1,5")])
  }

  @Test("Quotes hold delimiters, line breaks and doubled quotes; lines are still counted")
  func quotes() throws {
    let text = "a;b\n\"x;y\";\"un\r\ndeux\ntrois\"\n\"dit \"\"oui\"\"\";\"\"\nfin;5\" de large"
    #expect(
      try rows(text) == [
        Row(1, "a", "b"), Row(2, "x;y", "un\r\ndeux\ntrois"), Row(5, "dit \"oui\"", ""),
        Row(6, "fin", "5\" de large"),
      ])
  }

  @Test("Spaces around a field are left out, no-break ones too")
  func spaces() throws {
    #expect(try rows(" a ;\u{A0}é\u{202F}; b c\t") == [Row(1, "a", "é", "b c")])
  }

  @Test("Empty fields count, at the end of a line too")
  func emptyFields() throws {
    #expect(try rows(";;\n;") == [Row(1, "", "", ""), Row(2, "", "")])
    var reader = DelimitedText(utf8: Array("; \u{A0};".utf8))
    var record = DelimitedRecord()
    #expect(try reader.next(into: &record))
    #expect(record.isBlank)
  }

  @Test("Nothing is read from nothing", arguments: ["", "\n\r\n", "\r"])
  func empty(text: String) throws {
    #expect(try rows(text).isEmpty)
  }

  @Test("A quote that never closes is told on the line where its record starts")
  func unclosedQuote() {
    #expect(throws: TableProblems([TableProblem(line: 2, reason: .unclosedQuote)])) {
      _ = try rows("a;b\n1;\"2\n3;4\n")
    }
  }

  @Test("Text after a closing quote is refused")
  func textAfterQuote() {
    #expect(throws: TableProblems([TableProblem(line: 2, reason: .textAfterQuote)])) {
      _ = try rows("a;b\n1;\"2\"3\n")
    }
  }

  @Test("What is written can be read back")
  func roundTrip() throws {
    var writer = DelimitedWriter()
    let cells = ["plain", "a;b", "dit \"oui\"", "deux\nlignes", "é’«\u{A0}»", ""]
    writer.append(cells.map(DelimitedCell.text))
    writer.append([.number(Quantity("88,20")), .number(nil), .count(3), .count(nil), .text("x"), .text("y")])
    let read = try rows(writer.text)
    #expect(read.map(\.fields) == [cells, ["88.2", "", "3", "", "x", "y"]])
  }

  @Test(
    "What a spreadsheet would run as a formula is disarmed; numbers are left alone",
    arguments: ["=1+1", "+33 1", "-2", "@SUM(A1)", "\tx", "\rx"])
  func formulas(text: String) {
    var writer = DelimitedWriter()
    writer.append([.text(text), .number(Quantity(-2))])
    let isQuoted = text.contains("\r")
    #expect(writer.text == (isQuoted ? "\"'\(text)\"" : "'\(text)") + ";-2\n")
  }
}
