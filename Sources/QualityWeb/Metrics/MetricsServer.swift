import HTTPTypes
import Hummingbird
import Logging
import Metrics
import QualityDomain
import QualityStore
public import ServiceLifecycle

/// Serves the figures that the program keeps of itself, on a port of its own: what the public
/// reaches never has them. Some are asked for at each scrape.
public struct MetricsServer: ServiceLifecycle.Service {
  /// Where it listens.
  public struct Address: Sendable {
    public let host: String
    public let port: Int

    public init(host: String, port: Int) {
      self.host = host
      self.port = port
    }
  }

  private let address: Address
  private let registry: PrometheusRegistry
  private let office: Office
  /// How long the database has to answer.
  private let patience: Duration
  private let connections = ConnectionMeasure()
  private let logger: Logger

  init(
    _ office: Office, address: Address, registry: PrometheusRegistry, version: String,
    patience: Duration, logger: Logger
  ) {
    self.office = office
    self.address = address
    self.registry = registry
    self.patience = patience
    self.logger = logger
    Metric.build.gauge(("version", version)).set(1)
    Metric.startTime.gauge().set(Double(WallClock.system.now().milliseconds) / 1000)
  }

  public func run() async throws {
    let router = Router(context: BasicRequestContext.self)
    router.get("/metrics") { _, _ in
      await collect()
      return Response(
        status: .ok, headers: [.contentType: PrometheusText.mediaType],
        body: ResponseBody(byteBuffer: ByteBuffer(string: registry.text)))
    }
    try await Application(
      router: router,
      configuration: ApplicationConfiguration(
        address: .hostname(address.host, port: address.port), serverName: nil),
      logger: logger
    ).run()
  }

  /// Asks for what nobody tells by themselves.
  func collect() async {
    let hashes = await office.hasher.load
    Metric.passwordHashes.gauge(("state", "running")).set(hashes.running)
    Metric.passwordHashes.gauge(("state", "waiting")).set(hashes.waiting)
    if let bytes = ProcessFacts.residentMemory { Metric.residentMemory.gauge().set(bytes) }
    if let files = ProcessFacts.openFiles { Metric.openFiles.gauge().set(files) }
    if let figures = office.store.engine.connections { connections.tell(figures) }
    let counts = await awaited(within: patience) { try await office.store.jobs.counts() }
    Metric.databaseUp.gauge().set(counts == nil ? 0 : 1)
    guard let counts else { return }
    for kind in JobKind.allCases {
      for state in JobState.allCases {
        Metric.jobs.gauge(("kind", kind.rawValue), ("state", state.rawValue))
          .set(counts[kind]?[state] ?? 0)
      }
    }
  }
}
