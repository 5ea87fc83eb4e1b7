public import QualityDomain
public import QualityStore

extension PersonStore {
  /// Gives a role wherever it stands, as a command does.
  public func grant(
    _ assignment: RoleAssignment, to person: Person.ID, by author: Authorship
  ) async throws(StoreError) {
    switch assignment.node {
    case .site(let id):
      try await grant(assignment, to: person, in: .unguarded(site: id), by: author)
    case let node:
      try await grant(assignment, to: person, in: .unguarded(node), by: author)
    }
  }
}
