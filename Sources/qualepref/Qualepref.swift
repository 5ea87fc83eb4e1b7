import ArgumentParser

/// The program: one command for the server and one for each job that is done from a terminal.
@main
struct Qualepref: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qualepref",
    abstract: "Suivi de la qualité de service des préfectures (référentiel Qual-e-pref).",
    discussion: """
      Les résultats sortent sur la sortie standard, les problèmes sur la sortie d’erreur.
      Codes de fin : 0, c’est fait ; 1, les données sont refusées ; 64, la ligne de commande \
      contient une erreur ; 74, le disque ou la base de données fait défaut.
      """,
    version: "0.1.0",
    subcommands: [
      Serve.self, Demo.self, SiteCommand.self, UserCommand.self, ImportCommand.self,
      Indicators.self, Verify.self, Backup.self, Restore.self, Copy.self, StandardCommand.self,
      Holidays.self, Deadline.self,
    ])

  static func main() async {
    await FrenchCommandLine.run(Qualepref.self)
  }
}
