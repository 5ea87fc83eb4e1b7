import QualityDomain
import QualityStore
import QualityWording

/// The administrations that the site sees.
struct AdministrationListPage {
  let visit: DirectoryVisit
  let words: String
  let found: [AdministrationRecord]

  var page: Page {
    Page(
      words.isEmpty ? "Administrations de l’annuaire" : "Administrations : « \(words) »",
      heading: "Annuaire", entry: .directory, facts: ["Administrations vers lesquelles réorienter"],
      actions: visit.canChange
        ? [
          PageLink("Importer un tableau", .importDirectory),
          PageLink("Ajouter une administration", .newAdministration),
        ] : [],
      isList: true,
      body: visit.message + DirectoryViews(current: .administrations).html + filters + list)
  }

  private var filters: HTML {
    .filters(
      "Filtrer les administrations", action: .administrations,
      fields: Fields.filter(FormBody()).text("q", "Nom", value: words, type: "search", width: .search))
  }

  private var list: HTML {
    if !found.isEmpty { return #"<div id="liste">\#(HTML.list(found.map(item)))</div>"# }
    let empty = HTML.emptyState(
      "L’annuaire n’a pas encore d’administration",
      """
      <p>Quand une demande relève d’une autre administration, son nom et son contact sont proposés ici, \
      et donnés à l’usager (engagement 17.3).</p>
      \(visit.whoFills)
      """)
    let nothing = HTML.nothingFound(
      "Aucune administration ne correspond.", wider: [PageLink("Retirer le filtre", .administrations)])
    return #"<div id="liste">\#(words.isEmpty ? empty : nothing)</div>"#
  }

  private func item(_ record: AdministrationRecord) -> ListItem {
    ListItem(
      PageLink(record.administration.name, .administration(record.id)),
      right: HTML(text: visit.audience(record.node)), note: HTML(text: record.administration.contact))
  }
}

/// One administration.
struct AdministrationPage {
  let visit: DirectoryVisit
  let record: AdministrationRecord
  var fields = Fields()

  private var administration: Administration { record.administration }

  var page: Page {
    Page(
      administration.name, isName: true, entry: .directory,
      parents: [PageLink("Annuaire", .administrations)],
      facts: [HTML(text: visit.audience(record.node))], isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(visit.place(of: record.node) == nil ? facts : changing)
        """)
  }

  private var facts: HTML {
    .facts([
      ("Contact", HTML(text: administration.contact)),
      (
        "Site internet",
        administration.website.isEmpty ? "non donné" : HTML(text: administration.website)
      ),
    ])
  }

  private var changing: HTML {
    """
    \(visit.form(.administration(record.id), style: "qp-panel qp-stack qp-narrow") {
      """
      \(AdministrationFields(fields, administration: administration).html)
      \(.submit("Enregistrer la fiche"))
      """
    })
    \(visit.form(Link.administration(record.id).appending("retirer"), style: "qp-inline") {
      #"<button class="fr-btn fr-btn--tertiary" type="submit">Retirer de l’annuaire</button>"#
    })
    """
  }
}

/// The form that adds an administration.
struct NewAdministrationPage {
  let visit: DirectoryVisit
  let fields: Fields

  var page: Page {
    Page(
      "Ajouter une administration", entry: .directory,
      parents: [PageLink("Annuaire", .administrations)], isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(visit.form(.newAdministration, style: "qp-panel qp-stack qp-narrow") {
          """
          \(AdministrationFields(fields, administration: nil).html)
          \(visit.placeField(fields))
          \(.submit("Ajouter l’administration"))
          """
        })
        """)
  }
}

/// The fields of an administration.
struct AdministrationFields {
  private let fields: Fields
  private let administration: Administration?

  init(_ fields: Fields, administration: Administration?) {
    self.fields = fields
    self.administration = administration
  }

  var html: HTML {
    """
    \(fields.text(
      "name", "Nom", hint: "Exemple : caisse d’allocations familiales", value: administration?.name))
    \(fields.textArea(
      "contact", "Contact donné à l’usager", hint: "Adresse, téléphone ou courriel",
      value: administration?.contact))
    \(fields.text(
      "website", "Site internet", hint: "Exemple : https://www.caf.example",
      value: administration?.website, type: "url", isOptional: true))
    """
  }
}
