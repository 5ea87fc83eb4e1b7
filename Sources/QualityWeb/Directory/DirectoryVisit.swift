import Hummingbird
import QualityDomain
import QualityStore
import QualityWording

/// One look at the directory from a site: what is seen, and which places the viewer may change.
struct DirectoryVisit: Sendable {
  let desk: Desk
  /// Within which entries are read.
  let scope: Scope
  /// The site itself first.
  let places: [DirectoryPlace]
  /// What was just done; empty otherwise.
  let message: HTML

  var store: DirectoryStore { desk.store.directory }

  var canChange: Bool { !places.isEmpty }

  /// Who adds what an empty list lacks, for those who may not.
  var whoFills: HTML {
    .when(!canChange, "<p>Les \(Permission.configureSite.frenchHolders) tiennent cette liste.</p>")
  }

  /// The place of an entry, for those who may change it.
  func place(of node: Node) -> DirectoryPlace? {
    places.first { $0.node == node }
  }

  /// The place that a form chose; the only one when there is no choice.
  func chosenPlace(_ form: FormBody) throws(WebProblem) -> DirectoryPlace {
    let chosen = form.has("place") ? places.first { $0.node.text == form["place"] } : places.first
    guard let chosen else { throw .forbidden(holders: Permission.configureSite.frenchHolders) }
    return chosen
  }

  /// The field that says who sees a new entry; nothing when there is no choice.
  func placeField(_ fields: Fields) -> HTML {
    if places.count < 2 { return .empty }
    return fields.radios(
      "place", "Visible par", places.map { Choice($0.node.text, audience($0.node)) },
      value: places.first?.node.text)
  }

  /// Who sees an entry: « Ce site », « Savoie (73) », « Tout le réseau ».
  func audience(_ node: Node) -> String {
    node.isAboveSites ? node.french : "Ce site"
  }

  /// A form that changes something.
  func form(_ action: Link, style: HTML = "qp-panel qp-stack", _ content: () -> HTML) -> HTML {
    .form(action, token: desk.token, style: style, content)
  }
}

extension Office {
  /// For those who may read the register of the site.
  func directory(
    _ context: WebContext, saying query: FormBody = FormBody()
  ) async throws -> DirectoryVisit {
    let desk = try desk(context)
    var places: [DirectoryPlace] = []
    if desk.viewer.access.has(.configureSite, throughout: desk.site) {
      places.append(try DirectoryPlace(try desk.siteScope(.configureSite)))
    }
    if let network = desk.viewer.access.network(.configureSite) {
      for node in [Node.department(desk.site.territory), .nation] where network.includes(node) {
        places.append(try DirectoryPlace(node, in: network))
      }
    }
    return DirectoryVisit(
      desk: desk, scope: try desk.scope(.readRequests), places: places,
      message: DirectoryNotice.message(in: query))
  }

  /// For those who may change some of the directory.
  func changingDirectory(_ context: WebContext) async throws -> DirectoryVisit {
    let visit = try await directory(context)
    guard visit.canChange else {
      throw WebProblem.forbidden(holders: Permission.configureSite.frenchHolders)
    }
    return visit
  }
}

/// What was just done, as the address of the next page says it: a code, never a text.
enum DirectoryNotice: String {
  case added = "ajoutee"
  case changed = "changee"
  case removed = "retiree"
  case officialSet = "elu"
  case officialRemoved = "elu-retire"

  static let name = "fait"

  private var french: String {
    switch self {
    case .added: "La fiche est ajoutée à l’annuaire."
    case .changed: "La fiche est enregistrée."
    case .removed: "La fiche est retirée de l’annuaire. Les demandes déjà enregistrées n’en changent pas."
    case .officialSet: "L’élu est enregistré."
    case .officialRemoved: "L’élu est retiré. Les demandes déjà enregistrées n’en changent pas."
    }
  }

  static func message(in query: FormBody) -> HTML {
    .with(DirectoryNotice(rawValue: query[name])) { .message(.success, HTML(text: $0.french)) }
  }
}

extension Link {
  /// The page after something was done there, that says so.
  func saying(_ notice: DirectoryNotice) -> Link { with(DirectoryNotice.name, notice.rawValue) }
}
