import Configuration
import Foundation
import QualityDomain
import QualityFormats
import QualityWording

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
      for problem in error.problems { Output.problem(problem.french(in: file.lastPathComponent)) }
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
