import Metrics
import QualityDomain
import QualityStore
import Testing

@testable import QualityWeb

@Suite("What the program measures of itself")
struct ProgramMetricsTests {
  @Test("Requests by the template of their route, never by their address")
  func routes() async throws {
    let office = try await TestOffice()
    let id = try await office.register()
    let registry = PrometheusRegistry()
    try await withMetricsFactory(registry) {
      try await office.visit(as: .agent) { browser in
        _ = try await browser.get("/demandes/\(id)")
        _ = try await browser.get("/demandes/\(id)?a=b")
        _ = try await browser.get("/nulle-part/\(id)")
        _ = try await browser.get("/reglages")
      }
    }
    let text = registry.text
    #expect(
      text.contains(
        #"qualepref_http_requests_total{method="GET",route="/demandes/{id}",status="2xx"} 2"#),
      "\(text)")
    #expect(text.contains(#"{method="GET",route="/reglages",status="4xx"} 1"#))
    #expect(text.contains(#"{method="GET",route="NotFound",status="4xx"} 1"#))
    #expect(text.contains(#"{method="POST",route="/connexion",status="3xx"} 1"#))
    #expect(text.contains(#"_duration_seconds_count{method="GET",route="/demandes/{id}"} 2"#))
    #expect(!text.contains(id.text))
    #expect(!text.contains("nulle-part"))
    // Session, profile and the two of a request, twice.
    #expect(text.contains(#"qualepref_http_request_statements_sum{route="/demandes/{id}"} "#))
    #expect(!text.contains(#"qualepref_http_request_statements_sum{route="/demandes/{id}"} 0"#))
  }

  @Test("Calls to the database: those under way, those that wait, those that fail")
  func database() async throws {
    let registry = PrometheusRegistry()
    try await withMetricsFactory(registry) {
      let engine = MeasuredEngine(try SQLiteEngine.inMemory())
      try await engine.migrate()
      try await engine.write { connection throws(StoreError) in
        #expect(registry.text.contains(#"{access="write",state="running"} 1"#))
        #expect(registry.text.contains(#"{access="write",state="waiting"} 0"#))
      }
      await #expect(throws: StoreError.conflict) {
        try await engine.read { _ throws(StoreError) in throw .conflict }
      }
    }
    for access in ["read", "write"] {
      for state in ["running", "waiting"] {
        #expect(registry.text.contains(#"{access="\#(access)",state="\#(state)"} 0"#))
      }
    }
    #expect(registry.text.contains(#"qualepref_database_errors_total{error="conflict"} 1"#))
  }

  @Test("Connections as they are; their totals, however often they are asked for")
  func connections() {
    let registry = PrometheusRegistry()
    withMetricsFactory(registry) {
      let measure = ConnectionMeasure()
      measure.tell(
        ConnectionFigures(
          open: 2, most: 8, lent: 1, waiting: 0, timesLent: 5, waited: .milliseconds(250)))
      let now = ConnectionFigures(
        open: 8, most: 8, lent: 8, waiting: 3, timesLent: 12, waited: .milliseconds(1_750))
      measure.tell(now)
      measure.tell(now)
    }
    for line in [
      #"qualepref_database_connections{state="open"} 8"#,
      #"qualepref_database_connections{state="lent"} 8"#,
      #"qualepref_database_connections{state="most"} 8"#,
      "qualepref_database_connection_waiters 3", "qualepref_database_connection_uses_total 12",
      "# TYPE qualepref_database_connection_wait_seconds_total counter",
      "qualepref_database_connection_wait_seconds_total 1.75",
    ] {
      #expect(registry.text.contains("\(line)\n"), "\(registry.text)")
    }
  }

  @Test("At each scrape: jobs by state, the process, the version")
  func scrape() async throws {
    let office = try await TestOffice()
    try await office.worker.scheduleToday()
    let registry = PrometheusRegistry()
    let server = office.server
    try await withMetricsFactory(registry) {
      let metrics = server.metrics(
        at: .init(host: "127.0.0.1", port: 0), of: registry, version: "1.2.3",
        logger: .quiet)
      await metrics.collect()
      #expect(registry.text.contains(#"qualepref_build_info{version="1.2.3"} 1"#))
      #expect(registry.text.contains(#"qualepref_jobs{kind="purge",state="waiting"} 1"#))
      #expect(registry.text.contains(#"qualepref_jobs{kind="purge",state="failed"} 0"#))
      #expect(registry.text.contains("qualepref_database_up 1\n"))
      #expect(registry.text.contains(#"qualepref_password_hashes{state="waiting"} 0"#))
      let memory = registry.text.firstMatch(of: /\nprocess_resident_memory_bytes (\d+)\n/)
      #expect(try #require(memory.flatMap { Int($0.output.1) }) > 1_000_000)
      let cutOff = try WebServer(
        store: Store(GoneEngine()), book: office.book, clock: WallClock { TestOffice.now }
      ).metrics(
        at: .init(host: "127.0.0.1", port: 0), of: registry, version: "1.2.3",
        logger: .quiet)
      await cutOff.collect()
      #expect(registry.text.contains("qualepref_database_up 0\n"))
    }
  }

  @Test("Every metric of ours says what it tells")
  func help() {
    for metric in Metric.allCases { #expect(metric.help.hasSuffix("."), "\(metric.rawValue)") }
  }

  @Test("Jobs by kind and outcome")
  func jobs() async throws {
    let office = try await TestOffice()
    let registry = PrometheusRegistry()
    try await withMetricsFactory(registry) {
      try await office.worker.scheduleToday()
      try await office.work()
    }
    #expect(
      registry.text.contains(
        #"qualepref_job_duration_seconds_count{kind="alerts",outcome="done"} 1"#))
  }
}
