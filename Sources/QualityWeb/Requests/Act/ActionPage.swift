import HTTPTypes
import QualityDomain
import QualityStore
import QualityWording

/// The page of one action: what it does, the form with only what it needs, and the request beside.
struct ActionPage {
  let action: RequestAction
  let request: OpenRequest
  let desk: Desk
  let fields: Fields
  /// What others recorded since the form was opened; empty unless there was a conflict.
  let meanwhile: [TimelineStep]
  /// Those of the directory, to redirect to.
  let administrations: [Administration]

  init(
    _ action: RequestAction, _ request: OpenRequest, desk: Desk, fields: Fields = Fields(),
    meanwhile: [TimelineStep] = [], administrations: [Administration] = []
  ) {
    self.action = action
    self.request = request
    self.desk = desk
    self.fields = fields
    self.meanwhile = meanwhile
    self.administrations = administrations
  }

  var page: Page {
    RequestFormPage(
      title: action.title, request: request, errors: fields.errors, meanwhile: .timeline(meanwhile),
      effect: ActionEffect(action, request).html, form: form
    ).page
  }

  private var form: HTML {
    .form(
      .act(action, on: request.id), token: desk.token, takesFiles: action == .attach
    ) {
      """
      \(RequestFormPage.version(request, fields: fields, isConflict: !meanwhile.isEmpty))
      <div class="qp-fields">
      \(specific)
      \(date)
      \(note)
      </div>
      \(.submit(action.button))
      """
    }
  }

  private var date: HTML {
    fields.date("jour", action.dateLabel, takesFocus: isDateFirst)
  }

  private var isDateFirst: Bool {
    switch action {
    case .askPieces, .piecesArrived, .acknowledge, .toldOfTransfer, .withoutContact, .reopen: true
    default: false
    }
  }

  private var specific: HTML {
    switch action {
    case .reply:
      fields.radios(
        "moyen", "Réponse donnée par", ReplyMedium.allCases.map { Choice($0.rawValue, $0.french) },
        hint: "Une réponse par téléphone demande une note de ce qui a été dit.",
        value: usualMedium.rawValue, takesFocus: true)
    case .holdingReply:
      fields.text(
        "annonce", "Réponse annoncée pour le", hint: "Par exemple 12/06/2026 ou 12/06",
        width: .short, takesFocus: true, attributes: #" inputmode="numeric" autocomplete="off""#)
    case .assign:
      fields.select(
        "agent", "Agent", agents, empty: "Personne (à attribuer)",
        value: request.situation.assignee?.text, isOptional: true, takesFocus: true)
    case .transfer:
      fields.select(
        "service", "Service qui répondra", otherServices, hint: "Tapez les premières lettres",
        takesFocus: true)
    case .redirect:
      fields.text(
        "administration", "Administration qui répondra", hint: "Exemple : mairie de Brèze",
        width: .wide, takesFocus: true,
        attributes: #" list="annuaire" autocomplete="off""#)
        + .datalist(id: "annuaire", administrations.map { Choice($0.name, $0.contact) })
        + fields.text(
          "contact", "Contact donné à l’usager", hint: contactHint, width: .wide)
    case .duplicate:
      fields.text(
        "reference", "Référence de l’autre demande", hint: "Exemple : 2026-0371", width: .short,
        takesFocus: true, attributes: #" autocomplete="off""#)
    case .attach:
      fields.file(
        "fichier", "Document", hint: "10 Mo au plus : PDF, image, texte ou tableau",
        accept: ".pdf,.jpg,.jpeg,.png,.tif,.tiff,.txt,.odt,.ods,.docx,.xlsx,.eml")
    case .askPieces, .piecesArrived, .acknowledge, .toldOfTransfer, .withoutContact, .reopen:
      .empty
    }
  }

  private var note: HTML {
    let (label, hint): (String, String?) =
      switch action {
      case .reply: ("Note", "Ce qui a été répondu, en quelques mots")
      case .askPieces: ("Pièces demandées", "La liste et le délai donnés à l’usager")
      case .piecesArrived: ("Pièces arrivées", nil)
      case .transfer: ("Message au service", nil)
      case .withoutContact: ("Analyse", "Ce que la demande apprend au service")
      case .reopen: ("Motif", nil)
      default: ("Note", nil)
      }
    return fields.textArea("note", label, hint: hint, isOptional: true)
  }

  /// People mostly answer the way they were asked.
  private var usualMedium: ReplyMedium {
    switch request.situation.channel {
    case .letter, .box: .letter
    case .email, .form: .email
    case .telephone: .telephone
    case .counter: .counter
    }
  }

  private var contactHint: String {
    "Adresse, téléphone ou courriel"
      + (administrations.isEmpty ? "" : ", ou rien pour celui de l’annuaire")
  }

  private var agents: [Choice] {
    request.profile.people.filter { $0.can(.recordRequests, for: request.situation.service) }
      .map { Choice($0.id.text, $0.name) }
  }

  private var otherServices: [Choice] {
    desk.openServices.filter { $0.id != request.situation.service }
      .map { Choice($0.id.text, $0.name) }
  }
}
