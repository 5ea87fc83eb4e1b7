public import ArgumentParser
import Configuration
import Foundation
public import QualityDomain
import QualityFormats
import QualityStore
public import QualityWeb
import QualityWording

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

/// The day that a command takes for today.
struct TodayOption: ParsableArguments {
  @Option(help: "Le jour à prendre pour aujourd’hui, AAAA-MM-JJ (sinon celui de l’horloge).")
  var today: CivilDate?

  /// The clock of this run: the machine's, or one that stands still on the given day.
  var clock: WallClock { today.map(WallClock.still) ?? .system }
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

/// The files that come with the program.
enum ShippedFiles {
  /// The folder `Resources`, beside the working directory or above the program itself.
  static func folder() throws -> URL {
    let environment = ConfigReader(provider: EnvironmentVariablesProvider())
    var candidates = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
    if let given = environment.string(forKey: "qualepref.resources") {
      candidates.insert(URL(fileURLWithPath: given).deletingLastPathComponent(), at: 0)
    }
    var above = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    if let running = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
      above = URL(fileURLWithPath: running)
    }
    while above.path.count > 1 {
      above.deleteLastPathComponent()
      candidates.append(above)
    }
    for candidate in candidates {
      let folder = candidate.appendingPathComponent("Resources")
      let standards = folder.appendingPathComponent("Standards")
      if FileManager.default.fileExists(atPath: standards.path) { return folder }
    }
    Output.problem(
      "Le dossier Resources est introuvable. Lancez le programme depuis son dossier, ou donnez le chemin dans QUALEPREF_RESOURCES.")
    throw Ending.failedDisk
  }

  /// Every edition of the référentiel that is installed.
  static func editions() throws -> EditionLibrary {
    let standards = try folder().appendingPathComponent("Standards")
    let files = try FileManager.default.contentsOfDirectory(
      at: standards, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    return EditionLibrary(try files.map { try edition(at: $0) })
  }

  /// The edition in a file; says what is wrong with it and ends the command when it is refused.
  static func edition(at file: URL) throws -> Edition {
    try parsed(file, EditionFile.parse)
  }

  /// What the public pages declare.
  /// - Parameter path: a file that someone named; by default the one that comes with the program.
  static func declarations(_ path: String?) throws -> PublicDeclarations {
    let file =
      try path.map { URL(fileURLWithPath: $0) }
      ?? folder().appendingPathComponent("Declarations/declarations.yaml")
    return try parsed(file, DeclarationsFile.parse)
  }

  private static func parsed<Value>(
    _ file: URL, _ parse: (String) throws(EditionProblems) -> Value
  ) throws -> Value {
    let text = String(decoding: try bytes(at: file), as: UTF8.self)
    do throws(EditionProblems) {
      return try parse(text)
    } catch {
      for problem in error.problems { Output.problem(problem.french) }
      throw Ending.refused
    }
  }

  /// The content of a file that someone named.
  static func bytes(at file: URL) throws -> [UInt8] {
    do {
      return Array(try Data(contentsOf: file))
    } catch {
      Output.problem(
        "Le fichier \(file.path) ne peut pas être lu. Vérifiez son nom et vos droits.")
      throw Ending.refused
    }
  }
}

/// A site named on the command line, with its rules.
struct SiteContext {
  let store: Store
  let book: RuleBook
  let profile: SiteProfile
  let now: Instant
  let today: CivilDate

  var scope: Scope { .unguarded(site: profile.site.id) }
  var author: Authorship { Authorship(person: nil, at: now, today: today) }

  static func open(
    _ database: DatabaseOption, site code: String, clock: WallClock
  ) async throws -> SiteContext {
    let library = try ShippedFiles.editions()
    let store = try await database.open()
    return try await storing {
      guard let site = try await store.sites.find(code: code) else {
        throw Ending.noSite(code)
      }
      return SiteContext(
        store: store, book: RuleBook(library), profile: try await store.sites.profile(of: site),
        now: clock.now(), today: clock.today(in: site.timeZone))
    }
  }
}

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(iso: argument)
  }
}

extension Territory: ExpressibleByArgument {
  /// A hundred codes would drown a message.
  public static var allValueStrings: [String] { [] }

  public init?(argument: String) {
    self.init(code: argument)
  }
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Node: ExpressibleByArgument {
  /// A node above sites; a site has an option of its own.
  public init?(argument: String) {
    guard let node = Node(argument), node.isAboveSites else { return nil }
    self = node
  }
}

extension SiteKind: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}

extension WallClock {
  /// A clock that stands at 11:00 UTC of a day: the same date in every French territory, from Tahiti to Wallis.
  static func still(_ day: CivilDate) -> WallClock {
    let instant = Instant(milliseconds: Int64(day.dayNumber) * 86_400_000 + 39_600_000)
    return WallClock { instant }
  }
}
