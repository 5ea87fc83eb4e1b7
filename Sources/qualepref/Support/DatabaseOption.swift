import ArgumentParser
import Configuration
import QualityStore
import QualityWeb

/// The database that a command works on.
struct DatabaseOption: ParsableArguments {
  @Option(
    help: """
      La base de données, « sqlite:CHEMIN » ou « postgres://UTILISATEUR@HÔTE/BASE ». Un fichier SQLite est créé au \
      besoin ; une base PostgreSQL doit exister, en UTF-8. Sinon la variable QUALEPREF_DATABASE, sinon \
      sqlite:data/qualepref.sqlite.
      """)
  var database: String?

  /// As given, or from the environment, or the usual one.
  func address() throws -> DatabaseAddress {
    let environment = ConfigReader(provider: EnvironmentVariablesProvider())
    let text =
      database
      ?? environment.string(
        forKey: "qualepref.database", isSecret: true, default: "sqlite:data/qualepref.sqlite")
    return try Self.address(text)
  }

  /// Opens the database and brings its schema up to date; ends the command when that fails.
  func open() async throws -> Store {
    try await Self.open(try address())
  }

  /// Reads an address; a French refusal when it is none.
  static func address(_ text: String) throws -> DatabaseAddress {
    guard let address = DatabaseAddress(text) else { throw unknownAddress(text) }
    return address
  }

  /// Opens the database of an address, as `open()` does.
  static func open(_ address: DatabaseAddress) async throws -> Store {
    try await storing {
      guard let engine = try address.engine() else { throw unreadableAddress }
      try await engine.migrate()
      return Store(engine)
    }
  }

  /// Shows no more of an address than its scheme: what follows may hold a password.
  private static func unknownAddress(_ text: String) -> ValidationError {
    let scheme = text.prefix { $0 != ":" }
    let shown = scheme.count < text.count ? "\(scheme):…" : text
    return ValidationError(
      "« \(shown) » n’est pas une adresse de base. Donnez sqlite:CHEMIN, par exemple sqlite:data/qualepref.sqlite, ou postgres://UTILISATEUR@HÔTE/BASE.")
  }

  private static let unreadableAddress = ValidationError(
    "Cette adresse PostgreSQL ne peut pas être lue. Écrivez postgres://UTILISATEUR@HÔTE:PORT/BASE?sslmode=require. Dans un mot de passe, les signes réservés se codent (%40 pour @, %2F pour /).")
}

/// Runs `body` and turns a failure of the database into a French sentence and exit code 74.
func storing<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await body()
  } catch let error as StoreError {
    Output.problem(error.french)
    throw Ending.failedDisk
  }
}
