import ArgumentParser
import QualityDomain
import QualityStore
import QualityWording

struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Créer la préfecture de démonstration, ou la garder si elle existe.",
    discussion: """
      Les demandes et les personnes sont inventées. Avec --network, une région entière : ses \
      préfectures, des sous-préfectures, un secrétariat général commun, et des comptes à chaque \
      niveau. La commande refuse une base qui contient un autre site.
      """)

  @Flag(help: "Créer une région de démonstration au lieu d’une seule préfecture.")
  var network = false

  @OptionGroup var database: DatabaseOption
  @OptionGroup var time: TodayOption

  func run() async throws {
    let book = RuleBook(try ShippedFiles.editions())
    let store = try await database.open()
    let name = network ? "La région de démonstration" : "La préfecture de démonstration"
    try await storing {
      let codes = Set(try await store.sites.all(in: .unguarded()).map(\.code))
      if codes.isEmpty {
        try await create(in: store, book: book)
        Output.line("\(name) est créée.")
      } else if codes == expectedCodes {
        Output.line("\(name) existe déjà : ses données sont gardées.")
      } else {
        throw Ending.refused(
          "Cette base contient déjà d’autres sites. Donnez une autre base avec --database.")
      }
    }
    Output.line("Pour se connecter (rôle, adresse, mot de passe) :")
    for (role, email) in accounts {
      Output.line("\(role.rawValue)\t\(email)\t\(Demonstration.password)")
    }
  }

  private func create(in store: Store, book: RuleBook) async throws {
    if network {
      try await NetworkDemonstration(store: store, book: book, clock: time.clock).create()
    } else {
      try await Demonstration(store: store, book: book, clock: time.clock).create()
    }
  }

  private var expectedCodes: Set<String> {
    network ? Set(NetworkDemonstrationWords.sites.map(\.code)) : [DemonstrationWords.siteCode]
  }

  private var accounts: [(role: Role, email: String)] {
    network
      ? NetworkDemonstrationWords.accounts.map { ($0.role, $0.email) }
      : DemonstrationWords.accounts.map { ($0.role, $0.email) }
  }
}
