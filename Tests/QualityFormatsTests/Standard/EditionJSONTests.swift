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

  @Test("Every key that an edition's file may have comes out where it stands in the file")
  func everyKey() throws {
    let text = try EditionJSON.text(try shippedEdition.get())
    var found: [String: Set<String>] = [:]
    Self.collect(try JSONSerialization.jsonObject(with: Data(text.utf8)), at: "", in: &found)
    #expect(found == Self.keys.mapValues { Set($0.split(separator: " ").map(String.init)) })
  }

  @Test("Targets are exact numbers")
  func exactTarget() throws {
    let edition = try EditionFile.parse(
      SmallEdition.yaml.replacing("value: \"80\"", with: "value: \"88.2\""))
    #expect(try EditionJSON.text(edition).contains("\"value\" : 88.2\n"))
  }

  /// The keys of each block, by its path.
  private static let keys = [
    "": "id name title published updated valid_from modules provisions communication glossary "
      + "indicators targets request_kinds channels site_kinds limits module_rules",
    "/modules": "number title scope commitments",
    "/modules/commitments": "number title channel optional note subcommitments",
    "/modules/commitments/subcommitments": "number promise channel evidence",
    "/modules/commitments/subcommitments/evidence": "kind text inferred",
    "/provisions": "id chapter title requirements",
    "/provisions/requirements": "text evidence",
    "/provisions/requirements/evidence": "kind text inferred",
    "/communication": "id title rules",
    "/glossary": "term definition",
    "/indicators": "code label short commitments article unit aggregation frequency better register "
      + "by_criterion project note",
    "/indicators/register": "clock kinds channels figure",
    "/targets": "indicator value valid_from source",
    "/request_kinds": "id name article",
    "/channels": "id name article",
    "/site_kinds": "id name article",
    "/limits": "id clock kind channel valid_from working_days article convention",
    "/module_rules": "site_kind cert required optional refused minimum_business_modules article "
      + "convention",
  ]

  private static func collect(_ value: Any, at path: String, in found: inout [String: Set<String>]) {
    if let list = value as? [Any] {
      for element in list { collect(element, at: path, in: &found) }
    } else if let block = value as? [String: Any] {
      found[path, default: []].formUnion(block.keys)
      for (key, value) in block { collect(value, at: "\(path)/\(key)", in: &found) }
    }
  }
}
