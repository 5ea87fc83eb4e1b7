import QualityDomain
import QualityStore
import QualityWording

/// One local authority: those elected there, and what may be changed.
struct AuthorityPage {
  let visit: DirectoryVisit
  let record: AuthorityRecord
  var fields = Fields()
  /// Of the form about someone elected.
  var officialFields = Fields()

  private var place: DirectoryPlace? { visit.place(of: record.node) }
  private var errors: FormErrors {
    fields.errors.isEmpty ? officialFields.errors : fields.errors
  }

  var page: Page {
    let authority = record.authority
    return Page(
      authority.name, isName: true, entry: .directory, parents: [PageLink("Annuaire", .directory)],
      facts: [HTML(text: authority.kind.french)]
        + (authority.code.isEmpty ? [] : [HTML(text: authority.code)])
        + [HTML(text: visit.audience(record.node))],
      actions: canEnter ? [PageLink("Saisir une demande", .newRequest(of: record.id, nil))] : [],
      isRefused: !errors.isEmpty,
      body: .split(
        "\(visit.message)\(errors.summary)\(officials)\(adding)",
        aside: place == nil ? elsewhere : changing, asideLabel: "La fiche"))
  }

  private var canEnter: Bool { visit.desk.viewer.can(.recordRequests) }

  private var officials: HTML {
    .section(
      "Élus", id: "t-elus",
      record.officials.isEmpty
        ? "<p>Aucun élu n’est enregistré pour cette collectivité.</p>"
        : .list(record.officials.map(item)))
  }

  private func item(_ item: OfficialRecord) -> ListItem {
    let official = item.official
    let email: HTML =
      official.email.isEmpty
      ? .empty : #"<a href="\#(Link.mail(official.email))">\#(official.email)</a>"#
    let entering: HTML =
      canEnter
      ? #"<a href="\#(Link.newRequest(of: record.id, item.id))">Saisir sa demande</a>"# : .empty
    let facts = [email, HTML(text: official.telephone), entering].filter { !$0.isEmpty }
    return ListItem(
      "<strong>\(official.french)</strong>", right: removing(item),
      note: .each(facts, separator: " · ") { $0 })
  }

  private func removing(_ item: OfficialRecord) -> HTML {
    if place == nil { return .empty }
    let action = Link.authority(record.id).appending("elus").appending(item.id.text).appending("retirer")
    return visit.form(action, style: "qp-inline") {
      """
      <button class="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">Retirer\
      <span class="fr-sr-only"> \(item.official.name)</span></button>
      """
    }
  }

  private var adding: HTML {
    if place == nil { return .empty }
    return visit.form(Link.authority(record.id).appending("elus")) {
      """
      <h2>Enregistrer un élu</h2>
      <div class="qp-fields">
      \(officialFields.text(
        "official", "Prénom et nom", hint: "Un nom déjà connu est mis à jour",
        attributes: #" autocomplete="off""#))
      \(officialFields.text("mandate", "Fonction", hint: "Exemple : maire", isOptional: true))
      \(officialFields.text("email", "Adresse électronique", type: "email", isOptional: true))
      \(officialFields.text("telephone", "Téléphone", type: "tel", isOptional: true))
      </div>
      \(.submit("Enregistrer l’élu"))
      """
    }
  }

  private var elsewhere: HTML {
    .section(
      "Cette fiche", id: "t-fiche", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm">Elle sert à plusieurs sites, ou vous ne réglez pas celui-ci : seul son \
      administrateur la change.</p>
      """)
  }

  private var changing: HTML {
    .section(
      "Cette fiche", id: "t-fiche", style: "qp-stack qp-stack--sm",
      """
      \(visit.form(.authority(record.id)) {
        "\(AuthorityFields(fields, authority: record.authority).html)\(.submit("Enregistrer la fiche"))"
      })
      \(visit.form(Link.authority(record.id).appending("retirer"), style: "qp-inline") {
        #"<button class="fr-btn fr-btn--tertiary" type="submit">Retirer de l’annuaire</button>"#
      })
      """)
  }
}

/// The form that adds a local authority.
struct NewAuthorityPage {
  let visit: DirectoryVisit
  let fields: Fields

  var page: Page {
    Page(
      "Ajouter une collectivité", entry: .directory, parents: [PageLink("Annuaire", .directory)],
      isRefused: !fields.errors.isEmpty,
      body: """
        \(fields.errors.summary)
        \(visit.form(.newAuthority, style: "qp-panel qp-stack qp-narrow") {
          """
          \(AuthorityFields(fields, authority: nil).html)
          \(visit.placeField(fields))
          \(.submit("Ajouter la collectivité"))
          """
        })
        """)
  }
}

/// The fields of a local authority.
struct AuthorityFields {
  private let fields: Fields
  private let authority: LocalAuthority?

  init(_ fields: Fields, authority: LocalAuthority?) {
    self.fields = fields
    self.authority = authority
  }

  var html: HTML {
    """
    \(fields.select(
      "kind", "Type", AuthorityKind.allCases.map { Choice($0.rawValue, $0.french) },
      value: authority?.kind.rawValue))
    \(fields.text("name", "Nom", value: authority?.name))
    \(fields.text(
      "code", "Code", hint: "Code INSEE ou SIREN", value: authority?.code, isOptional: true,
      width: .short))
    """
  }
}
