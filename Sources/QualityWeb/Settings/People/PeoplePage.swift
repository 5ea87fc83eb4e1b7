import QualityDomain
import QualityStore
import QualityWording

/// Everyone who has a role at the site.
struct PeoplePage {
  static let link = PageLink("Personnes et rôles", .people)

  let visit: SettingsVisit
  let people: [PersonRecord]

  var page: Page {
    Page(
      "Personnes et rôles", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: [HTML(text: FrenchNumber.count(people.count, "personne", "personnes"))],
      actions: visit.canChange ? [PageLink("Ajouter une personne", .newPerson)] : [],
      body: """
        \(visit.message)
        \(.list(people.map(item)))
        \(.when(!above.isEmpty, .section("Au-dessus du site", id: "t-reseau", .list(above))))
        """)
  }

  /// Those who have a right here by a role at the department, the region or the whole network.
  private var above: [ListItem] {
    visit.profile.people.filter { !$0.isOfSite }.map { person in
      ListItem(
        HTML(text: person.name),
        right: HTML(text: FrenchList.joined(person.roles.map(\.role.french))),
        note: HTML(text: FrenchList.joined(person.roles.map(\.node.french))))
    }
  }

  private func item(_ person: PersonRecord) -> ListItem {
    ListItem(
      PageLink(person.name, .person(person.id)),
      right: person.isDisabled
        ? .badge("désactivé") : HTML(text: FrenchList.joined(roles(of: person).map(\.french))),
      note: HTML(
        text: ([person.email] + places(of: person)).joined(separator: " · ")))
  }

  private func roles(of person: PersonRecord) -> [Role] {
    let held = Set(person.assignments.map(\.assignment.role))
    return Role.allCases.filter(held.contains)
  }

  private func places(of person: PersonRecord) -> [String] {
    let held = Set(person.assignments.compactMap(\.assignment.service))
    let names = visit.profile.services.filter { held.contains($0.id) }.map(\.name)
    return names.isEmpty ? [] : [FrenchList.joined(names)]
  }
}

/// The form that adds a person.
struct NewPersonPage {
  let visit: SettingsVisit
  let fields: Fields

  var page: Page {
    Page(
      "Ajouter une personne", entry: .settings,
      parents: [PageLink("Réglages du site", .settings), PageLink("Personnes et rôles", .people)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(visit.form(.newPerson, style: "qp-panel qp-stack qp-narrow") {
          """
          \(fields.text(
            "email", "Adresse électronique professionnelle",
            hint: "Elle sert à se connecter. Exemple : prenom.nom@departement.example", type: "email",
            takesFocus: true))
          \(fields.text("name", "Prénom et nom", hint: "Comme ils signent"))
          \(RoleForm.fields(fields, visit: visit))
          <p class="fr-text--sm qp-muted">Le programme tire un mot de passe et l’affiche une seule fois. Si \
          cette adresse a déjà un compte, elle reçoit seulement le rôle.</p>
          \(.submit("Ajouter la personne"))
          """
        })
        """)
  }
}

/// A password that was drawn, shown once.
struct DrawnPasswordPage {
  let title: String
  /// Where the person stands with the others.
  let list: PageLink
  let name: String
  let email: String
  let password: String

  var page: Page {
    Page(
      title, parents: [list],
      body: """
        <div class="qp-next qp-stack qp-narrow">
        <h2>Donnez ce mot de passe à \(name) maintenant</h2>
        <p>Il n’est affiché qu’une fois, et n’est gardé nulle part en clair. La personne peut le changer \
        depuis « Mon compte ».</p>
        \(.facts([
          ("Adresse", HTML(text: email)), ("Mot de passe", "<code>\(password)</code>"),
        ]))
        <p><a href="\(list.link)">Revenir à la liste « \(list.label) »</a></p>
        </div>
        """)
  }
}
