import ArgumentParser
import Foundation

/// What a command says: results on standard output, problems on standard error.
enum Output {
  static func line(_ text: String) {
    self.text(text + "\n")
  }

  /// What ends its last line itself, such as a table.
  static func text(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  static func problem(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// How a command ends (sysexits).
enum Ending {
  /// The input is refused; what is wrong has been said.
  static let refused = ExitCode(1)
  /// Disk or database failure.
  static let failedDisk = ExitCode(74)

  /// Says that the database has no such site.
  static func noSite(_ code: String) -> ExitCode {
    refused(
      "Il n’y a pas de site « \(code) » dans cette base. Créez-le avec « qualepref site add ».")
  }

  /// Says what is wrong and gives the code of a refusal.
  static func refused(_ problem: String) -> ExitCode {
    Output.problem(problem)
    return refused
  }
}
