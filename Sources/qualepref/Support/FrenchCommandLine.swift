import ArgumentParser
import Foundation

/// Runs a command with the help and the complaints of the argument parser in French: the parser
/// words them in English and offers no other language.
enum FrenchCommandLine {
  static func run(_ root: any AsyncParsableCommand.Type) async {
    do {
      var command = try root.parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      let code = root.exitCode(for: error)
      let message = translated(root.fullMessage(for: error))
      if code == .success {
        Output.line(message)
      } else {
        Output.problem(message)
      }
      Foundation.exit(code.rawValue)
    }
  }

  /// The parser's own words, in the order in which they are replaced: one that holds another first.
  private static let words: [(English: String, French: String)] = [
    ("OVERVIEW: ", ""),
    ("USAGE: ", "Usage : "),
    ("Usage: ", "Usage : "),
    ("ARGUMENTS:", "Arguments :"),
    ("OPTIONS:", "Options :"),
    ("SUBCOMMANDS:", "Commandes :"),
    ("<subcommand>", "<commande>"),
    ("(default: ", "(par défaut : "),
    ("(values: ", "(valeurs : "),
    ("Show help information.", "Afficher cette aide."),
    ("Show subcommand help information.", "Afficher l’aide d’une commande."),
    ("Show the version.", "Afficher la version."),
    ("Error: ", "Erreur : "),
    ("Missing expected argument ", "Il manque l’argument "),
    ("Missing one of: ", "Il manque l’un de : "),
    ("Missing value for ", "Il manque la valeur de "),
    ("Unknown option ", "Option inconnue : "),
    ("Unexpected argument ", "Argument en trop : "),
    (" unexpected arguments: ", " arguments en trop : "),
    ("The value ", "La valeur "),
    (" is invalid for ", " ne convient pas pour "),
    (". Please provide one of the following:", ". Valeurs possibles :"),
    (". Please provide one of ", ". Valeurs possibles : "),
    ("Did you mean ", "Vouliez-vous dire "),
    ("Help:", "Aide :"),
  ]

  private static func translated(_ message: String) -> String {
    var text = words.reduce(message) { $0.replacing($1.English, with: $1.French) }
    // “  See 'qualepref help x' for detailed help.” and its variants.
    text.replace(#/See '([^']+)' for (?:detailed help|more information)\./#) {
      "Voir « \($0.output.1) » pour en savoir plus."
    }
    // The end of a list of values, then whatever is quoted.
    text.replace(#/' or '/#) { _ in "' ou '" }
    text.replace(#/'([^'\n]+)'/#) { "« \($0.output.1) »" }
    return text
  }
}
