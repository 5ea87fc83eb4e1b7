import Foundation
import QualityDomain
import QualityFormats
import Testing

/// `qualepref standard show EDITION --format json`.
@Suite("Edition as JSON")
struct EditionJSONTests {
  private struct Shape: Decodable {
    struct Module: Decodable {
      let number: Int
      let title: String
      let commitments: [Commitment]
    }
    struct Commitment: Decodable {
      let number: Int
      let title: String
      let subcommitments: [Subcommitment]
    }
    struct Subcommitment: Decodable {
      let number: String
      let evidence: [Evidence]
    }
    struct Evidence: Decodable {
      let kind: String
      let text: String
    }
    struct Indicator: Decodable {
      let code: String
      let label: String
      let commitments: [Int]
      let unit: String
      let aggregation: String
    }
    struct Limit: Decodable {
      let id: String
      let kind: String
      let channel: String
      let valid_from: String
      let working_days: Int
      let article: String
    }
    struct Provision: Decodable {
      let id: String
    }

    let id: String
    let modules: [Module]
    let provisions: [Provision]
    let indicators: [Indicator]
    let limits: [Limit]
  }

  @Test("The shape that other programs read")
  func shape() throws {
    let edition = try shippedEdition.get()
    let json = Data(try EditionJSON.text(edition).utf8)
    let shape = try JSONDecoder().decode(Shape.self, from: json)
    #expect(shape.id == "qual-e-pref-2019")
    #expect(shape.modules.map(\.number) == Array(1...8))
    let commitments = shape.modules.flatMap(\.commitments)
    #expect(commitments.count == 54)
    #expect(commitments.flatMap(\.subcommitments).count == 154)
    #expect(commitments.flatMap(\.subcommitments).allSatisfy { !$0.evidence.isEmpty })
    #expect(shape.provisions.map(\.id) == ["IV.1", "IV.2", "IV.3", "IV.4", "IV.5", "V.1", "V.2", "V.3"])
    #expect(shape.indicators.count == 63)
    let letter = shape.limits.filter { $0.id == "information-letter-2020" }
    #expect(letter.map(\.working_days) == [10])
    #expect(letter.map(\.valid_from) == ["2020-01-01"])
  }

  @Test("Every key of the small edition's file comes back, and targets are exact numbers")
  func smallEdition() throws {
    let edition = try EditionFile.parse(
      SmallEdition.yaml.replacing("value: \"80\"", with: "value: \"88.2\""))
    let text = try EditionJSON.text(edition)
    #expect(text.contains("\"value\" : 88.2\n"))
    #expect(text.contains("\"inferred\" : true"))
    #expect(text.contains("\"minimum_business_modules\" : 0"))
    #expect(text.contains("\"site_kind\" : \"police-prefecture\""))
    #expect(text.contains("\"figure\" : \"rate\""))
  }
}
