import QualityDomain
import QualityStore
import QualityWording

/// Correcting what was recorded: first which step, then what is right and why.
struct CorrectionPage {
  let request: OpenRequest
  let desk: Desk
  /// nil: a step is to be chosen.
  let entry: EventHistory.Entry?
  let fields: Fields
  let meanwhile: [TimelineStep]

  init(
    _ request: OpenRequest, desk: Desk, entry: EventHistory.Entry?, fields: Fields = Fields(),
    meanwhile: [TimelineStep] = []
  ) {
    self.request = request
    self.desk = desk
    self.entry = entry
    self.fields = fields
    self.meanwhile = meanwhile
  }

  var page: Page {
    RequestFormPage(
      title: "Corriger une erreur", request: request, errors: fields.errors,
      meanwhile: .timeline(meanwhile),
      effect: .message(
        .info,
        """
        L’ancienne valeur reste dans l’historique, avec le motif. Les échéances sont recalculées ; les \
        chiffres déjà publiés ne changent pas.
        """),
      form: entry.map(form) ?? choice
    ).page
  }

  private var choice: HTML {
    .section(
      "Quelle étape est à corriger ?", id: "t-etapes",
      .list(
        request.history.entries.reversed().map { entry in
          ListItem(
            PageLink(name(entry), .correct(request.id, event: entry.event.id)),
            right: .time(entry.happenedOn))
        })) + .when(
        !request.isErased,
        """
        <p>L’objet, le nom ou les coordonnées sont faux ? \
        <a href="\(Link.describe(request.id))">Corrigez l’objet ou l’usager</a>.</p>
        """)
  }

  private func name(_ entry: EventHistory.Entry) -> String {
    switch entry.fact {
    case .assigned(let agent?): "Attribuée à \(request.profile.personName(agent) ?? "un ancien agent")"
    case .transferred(let service):
      "Transférée au service \(request.profile.serviceName(service) ?? "d’origine")"
    default: entry.fact.french
    }
  }

  private func form(_ entry: EventHistory.Entry) -> HTML {
    .form(.correct(request.id), token: desk.token) {
      """
      \(RequestFormPage.version(request, fields: fields, isConflict: !meanwhile.isEmpty))
      <input type="hidden" name="etape" value="\(entry.event.id.text)">
      <p>Étape : <strong>\(name(entry))</strong>, \(.time(entry.happenedOn)).</p>
      <div class="qp-fields">
      \(what(entry))
      \(fields.date(
        "jour", "Date exacte", hint: "18/05/2026 ou 18/05",
        value: FrenchDate.numeric(entry.happenedOn), takesFocus: isReceipt(entry)))
      \(specific(entry))
      \(fields.textArea(
        "note", "Motif de la correction", hint: "Pourquoi l’ancienne valeur était fausse"))
      </div>
      \(.submit("Enregistrer la correction"))
      """
    }
  }

  private func isReceipt(_ entry: EventHistory.Entry) -> Bool {
    if case .received = entry.fact { true } else { false }
  }

  /// A receipt can be corrected but never taken away.
  private func what(_ entry: EventHistory.Entry) -> HTML {
    if isReceipt(entry) { return .empty }
    return fields.radios(
      "correction", "Cette étape",
      [
        Choice(CorrectionForm.restate, "a eu lieu autrement : la corriger"),
        Choice(CorrectionForm.withdraw, "n’a pas eu lieu : la retirer"),
      ],
      value: CorrectionForm.restate, takesFocus: true)
  }

  private func specific(_ entry: EventHistory.Entry) -> HTML {
    switch entry.fact {
    case .received(let kind, let channel, _):
      fields.radios(
        "canal", "Arrivée par", RequestChannel.allCases.map { Choice($0.rawValue, $0.french) },
        value: channel.rawValue)
        + fields.radios(
          "nature", "C’est une demande de",
          RequestKind.register.map { Choice($0.rawValue, $0.french) }, value: kind.rawValue)
    case .holdingReply(let announced):
      fields.text(
        "annonce", "Réponse annoncée pour le", hint: "12/06/2026 ou 12/06",
        value: announced.map(FrenchDate.numeric), width: .short)
    case .replied(let medium):
      fields.radios(
        "moyen", "Réponse donnée par", ReplyMedium.allCases.map { Choice($0.rawValue, $0.french) },
        value: medium.rawValue)
    default: .empty
    }
  }
}
