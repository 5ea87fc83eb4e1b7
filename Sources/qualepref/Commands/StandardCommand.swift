import ArgumentParser
import Foundation
import QualityDomain
import QualityFormats
import QualityWording

struct StandardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "standard",
    abstract: "Vérifier ou afficher une édition du référentiel.",
    subcommands: [Check.self, Show.self])

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Vérifier le fichier d’une édition et dire, ligne par ligne, ce qui ne va pas.")

    @Argument(help: "Le fichier YAML de l’édition.")
    var file: String

    func run() throws {
      let edition = try ShippedFiles.edition(at: URL(fileURLWithPath: file))
      let commitments = edition.modules.flatMap(\.commitments)
      let subcommitments = commitments.reduce(0) { $0 + $1.subcommitments.count }
      let counts = [
        FrenchNumber.count(edition.modules.count, "module", "modules"),
        FrenchNumber.count(commitments.count, "engagement", "engagements"),
        FrenchNumber.count(subcommitments, "sous-engagement", "sous-engagements"),
        FrenchNumber.count(edition.indicators.count, "indicateur", "indicateurs"),
        FrenchNumber.count(edition.limits.count, "délai", "délais"),
      ]
      Output.line("\(edition.name) : \(counts.joined(separator: ", ")). Rien à redire.")
    }
  }

  struct Show: ParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
      case json
    }

    static let configuration = CommandConfiguration(
      abstract: "Afficher une édition installée.")

    @Argument(help: "L’identifiant de l’édition, par exemple qual-e-pref-2019.")
    var edition: String

    @Option(help: "Le format.")
    var format: Format = .json

    func run() throws {
      let library = try ShippedFiles.editions()
      guard let edition = library[edition] else {
        let known = library.editions.map(\.id).joined(separator: ", ")
        throw ValidationError("L’édition « \(edition) » n’est pas installée. Éditions : \(known).")
      }
      Output.line(try EditionJSON.text(edition))
    }
  }
}
