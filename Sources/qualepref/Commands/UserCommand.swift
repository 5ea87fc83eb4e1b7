import ArgumentParser
import Foundation
import QualityDomain
import QualityStore
import QualityWeb
import QualityWording

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Créer un compte ou lui donner un rôle.",
    subcommands: [Add.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Créer un compte, ou donner un rôle de plus à un compte qui existe.",
      discussion: """
        Le mot de passe d’un nouveau compte se lit dans la variable QUALEPREF_PASSWORD ; sans \
        elle, le programme en tire un au hasard et l’affiche une seule fois.
        """)

    @Argument(help: "L’adresse électronique, qui sert à se connecter.")
    var email: String

    @Option(help: "Le rôle.")
    var role: Role

    @Option(help: "Le code du site.")
    var site: String?

    @Option(help: "Au lieu d’un site, l’endroit du réseau : nation, region:CODE ou department:CODE.")
    var node: Node?

    @Option(help: "Le service, pour un agent ou un chef de service ; à répéter pour plusieurs.")
    var service: [String] = []

    @Option(help: "Le nom à afficher ; sinon l’adresse.")
    var name: String?

    @OptionGroup var database: DatabaseOption
    @OptionGroup var time: TodayOption

    func validate() throws {
      guard EmailAddress.isPlausible(email) else {
        throw ValidationError(
          "« \(email) » n’est pas une adresse électronique. Donnez par exemple prenom.nom@exemple.fr.")
      }
      guard (site == nil) != (node == nil) else {
        throw ValidationError("Donnez soit --site CODE, soit --node nation, region:CODE ou department:CODE.")
      }
      if let node {
        guard role.isHeld(at: node) else {
          throw ValidationError("Le rôle « \(role.french) » se tient à un site : donnez --site CODE.")
        }
        guard service.isEmpty else { throw ValidationError("Un service est celui d’un site : donnez --site CODE.") }
      } else if role == .networkOfficer {
        throw ValidationError(
          "Un pilote du réseau consulte plusieurs sites : donnez --node nation, region:CODE ou department:CODE.")
      }
    }

    func run() async throws {
      if let site {
        let context = try await SiteContext.open(database, site: site, clock: time.clock)
        try await add(
          try assignments(at: context), place: "« \(site) »", in: context.store,
          by: context.author)
      } else if let node {
        try await add(
          [RoleAssignment(role: role, at: node)], place: node.french, in: try await database.open(),
          by: .machine(time.clock))
      }
    }

    private func add(
      _ roles: [RoleAssignment], place: String, in store: Store, by author: Authorship
    ) async throws {
      try await storing {
        let people = store.people
        var password: String?
        if let known = try await people.find(email: email) {
          for role in roles { try await people.grant(role, to: known, by: author) }
        } else {
          let secret = try chosenPassword()
          let hash = try await PasswordHasher().hash(secret.text)
          _ = try await people.create(
            email: email, name: name ?? email, passwordHash: hash, roles: roles, by: author)
          password = secret.isDrawn ? secret.text : nil
        }
        Output.line("\(email) : \(role.french), \(place).")
        if let password { Output.line("Mot de passe, affiché une seule fois : \(password)") }
      }
    }

    /// One assignment for the site, or one a service.
    private func assignments(at context: SiteContext) throws -> [RoleAssignment] {
      guard !service.isEmpty else {
        guard !role.isOfServices else {
          throw ValidationError(
            "Un agent ou un chef de service a au moins un service : ajoutez --service NOM.")
        }
        return [RoleAssignment(role: role, site: context.profile.site.id)]
      }
      return try service.map { name in
        RoleAssignment(
          role: role, site: context.profile.site.id, service: try context.service(named: name))
      }
    }

    private func chosenPassword() throws -> (text: String, isDrawn: Bool) {
      guard let given = ProcessInfo.processInfo.environment["QUALEPREF_PASSWORD"] else {
        return (DrawnPassword.make(), true)
      }
      do throws(PasswordPolicy.Problem) {
        try PasswordPolicy.check(given, email: email, role: role)
      } catch {
        throw Ending.refused(error.french)
      }
      return (given, false)
    }
  }
}
