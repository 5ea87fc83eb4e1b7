import ArgumentParser
import Foundation
import Hummingbird
import Logging
import Metrics
import QualityStore
import QualityWeb
import ServiceLifecycle

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Servir l’application aux navigateurs.",
    discussion: "La base est créée au besoin. L’arrêt se fait par Ctrl-C ou SIGTERM.")

  @Option(help: "L’adresse d’écoute.")
  var host = "127.0.0.1"

  @Option(help: "Le port d’écoute.")
  var port = 8080

  @Option(help: "L’apparence : neutral, ou dsfr après « make dsfr ».")
  var theme = Theme.neutral

  @Flag(
    name: .customLong("behind-tls"),
    help: "Les navigateurs arrivent en HTTPS par un mandataire : les cookies y sont réservés.")
  var behindTLS = false

  @Option(
    help: """
      Les secondes pendant lesquelles le programme que l’on arrête répond encore et se dit « pas prêt », le temps \
      qu’un mandataire cesse de lui envoyer du travail : 5 derrière celui de Resources/Proxy.
      """)
  var drain = 0

  @Option(help: "Le port des mesures, en plus de celui des pages ; sans lui, elles ne sont pas servies.")
  var metricsPort: Int?

  @Option(help: "L’adresse d’écoute des mesures : jamais une adresse que le public atteint.")
  var metricsHost = "127.0.0.1"

  @Option(
    help: """
      Ce que déclarent les pages publiques : accessibilité, hébergement (sinon \
      Resources/Declarations/declarations.yaml).
      """)
  var declarations: String?

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func validate() throws {
    try Self.check(port)
    if let metricsPort { try Self.check(metricsPort) }
    guard (0...600).contains(drain) else {
      throw ValidationError("« --drain \(drain) » ne convient pas. Donnez de 0 à 600 secondes, par exemple 5.")
    }
  }

  private static func check(_ port: Int) throws {
    guard (1...65_535).contains(port) else {
      throw ValidationError(
        "Le port \(port) n’existe pas. Donnez un nombre de 1 à 65535, par exemple 8080.")
    }
  }

  func run() async throws {
    let resources = try ShippedFiles.folder()
    let declared = try ShippedFiles.declarations(declarations)
    let registry = PrometheusRegistry()
    MetricsSystem.bootstrap(registry)
    let store = Store(MeasuredEngine(try await database.open().engine))
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.theme = theme
    options.isBehindTLS = behindTLS
    options.declarations = declared
    options.notice = .seconds(drain)
    options.designSystem = resources.deletingLastPathComponent().appendingPathComponent("dsfr")
    let server: WebServer
    do {
      server = try WebServer(
        store: store, book: RuleBook(try ShippedFiles.editions()), clock: time.clock,
        options: options)
    } catch {
      Output.problem(
        "Les feuilles de style sont introuvables\(theme == .dsfr ? " : lancez d’abord « make dsfr »" : "").")
      throw Ending.failedDisk
    }
    LoggingSystem.bootstrap(StreamLogHandler.standardError)
    try await run(server, registry)
    try await storing { try await store.engine.close() }
  }

  /// Serves pages and measures, and does background work, until the program is told to end.
  private func run(_ server: WebServer, _ registry: PrometheusRegistry) async throws {
    let logger = Logger(label: "qualepref")
    let address = "http://\(host):\(port)"
    var services: [any ServiceLifecycle.Service] = [
      server.worker(instance: "\(ProcessInfo.processInfo.hostName):\(port)", logger: logger)
    ]
    if let metricsPort {
      services.append(
        server.metrics(
          at: .init(host: metricsHost, port: metricsPort), of: registry,
          version: Qualepref.configuration.version, logger: logger))
    }
    let group = server.group(logger: logger, services: services) {
      Output.line("Qualepref est servi sur \(address). Ctrl-C pour arrêter.")
    }
    do {
      try await group.run()
    } catch {
      // A port is taken, or may not be listened to: the log has what the system said.
      logger.error("serving failed", metadata: ["error": "\(error)"])
      let measures = metricsPort.map { ", ou celle des mesures (port \($0))," } ?? ""
      throw Ending.refused(
        "L’adresse \(address)\(measures) ne peut pas être servie. Choisissez un autre port avec --port, par exemple 8081.")
    }
  }
}
