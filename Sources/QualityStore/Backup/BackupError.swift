/// Why a file was not backed up or restored. What was there before is untouched.
public enum BackupError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing(String)
  /// Nothing can be written in that folder, or there is no such folder.
  case noFolder(String)
  /// A file has that name already.
  case exists(String)
  /// The file is no database of this program.
  case notOurs(String)
  /// SQLite finds the file damaged; the first thing that it says, for the log.
  case damaged(String, String)
  /// A later version of the program made it.
  case newerSchema(found: Int, known: Int)
  /// Another program has the database open.
  case inUse(String)
  /// The engine or the disk refused.
  case failed(StoreError)
}
