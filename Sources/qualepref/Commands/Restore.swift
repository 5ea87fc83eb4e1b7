import ArgumentParser
import Foundation
import QualityDomain
import QualityStore
import QualityWeb

struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remettre une sauvegarde à la place d’une base SQLite.",
    discussion: """
      Arrêtez d’abord l’application : une base ouverte est refusée. L’ancienne base est gardée à \
      côté, sous un nom daté. Toutes les sessions de la sauvegarde sont fermées.
      """)

  @Argument(help: "Le fichier qu’a écrit « qualepref backup ».")
  var file: String

  @OptionGroup var database: DatabaseOption

  func run() async throws {
    let path = try database.sqliteFile()
    let moment = WallClock.system.now().iso8601.filter(\.isNumber).prefix(14)
    let former = "\(path).avant-\(moment)"
    let wasThere = try await copying { try SQLiteBackup.restore(file, to: path, keeping: former) }
    Output.line("La base \(path) est celle de la sauvegarde \(file).")
    if wasThere { Output.line("L’ancienne base est gardée dans \(former).") }
    Output.line("Relancez l’application, puis « qualepref verify ».")
  }
}
