import QualityDomain
import QualityStore
import QualityWording

/// The register: views, filters, rows by due date, and what can be done with several at once.
struct RegisterPage {
  let listing: RegisterListing
  let desk: Desk
  /// What has just been done.
  let message: HTML
  private let lines: [RegisterLine]

  init(_ listing: RegisterListing, desk: Desk, message: HTML = .empty) {
    self.listing = listing
    self.desk = desk
    self.message = message
    let tellsReceipt = listing.query.isByReceipt
    lines = listing.rows.map { RegisterLine($0, tellsReceipt: tellsReceipt, desk: desk) }
  }

  var page: Page {
    Page(
      title, heading: "Demandes", entry: .requests, facts: [HTML(text: fact)], actions: actions,
      isList: !listing.isRegisterEmpty,
      body: listing.isRegisterEmpty ? message + emptyRegister : message + views + filters + cut + list)
  }

  private var title: String {
    if listing.isRegisterEmpty { return "Demandes : aucune pour l’instant" }
    let view = "Demandes \(listing.view.qualifier(isPlural: true))"
    return listing.address.words.isEmpty ? view : "\(view) : « \(listing.address.words) »"
  }

  private var fact: String {
    listing.isRegisterEmpty
      ? "Aucune demande pour l’instant"
      : "Courriers, courriels, réclamations et suggestions · échéances en jours ouvrés"
  }

  private var actions: [PageLink] {
    [
      desk.viewer.can(.importFiles) ? PageLink("Importer un tableau", .importRequests) : nil,
      desk.viewer.can(.recordRequests) ? PageLink("Saisir une demande", .newRequest) : nil,
    ].compactMap(\.self)
  }

  private var views: HTML {
    .views(
      "Vues des demandes",
      RegisterView.allCases.map { view in
        PageView(
          view.title, count: listing.counts.words(view), link: listing.address.link(view),
          isCurrent: view == listing.view)
      })
  }

  private var filters: HTML {
    RegisterFilters(listing: listing, desk: desk).html
  }

  /// A search for a word that very many requests hold does not know them all.
  private var cut: HTML {
    guard listing.counts.isCut(listing.view) else { return .empty }
    let most = RegisterViewCounts.mostFound(listing.view.stage)
    let kept = FrenchNumber.integer(most)
    return .message(
      .info,
      """
      Plus de \(kept) demandes \(listing.view.stage.qualifier) contiennent \
      « \(listing.address.words) » : seules les \(kept) dernières enregistrées sont cherchées. \
      Ajoutez un mot, par exemple un nom ou une référence, pour trouver les plus anciennes.
      """)
  }

  private var list: HTML {
    if lines.isEmpty { return nothingFound }
    let table = RegisterTable(listing: listing, lines: lines, picks: canAct)
    let content = table.html + (canAct ? BulkBar(listing: listing, desk: desk).html : .empty)
    let all = content + footer
    return canAct
      ? .form(.actOnRequests, token: desk.token, style: "qp-register qp-stack qp-stack--sm") { all }
      : #"<div class="qp-register qp-stack qp-stack--sm">\#(all)</div>"#
  }

  private var canAct: Bool {
    listing.view != .done && desk.viewer.can(.recordRequests)
  }

  private var footer: HTML {
    let export = listing.address.link(listing.view, to: .requests.appending("export.csv"))
    return """
      <div class="fr-table__footer">
      <p class="fr-table__detail">\(shown) · <a href="\(export)">Exporter la liste (CSV)</a></p>
      \(.pagination("Pages de la liste", previous: listing.previous, next: listing.next))
      </div>
      """
  }

  private var shown: String {
    let count = listing.counts[listing.view]
    if let count, count == lines.count {
      return FrenchNumber.count(count, "demande", "demandes")
    }
    return "\(lines.count) sur \(listing.counts.words(listing.view)) demandes"
  }
}

extension RegisterPage {
  private var nothingFound: HTML {
    let address = listing.address
    var sentence = "Aucune demande \(listing.view.qualifier(isPlural: false))"
    if !address.words.isEmpty { sentence += " ne contient « \(address.words) »" }
    sentence += address.hasFilters && address.words.isEmpty ? " avec ces filtres." : "."
    let others = RegisterView.allCases.filter { view in
      [.open, .waiting, .done].contains(view) && view != listing.view && listing.counts[view] != 0
    }
    var wider = others.map { view in
      PageLink(
        "Voir les demandes \(view.qualifier(isPlural: true)) (\(listing.counts.words(view)))",
        address.link(view))
    }
    if address.hasFilters {
      wider.append(PageLink("Retirer tous les filtres", .requests(listing.view)))
    }
    // The anchor of the skip link is here when there is no table.
    return #"<div id="liste">\#(HTML.nothingFound(sentence, wider: wider))</div>"#
  }

  private var emptyRegister: HTML {
    let steps: [HTML] = [
      desk.viewer.can(.importFiles)
        ? """
        <strong>Vous suivez déjà vos courriers dans un tableau ?</strong> \
        <a href="\(Link.importRequests)">Importez-le</a> : un essai à blanc montre les lignes à corriger \
        avant d’écrire quoi que ce soit.
        """ : .empty,
      desk.viewer.can(.recordRequests)
        ? """
        <strong>Une lettre vient d’arriver ?</strong> <a href="\(Link.newRequest)">Saisissez-la</a> : \
        tout se fait au clavier.
        """ : .empty,
    ].filter { !$0.isEmpty }
    return .emptyState(
      "Commencez par ce que vous avez",
      """
      <p>Le registre est vide. Dès la première demande, son échéance est calculée en jours ouvrés et \
      elle apparaît ici, la plus urgente en tête.</p>
      \(.when(!steps.isEmpty, "<ol>\(.each(steps) { "<li>\($0)</li>" })</ol>"))
      \(.when(
        steps.isEmpty, "<p>Les agents des services saisissent les demandes qu’ils reçoivent.</p>"))
      """)
  }
}

extension RegisterViewCounts {
  /// « 56 », « plus de 1 000 ».
  func words(_ view: RegisterView) -> String {
    self[view].map { FrenchNumber.integer($0) } ?? "plus de \(FrenchNumber.integer(most(view)))"
  }
}
