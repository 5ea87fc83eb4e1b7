import ArgumentParser
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

extension SiteCommand {
  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Créer un site.")

    @Argument(help: "Un code court et stable, par exemple savoie : lettres minuscules, chiffres, tirets.")
    var code: String

    @Option(help: "Le nom officiel, par exemple « Préfecture de la Savoie ».")
    var name: String

    @OptionGroup var scope: ScopeOptions

    @Option(help: "Le code du département ou de la collectivité.")
    var territory: Territory

    @Option(help: "Le code de la préfecture du même département dont le site dépend.")
    var parent: String?

    @Option(help: "Le jour à partir duquel le site suit le référentiel, AAAA-MM-JJ ; sinon le premier jour de l’édition.")
    var from: CivilDate?

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func validate() throws {
      guard Site.isCode(code) else {
        throw ValidationError(
          "« \(code) » ne peut pas servir de code. Prenez 2 à 20 lettres minuscules, chiffres ou tirets, par exemple savoie.")
      }
      guard !name.isEmpty, name.count <= 200 else {
        throw ValidationError("Le nom du site compte de 1 à 200 caractères.")
      }
    }

    func run() async throws {
      let edition = try installedEdition(nil)
      try scope.check(in: edition)
      let clock = time.clock
      let store = try await database.open()
      let modules = try scope.numbers
      try await storing {
        let site = Site(
          id: .make(at: clock.now()), code: code, name: name, kind: scope.kind,
          hasCERT: scope.hasCERT, territory: territory, timeZone: territory.timeZone,
          parent: try await leader(in: store)?.id)
        do {
          try await store.sites.create(
            site, edition: edition.identifier(for: site.kind), modules: modules,
            from: from ?? edition.validFrom, in: .unguarded(),
            by: Authorship(
              person: nil, at: clock.now(), today: clock.today(in: site.timeZone)))
        } catch StoreError.conflict {
          throw Ending.refused("Le code « \(code) » est déjà pris. Choisissez-en un autre.")
        }
      }
      Output.line("Site « \(code) » créé : \(name), \(outcome(modules)).")
    }

    /// The préfecture of `--parent`.
    private func leader(in store: Store) async throws -> Site? {
      guard let parent else { return nil }
      guard let site = try await store.sites.find(code: parent) else {
        throw Ending.refused("Il n’y a pas de site « \(parent) » dans cette base. Créez-le d’abord.")
      }
      guard site.mayLead(scope.kind, in: territory) else {
        throw Ending.refused(
          "« \(parent) » n’est pas une préfecture du même département, ou le site est lui-même une préfecture. Retirez --parent.")
      }
      return site
    }

    private func outcome(_ modules: Set<Int>) -> String {
      modules.isEmpty
        ? "sans module : II.2 ne concerne pas un site de cette nature"
        : "modules \(modules.sorted().map(String.init).joined(separator: ", "))"
    }
  }
}
