import QualityDomain
import QualityStore
import QualityWording

/// The people who work above sites, and the form that gives a role there.
struct NetworkPeoplePage {
  static let link = PageLink("Personnes du réseau", .networkPeople)

  let desk: NetworkDesk
  let network: NetworkScope
  let people: [PersonRecord]
  let fields: Fields
  let message: HTML

  var page: Page {
    Page(
      Self.link.label, entry: .sites, parents: [PageLink("Sites", .sites)],
      facts: [
        HTML(text: network.french),
        HTML(text: FrenchNumber.count(people.count, "personne", "personnes")),
      ], isRefused: !fields.errors.isEmpty,
      body: "\(message)\(fields.errors.summary)\(list)\(form)")
  }

  private var list: HTML {
    if people.isEmpty {
      return .emptyState(
        "Personne ne travaille encore au-dessus des sites",
        "<p>Un pilote du réseau consulte les chiffres de tous les sites de son ressort.</p>")
    }
    return DataTable(
      "Personnes et rôles au-dessus des sites", isFocusable: false,
      columns: [.text("Personne"), .text("Rôle"), .text("Vaut pour"), .text("Changer")],
      rows: people.flatMap { person in person.assignments.map { row(person, $0) } }
    ).html
  }

  private func row(_ person: PersonRecord, _ grant: PersonRecord.Grant) -> [HTML] {
    [
      """
      \(person.name) <span class="qp-note">\(person.email)</span>\
      \(.when(person.isDisabled, .badge("désactivé")))
      """,
      HTML(text: grant.assignment.role.french), HTML(text: grant.assignment.node.french),
      """
      \(button(
        person, "roles/\(grant.id.text)/retirer", "Retirer",
        hidden: "le rôle \(grant.assignment.role.french.midSentence) de \(person.name)"))
      \(.when(person.id != desk.viewer.access.person, button(
        person, "mot-de-passe", "Nouveau mot de passe", hidden: "pour \(person.name)")))
      """,
    ]
  }

  private func button(
    _ person: PersonRecord, _ action: String, _ label: String, hidden: String
  ) -> HTML {
    let link = action.split(separator: "/").reduce(Link.networkPeople.appending(person.id.text)) {
      $0.appending(String($1))
    }
    return .form(link, token: desk.token, style: "qp-inline") {
      """
      <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">\(label)\
      <span class="fr-sr-only"> \(hidden)</span></button>
      """
    }
  }

  private var form: HTML {
    .form(.networkPeople, token: desk.token) {
      """
      <h2>Donner un rôle</h2>
      <div class="qp-fields">
      \(fields.text(
        "email", "Adresse électronique professionnelle",
        hint: "Elle sert à se connecter. Exemple : prenom.nom@departement.example", type: "email"))
      \(fields.text("name", "Prénom et nom", hint: "Comme ils signent"))
      \(fields.select(
        "role", "Rôle", NetworkRoleForm.roles.map { Choice($0.rawValue, "\($0.french) : \($0.frenchPowers)") }))
      \(fields.select("node", "Vaut pour", nodes))
      </div>
      <p class="fr-text--sm qp-muted">Le rôle vaut à chaque site qui s’y trouve. Le programme tire un mot de \
      passe et l’affiche une seule fois ; une adresse déjà connue reçoit seulement le rôle.</p>
      \(.submit("Donner le rôle"))
      """
    }
  }

  private var nodes: [Choice] {
    Node.aboveSites.filter(network.includes).map { Choice($0.text, $0.french) }
  }
}
