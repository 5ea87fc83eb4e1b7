import ArgumentParser
import QualityStore
import QualityWeb

extension DatabaseOption {
  /// The file of the database, for a command that copies it whole: SQLite alone has one.
  func sqliteFile() throws -> String {
    guard case .sqlite(let path) = try address() else {
      throw ValidationError(
        "Cette commande copie une base SQLite. Pour PostgreSQL, utilisez pg_dump ou pgBackRest : voir docs/operations.md.")
    }
    return path
  }
}

/// Runs `body` and turns a refusal into a French sentence and an exit code: 1 when another file or
/// another moment would do, 74 when the disk or the database fails.
func copying<Value>(_ body: () async throws -> Value) async throws -> Value {
  do {
    return try await storing(body)
  } catch let error as BackupError {
    Output.problem(error.french)
    throw error.isInput ? Ending.refused : Ending.failedDisk
  }
}

extension BackupError {
  /// Whether what was asked for is at fault, rather than a disk.
  fileprivate var isInput: Bool {
    switch self {
    case .missing, .noFolder, .exists, .notOurs, .inUse: true
    case .damaged, .newerSchema, .failed: false
    }
  }

  /// What a person at a terminal can do about it.
  fileprivate var french: String {
    switch self {
    case .missing(let path): "Le fichier \(path) n’existe pas. Vérifiez son chemin."
    case .noFolder(let path): "Rien ne peut être écrit dans le dossier \(path). Vérifiez qu’il existe, et vos droits."
    case .exists(let path): "Le fichier \(path) existe déjà : il n’a pas été touché. Donnez un autre nom."
    case .notOurs(let path): "Le fichier \(path) n’est pas une base de Qualepref : rien n’a été changé."
    case .damaged(let path, let detail):
      "Le fichier \(path) est endommagé (\(detail)) : rien n’a été changé. Reprenez une sauvegarde saine."
    case .newerSchema(let found, let known): StoreError.newerSchema(found: found, known: known).french
    case .inUse(let path):
      "La base \(path) est ouverte par un autre programme : rien n’a été changé. Arrêtez d’abord l’application."
    case .failed(let error): error.french
    }
  }
}
