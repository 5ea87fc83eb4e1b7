import ArgumentParser
import Foundation
import Hummingbird
import Logging
import QualityStore
import QualityWeb

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

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let resources = try ShippedFiles.folder()
    let store = try await database.open()
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.theme = theme
    options.isBehindTLS = behindTLS
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
    let address = "http://\(host):\(port)"
    let application = server.application(logger: Logger(label: "qualepref")) {
      Output.line("Qualepref est servi sur \(address). Ctrl-C pour arrêter.")
    }
    do {
      try await application.runService()
    } catch {
      // The port is taken, or may not be listened to: the log has what the system said.
      Logger(label: "qualepref").error("serving failed", metadata: ["error": "\(error)"])
      throw Ending.refused(
        "L’adresse \(address) ne peut pas être servie. Choisissez un autre port avec --port, par exemple 8081.")
    }
    try await storing { try await store.engine.close() }
  }
}
