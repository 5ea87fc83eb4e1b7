import QualityDomain
import QualityStore
import QualityWording

/// Beside a request: its facts, who wrote, the files, and the figures in which it counts.
struct RequestFacts {
  private let request: OpenRequest
  private let desk: Desk
  private let others: RequesterHistory?

  init(_ request: OpenRequest, desk: Desk, others: RequesterHistory?) {
    self.request = request
    self.desk = desk
    self.others = others
  }

  var html: HTML { facts + requester + files + figures }

  private var facts: HTML {
    let situation = request.situation
    let agent = situation.assignee.map { request.profile.personName($0) ?? "Ancien agent" }
    return .section(
      "Fiche", id: "t-fiche", style: "qp-stack qp-stack--sm",
      .facts([
        ("Référence", HTML(text: request.record.reference)),
        ("Nature", HTML(text: situation.kind.french)),
        ("Canal", HTML(text: situation.channel.french)),
        ("Reçue le", .time(situation.receivedOn)),
        ("Service", HTML(text: request.serviceName)),
        ("Agent", HTML(text: agent ?? "À attribuer")),
        ("État", HTML(text: stateWords)),
      ]))
  }

  private var stateWords: String {
    let situation = request.situation
    if situation.stage == .open, situation.reply?.firstAnswer != nil {
      return situation.state == .answeredInTime
        ? "Première réponse dans le délai" : "Première réponse hors délai"
    }
    return situation.state.french.capitalizedFirst
  }

  // MARK: Who wrote

  private var requester: HTML {
    .section(
      "Usager", id: "t-usager", style: "qp-stack qp-stack--sm",
      whoWrote + HTML.each(changes) { #"<p class="fr-text--sm"><a href="\#($0.link)">\#($0.label)</a></p>"# })
  }

  private var changes: [PageLink] {
    if request.isErased { return [] }
    let isKnown = request.record.requester != nil
    return [
      desk.can(.recordRequests, request)
        ? PageLink("Corriger l’objet ou l’usager", .describe(request.id)) : nil,
      isKnown && desk.viewer.can(.eraseRequesters)
        ? PageLink("Effacer ses données", .eraseRequester(of: request.id)) : nil,
    ].compactMap(\.self)
  }

  private var whoWrote: HTML {
    guard let requester = request.record.requester else {
      return """
        <p class="fr-text--sm qp-muted">Aucun usager n’est enregistré : sans coordonnées, personne ne peut \
        recevoir de réponse.</p>
        """
    }
    if let erasedAt = requester.erasedAt {
      let day = WallClock.date(of: erasedAt, in: request.profile.site.timeZone)
      return #"<p class="fr-text--sm qp-muted">Données effacées le \#(.time(day)).</p>"#
    }
    let details = requester.details
    let lines: [HTML] = [
      HTML(text: details.name),
      .when(!details.address.isEmpty, HTML(text: details.address)),
      .when(
        !details.email.isEmpty, #"<a href="\#(Link.mail(details.email))">\#(details.email)</a>"#),
      .when(!details.telephone.isEmpty, HTML(text: details.telephone)),
    ].filter { !$0.isEmpty }
    let unreachable = HTML.when(
      !details.isReachable,
      #"<p class="fr-text--sm qp-muted">Aucune coordonnée n’est enregistrée.</p>"#)
    return """
      <address class="fr-text--sm">\(.each(lines, separator: "<br>") { $0 })</address>
      <p class="fr-text--sm qp-muted">\(details.profile.french)</p>
      \(unreachable)
      \(known)
      """
  }

  /// The same person wrote before, or since.
  private var known: HTML {
    guard let others, others.total > 0 else { return .empty }
    let count = FrenchNumber.count(others.total, "autre demande", "autres demandes")
    let isMore = others.total > others.latest.count
    return """
      <p class="fr-text--sm"><strong>Déjà connu : \(count)</strong>\
      \(.when(isMore, ", dont les \(others.latest.count) dernières :"))</p>
      \(.list(others.latest.map { row in
        ListItem(
          PageLink(row.reference, .request(row.id)), right: .time(row.receivedOn),
          note: HTML(text: row.subject))
      }))
      """
  }

  // MARK: Files and figures

  private var files: HTML {
    if request.isErased { return .empty }
    let items: [ListItem] = request.history.entries.compactMap { entry in
      guard case .attached(let fileName) = entry.fact else { return nil }
      return ListItem(
        PageLink(
          fileName.isEmpty ? "Document sans nom" : fileName,
          .file(entry.event.id, of: request.id)),
        right: .time(entry.happenedOn))
    }
    if items.isEmpty { return .empty }
    return .section("Documents", id: "t-docs", style: "qp-stack qp-stack--sm", .list(items))
  }

  private var figures: HTML {
    let situation = request.situation
    guard situation.reply != nil, desk.viewer.can(.readIndicators), let edition = desk.edition,
      situation.state != .withoutContact, situation.state != .duplicate
    else { return .empty }
    let period = Period(.quarter, containing: situation.receivedOn)
    let modules = request.profile.modules(on: request.today)
    let counting = edition.indicators(inModules: modules).filter { indicator in
      guard let rule = indicator.register, rule.figure == .rate, rule.clock == .reply else {
        return false
      }
      return rule.kinds.contains(situation.kind) && rule.channels.contains(situation.channel)
    }
    if counting.isEmpty { return .empty }
    let note =
      switch situation.state {
      case .answeredInTime: "Compte dans le délai"
      case .answeredLate, .late: "Compte hors délai"
      default: "Pas encore comptée : échéance à venir"
      }
    return .section(
      "Compte dans", id: "t-compte", style: "qp-stack qp-stack--sm",
      .list(
        counting.map { indicator in
          ListItem(
            PageLink(
              "\(indicator.shortLabel), \(period.frenchShort)", .indicator(indicator.code, period)),
            note: HTML(text: note))
        }))
  }
}
