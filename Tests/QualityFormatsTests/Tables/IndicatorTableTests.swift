import QualityDomain
import QualityFormats
import Testing

/// A site may define its own indicators (section 6).
@Suite("Table of a site's own indicators")
struct IndicatorTableTests {
  private static let header = "code;label;unit;aggregation;better;commitments;frequency\n"

  private func rows(_ text: String) throws -> [Result<IndicatorDefinition, TableProblems>] {
    Array(try IndicatorTable(Array(text.utf8), edition: try shippedEdition.get()))
  }

  @Test("Each row is an indicator of the site, yearly unless said")
  func good() throws {
    let definitions = try rows(
      Self.header + "local-a;Appels;percent;ratio;lower;8 10;\nlocal-b;Usagers;count;sum;none;5;month\n"
    ).map { try $0.get() }
    #expect(definitions.map(\.commitments) == [[8, 10], [5]])
    #expect(definitions.map(\.frequency) == [.year, .month])
    #expect(definitions.map(\.better) == [.lower, .none])
    #expect(definitions.allSatisfy { !$0.isProjectOwn && $0.register == nil })
  }

  @Test("Codes of the edition, repeated codes, unknown words and commitments are refused")
  func bad() throws {
    let problems = try rows(
      Self.header + "3-on-time;A;percent;ratio;lower;3;\nx;A;count;sum;none;55 six;\n"
        + "x;A;kilos;sum;none;1;\n"
    ).flatMap(\.problems)
    #expect(problems.map(\.line) == [2, 3, 3, 4, 4])
    #expect(problems.map(\.column) == ["code", "commitments", "commitments", "unit", "code"])
    #expect(problems[0].reason == .codeOfEdition)
    #expect(problems[1].reason == .unknownCommitment("55"))
    #expect(problems[2].reason == .unknownCommitment("six"))
    #expect(problems[4].reason == .duplicate(firstLine: 3))
  }
}
