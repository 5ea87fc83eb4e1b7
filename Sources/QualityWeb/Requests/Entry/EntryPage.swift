import QualityDomain
import QualityStore
import QualityWording

/// Quick entry: every field in the order of a letter, and Enter for the next one.
struct EntryPage {
  let desk: Desk
  let fields: Fields
  /// What stays from the letter before, under the names of the fields.
  let kept: FormBody
  /// Whom the directory was asked for; nil when nobody was chosen there.
  let requester: RequesterDetails?
  /// The latest first.
  let entered: [EnteredRequest]
  /// Whether the first of `entered` has just been saved.
  let isAfterEntry: Bool

  static let title = "Saisir une demande"

  var page: Page {
    Page(
      Self.title, entry: .requests, parents: [PageLink("Demandes", .requests)],
      isRefused: !fields.errors.isEmpty,
      body: .split(
        success + fields.errors.summary + form,
        aside: lastEntries + keyboard + .when(desk.viewer.can(.readRequests), directory),
        asideLabel: "Aide à la saisie"))
  }

  private var success: HTML {
    guard isAfterEntry, let last = entered.first else { return .empty }
    return .message(.success, HTML(text: last.french))
  }

  private var form: HTML {
    .form(.newRequest, token: desk.token) {
      """
      \(FormIdentity.html(at: desk.author.at))\(.each(entered.prefix(2)) {
        #"<input type="hidden" name="saisies" value="\#($0.id.text)">"#
      })<div class="qp-fields">
      \(fields.radios(
        "canal", "Arrivée par", RequestChannel.allCases.map { Choice($0.rawValue, $0.french) },
        value: kept.has("canal") ? kept["canal"] : RequestChannel.letter.rawValue, takesFocus: true))
      \(fields.radios("nature", "C’est une demande de", kinds, value: usualKind.rawValue))
      \(fields.date("recue", "Reçue le", value: kept["recue"]))
      \(fields.select(
        "service", "Service qui répondra", services, hint: "Tapez les premières lettres",
        value: kept["service"]))
      \(SubjectField.html(fields))
      </div>
      \(requesterFields)
      \(.submit(
        "Enregistrer et saisir la suivante", others: [Choice("ouvrir", "Enregistrer et ouvrir")]))
      """
    }
  }

  /// What a letter nearly always has comes first, so that Enter can follow it.
  private var requesterFields: HTML {
    """
    <fieldset class="qp-stack"><legend class="fr-fieldset__legend">Usager <span class="fr-hint-text">\
    Facultatif. Sans coordonnées, la demande ne pourra pas recevoir de réponse.</span></legend>
    <div class="qp-fields">
    \(RequesterFields.html(fields.ofOptionalGroup, known: requester))
    </div></fieldset>
    """
  }

  private var directory: HTML {
    .section(
      "Une collectivité, un élu", id: "t-annuaire", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm"><a href="\(Link.directory)">Choisissez qui écrit dans l’annuaire</a> avant de \
      saisir : le nom et les coordonnées se remplissent.</p>
      """)
  }

  /// Local authorities mostly ask for advice.
  private var usualKind: RequestKind { requester == nil ? .information : .advice }

  private var kinds: [Choice] {
    RequestKind.register.map {
      Choice($0.rawValue, $0 == .advice ? "Conseil (collectivité)" : $0.french)
    }
  }

  private var services: [Choice] {
    desk.openServices.map { Choice($0.id.text, $0.name) }
  }

  private var lastEntries: HTML {
    if entered.isEmpty { return .empty }
    let scope = desk.viewer.access.scope(.readRequests, at: desk.site)
    return .section(
      "Vos dernières saisies", id: "t-saisies", style: "qp-stack qp-stack--sm",
      .list(
        entered.map { request in
          let what: HTML =
            scope?.includes(request.service) == true
            ? #"<a href="\#(Link.request(request.id))">\#(request.reference)</a>"#
            : HTML(text: request.reference)
          return ListItem(
            what, right: .with(request.due) { .time($0) },
            note: """
              \(request.channel.french), \(desk.profile.serviceName(request.service) ?? "sans service")
              """)
        }) + #"<p class="fr-text--sm qp-muted">Écrivez la référence sur la lettre.</p>"#)
  }

  private var keyboard: HTML {
    .section(
      "Au clavier", id: "t-clavier", style: "qp-stack qp-stack--sm",
      """
      <dl class="qp-facts">
      <dt><kbd>Tab</kbd></dt><dd>champ suivant</dd><dt><kbd>↑</kbd> <kbd>↓</kbd></dt>\
      <dd>changer de choix</dd><dt><kbd>Entrée</kbd></dt><dd>enregistrer et saisir la suivante</dd>
      </dl>
      <p class="fr-text--sm qp-muted">Le canal, le service et la date restent d’une saisie à l’autre.</p>
      """)
  }
}

extension EnteredRequest {
  /// « Demande 2026-0434 enregistrée. À répondre au plus tard le mer. 3 juin 2026. »
  fileprivate var french: String {
    let next =
      due.map { "À répondre au plus tard le \(FrenchDate.short($0))." }
      ?? "Aucun délai de réponse ne s’applique à cette nature et à ce canal."
    return "Demande \(reference) enregistrée. \(next)"
  }
}

extension Desk {
  /// The services that still get requests.
  var openServices: [ServiceRecord] { profile.services(openOn: today) }
}
