import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

extension TestOffice {
  typealias RequestID = QualityDomain.Request.ID

  /// How many events a request has.
  func version(of id: RequestID) async throws -> Int {
    try #require(try await store.requests.find(id, in: scope)).version
  }

  /// What the events of a request say on the day of the tests.
  func situation(of id: RequestID) async throws -> RequestSituation {
    let record = try #require(try await store.requests.find(id, in: scope))
    return try #require(try await rules.situation(record.history, asOf: Self.today))
  }
}

extension TestBrowser {
  /// Opens the page of an action and sends its form, as it was shown or with another version.
  func act(
    _ action: String, on id: TestOffice.RequestID, _ fields: [(String, String)] = [],
    version: Int? = nil
  ) async throws -> Answer {
    let path = "/demandes/\(id.text)/\(action)"
    let page = try await get(path)
    let shown = try #require(
      page.body.firstMatch(of: #/name="version" value="([0-9]+)"/#), "no form at \(path)")
    let sent = version.map(String.init) ?? String(shown.output.1)
    return try await post(path, fields + [("version", sent)])
  }
}

/// Someone who can be answered.
let camille = RequesterDetails(
  name: "Camille Norvaux", profile: .individual, email: "camille@norvaux.example",
  telephone: "01 00 00 00 00", address: "3 place du Lavoir, 00100 Brèze")
