import ArgumentParser
import QualityDomain
import QualityStore
import QualityWording

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Créer la préfecture de démonstration, ou la garder si elle existe.",
    discussion: "Tout y est inventé. La commande refuse une base qui contient un autre site.")

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let book = RuleBook(try ShippedFiles.editions())
    let store = try await database.open()
    try await storing {
      let sites = try await store.sites.all(in: .unguarded())
      if sites.isEmpty {
        try await Demonstration(store: store, book: book, clock: time.clock).create()
        Output.line("La préfecture de démonstration est créée.")
      } else if sites.map(\.code) == [DemonstrationWords.siteCode] {
        Output.line("La préfecture de démonstration existe déjà : ses données sont gardées.")
      } else {
        throw Ending.refused(
          "Cette base contient déjà d’autres sites. Donnez une autre base avec --database.")
      }
    }
    Output.line("Pour se connecter (rôle, adresse, mot de passe) :")
    for account in DemonstrationWords.accounts {
      Output.line("\(account.role.rawValue)\t\(account.email)\t\(Demonstration.password)")
    }
  }
}
