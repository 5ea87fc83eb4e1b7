public import Foundation
public import Hummingbird
public import Logging
public import QualityDomain
public import QualityStore
public import ServiceLifecycle
import UnixSignals

/// How the application is served.
public struct ServerOptions: Sendable {
  public var host = "127.0.0.1"
  public var port = 8080
  public var theme = Theme.neutral
  /// The folder that `make dsfr` fills.
  public var designSystem = URL(fileURLWithPath: "dsfr")
  /// Whether browsers reach it by TLS, through a proxy: cookies are then for TLS alone.
  public var isBehindTLS = false
  /// What the public pages of the installation declare.
  public var declarations = PublicDeclarations.none
  /// How long the database has to answer those who watch the program.
  public var databasePatience = Duration.seconds(1)
  /// How long it answers on once it was told to end, while it says that it is not ready.
  public var notice = Duration.zero

  public init() {}
}

/// The application as a server: pages over a store.
public struct WebServer: Sendable {
  private let office: Office
  private let options: ServerOptions
  let departure: Departure

  /// - Throws: when the stylesheets cannot be read.
  public init(
    store: Store, book: RuleBook, clock: WallClock, hasher: PasswordHasher = PasswordHasher(),
    options: ServerOptions = ServerOptions()
  ) throws {
    self.options = options
    departure = Departure(notice: options.notice)
    office = Office(
      environment: WebEnvironment(
        files: try StaticFiles(theme: options.theme, designSystem: options.designSystem),
        brand: Brand(name: "Préfectures et sous-préfectures", tagline: nil), clock: clock,
        timeZone: "Europe/Paris", declarations: options.declarations),
      store: store, book: book, hasher: hasher, isBehindTLS: options.isBehindTLS)
  }

  /// Background work, to run beside the server.
  ///
  /// - Parameters:
  ///   - instance: how those who look after the program tell this instance from others.
  ///   - settling: how long those who were writing when a calendar changed have to end, by the days
  ///     before.
  public func worker(
    instance: String, logger: Logger, settling: Duration = .seconds(2)
  ) -> JobWorker {
    JobWorker(office, instance: instance, logger: logger, settling: settling)
  }

  /// The figures that the program keeps of itself, to serve beside the pages.
  ///
  /// - Parameter version: of the program.
  public func metrics(
    at address: MetricsServer.Address, of registry: PrometheusRegistry, version: String,
    logger: Logger
  ) -> MetricsServer {
    MetricsServer(
      office, address: address, registry: registry, version: version,
      patience: options.databasePatience, logger: logger)
  }

  /// The server, until SIGTERM or SIGINT: it then takes its leave (`ServerOptions.notice`), stops to
  /// listen, ends what it is answering, and at last what runs beside it.
  ///
  /// - Parameters: as for `application`.
  public func group(
    logger: Logger, services: [any ServiceLifecycle.Service] = [],
    started: @escaping @Sendable () -> Void = {}
  ) -> ServiceGroup {
    let application = application(logger: logger, services: services, started: started)
    return ServiceGroup(
      configuration: .init(
        services: [application, departure], gracefulShutdownSignals: [.sigterm, .sigint],
        logger: logger))
  }

  /// The server, ready to run.
  ///
  /// - Parameters:
  ///   - services: what runs beside it, and ends after it.
  ///   - started: called once browsers are answered.
  public func application(
    logger: Logger, services: [any ServiceLifecycle.Service] = [],
    started: @escaping @Sendable () -> Void = {}
  ) -> some ApplicationProtocol {
    Application(
      router: router(),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: nil),
      services: services,
      onServerRunning: { _ in started() }, logger: logger)
  }

  /// Every route of the application, by feature.
  func router() -> Router<WebContext> {
    let router = office.environment.router(isBehindTLS: options.isBehindTLS, departure: departure)
    HealthRoutes(store: office.store, patience: options.databasePatience, departure: departure)
      .add(to: router)
    PublicRoutes(office: office).add(to: router)
    let visits = router.group().add(
      middleware: VisitMiddleware(path: .signIn, isBehindTLS: options.isBehindTLS)
    ).add(middleware: FormMiddleware())
    SignInRoutes(office: office).add(to: visits)
    // Problems again: whoever is signed in keeps the menu on the page that tells one.
    let work = router.group().add(middleware: SessionMiddleware(office: office))
      .add(middleware: ProblemMiddleware(environment: office.environment))
      .add(middleware: FormMiddleware())
    SessionRoutes(office: office).add(to: work)
    TodayRoutes(office: office).add(to: work)
    RequestRoutes(office: office).add(to: work)
    CommitmentRoutes(office: office).add(to: work)
    IndicatorRoutes(office: office).add(to: work)
    DashboardRoutes(office: office).add(to: work)
    BarometerRoutes(office: office).add(to: work)
    NodeBarometerRoutes(office: office).add(to: work)
    PublicationRoutes(office: office).add(to: work)
    DirectoryRoutes(office: office).add(to: work)
    NetworkRoutes(office: office).add(to: work)
    NodeRoutes(office: office).add(to: work)
    ComparisonRoutes(office: office).add(to: work)
    SettingsRoutes(office: office).add(to: work)
    return router
  }
}
