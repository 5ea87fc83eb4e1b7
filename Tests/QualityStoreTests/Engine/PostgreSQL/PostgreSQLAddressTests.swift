import Testing

@testable import QualityStore

@Suite("Addresses of databases")
struct PostgreSQLAddressTests {
  @Test("SQLite and PostgreSQL, and nothing else")
  func schemes() {
    for text in ["sqlite:data/register.sqlite", "sqlite:/tmp/a"] {
      guard case .sqlite(let path)? = DatabaseAddress(text) else {
        Issue.record("\(text)")
        continue
      }
      #expect("sqlite:\(path)" == text)
    }
    for text in ["postgres://host/base", "postgresql:///base?host=/run/postgresql"] {
      guard case .postgreSQL(let address)? = DatabaseAddress(text) else {
        Issue.record("\(text)")
        continue
      }
      #expect(address == text)
    }
    for text in ["", "sqlite:", "mysql://host/base", "postgres:host", "data/register.sqlite"] {
      #expect(DatabaseAddress(text) == nil)
    }
  }

  @Test(
    "What libpq would misread, and quote with its password, is refused before",
    arguments: [
      "postgres://user:se@cret@host/base", "postgres://user:se/cret@host/base",
      "postgres://user:se%2@host/base",
      "postgres://user:secret@host/base?unknown=1", "postgres://[::1/base",
    ])
  func unreadable(address: String) {
    #expect(PostgreSQLEngine(address) == nil)
  }

  @Test(
    "Passwords with signs that are coded, and lists of hosts, are read",
    arguments: [
      "postgres://user:se%40cr%2F?et@host/base", "postgres://user@host:5432,other:5433/base",
      "postgres:///base?host=/run/postgresql&sslmode=verify-full&password=a@b/c",
      "postgresql://[::1]:5432/base",
    ])
  func readable(address: String) {
    #expect(PostgreSQLEngine(address) != nil)
  }

  @Test("A server that is not there is told in one line, without the password")
  func unreachable() async throws {
    let engine = try #require(PostgreSQLEngine("postgres://user:secret@127.0.0.1:1/base"))
    await #expect {
      try await engine.migrate()
    } throws: { error in
      guard case .unavailable(let text) = error as? StoreError else { return false }
      return text.contains("127.0.0.1") && !text.contains("secret") && !text.contains("\n")
    }
  }
}
