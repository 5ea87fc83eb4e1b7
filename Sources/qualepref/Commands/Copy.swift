import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

struct Copy: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copier un site, ou toute la base, dans une autre base.",
    discussion: """
      De SQLite à PostgreSQL, dans l’autre sens, ou entre deux bases de même sorte. Arrêtez d’abord le \
      serveur de la base de départ. Chaque table est relue dans les deux bases et son empreinte comparée. \
      Une copie interrompue se relance : ce qui est déjà là est gardé. Rien n’est écrasé : une ligne \
      différente arrête la copie. Les sessions ne sont pas copiées. Les chiffres du réseau et les alertes non \
      plus : le serveur de la base d’arrivée les calcule dès qu’il tourne.
      """)

  @Option(help: "La base de départ : « sqlite:CHEMIN » ou « postgres://… ».")
  var from: String

  @Option(help: "La base d’arrivée.")
  var to: String

  @Option(help: "Le code d’un site ; sinon tous, avec toutes les personnes.")
  var site: String?

  @OptionGroup var time: TodayOption

  func validate() throws {
    if from == to { throw ValidationError("Les deux bases sont la même.") }
  }

  func run() async throws {
    let source = try await DatabaseOption.open(DatabaseOption.address(from))
    let target = try await DatabaseOption.open(DatabaseOption.address(to))
    let copy = DatabaseCopy(from: source.engine, to: target.engine, site: try await siteID(in: source))
    let clock = time.clock
    do throws(CopyError) {
      try await copy.run(at: clock.now(), today: { clock.today(in: $0.timeZone) }) { rows in
        Output.line(
          "\(rows.table) : \(FrenchNumber.count(rows.rows, "ligne", "lignes")), "
            + "\(FrenchNumber.count(rows.added, "ajoutée", "ajoutées")), empreinte \(rows.digest)")
      }
    } catch {
      throw ending(error)
    }
    Output.line(
      "Tout est copié et vérifié. Le serveur de la base d’arrivée calculera les chiffres du réseau dès qu’il tournera.")
  }

  private func siteID(in source: Store) async throws -> Site.ID? {
    guard let site else { return nil }
    let found = try await storing { try await source.sites.find(code: site) }
    guard let found else {
      throw Ending.refused("Il n’y a pas de site « \(site) » dans la base de départ.")
    }
    return found.id
  }

  private func ending(_ error: CopyError) -> ExitCode {
    switch error {
    case .source(let error):
      Output.problem("Base de départ. \(error.french)")
      return Ending.failedDisk
    case .target(.conflict):
      return Ending.refused(
        "La base d’arrivée a déjà un autre site de ce code, ou une autre personne de cette adresse : la copie s’arrête.")
    case .target(let error):
      Output.problem("Base d’arrivée. \(error.french)")
      return Ending.failedDisk
    case .different(let table, let key?):
      return Ending.refused(
        "La ligne \(key) de la table \(table) n’est pas la même dans la base d’arrivée : rien n’y est écrasé, la copie s’arrête.")
    case .different(let table, nil):
      return Ending.refused(
        "La table \(table) a changé pendant la copie. Arrêtez le serveur de la base de départ, puis relancez la copie.")
    }
  }
}
