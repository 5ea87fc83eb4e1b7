import QualityDomain
import QualityStore
import QualityTesting
import Testing

/// Rows of a spreadsheet, as the import takes them.
enum ImportRows {
  static func row(
    _ number: Int, reference: String? = nil, kind: RequestKind = .information,
    channel: RequestChannel = .email, received: String, service: String = "Étrangers",
    subject: String = "Objet", requester: String? = nil,
    _ happenings: [(fact: RequestFact, day: String)] = []
  ) -> ImportedRequest {
    ImportedRequest(
      line: number + 1, reference: reference ?? "R-\(number)", kind: kind, channel: channel,
      receivedOn: day(received), service: service, subject: subject, requester: requester,
      happenings: happenings.map { .init($0.fact, on: day($0.day)) })
  }
}

extension RegisterFixture {
  /// Imports rows as a file gives them, `chunk` at a time.
  @discardableResult
  func importing(
    _ rows: [ImportedRequest], chunk: Int = 1_000, isTrial: Bool = false, in scope: Scope? = nil
  ) async throws -> ImportOutcome {
    return try await store.requests.importRequests(
      in: scope ?? self.scope, by: author(), rules: rules, isTrial: isTrial
    ) {
      var rest = rows[...]
      return {
        let next = Array(rest.prefix(chunk))
        rest = rest.dropFirst(chunk)
        return next.isEmpty ? nil : next
      }
    }
  }
}

extension ImportOutcome {
  struct Refused: Error {
    let conflicts: [ImportConflict]
  }

  /// What was done; an import that was refused fails the test.
  var summary: ImportSummary {
    get throws {
      switch self {
      case .done(let summary): return summary
      case .refused(let conflicts): throw Refused(conflicts: conflicts)
      }
    }
  }

  var conflicts: [ImportConflict] {
    if case .refused(let conflicts) = self { conflicts } else { [] }
  }
}
