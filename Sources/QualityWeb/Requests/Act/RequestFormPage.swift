import QualityDomain
import QualityStore
import QualityWording

/// The frame of a form about a request: title, effect, what changed meanwhile, and the request.
struct RequestFormPage {
  let title: String
  let request: OpenRequest
  let errors: FormErrors
  /// What others changed since the form was opened; empty unless there was a conflict.
  let meanwhile: HTML
  let effect: HTML
  let form: HTML

  var page: Page {
    let isConflict = !meanwhile.isEmpty
    return Page(
      isConflict
        ? "Cette demande a changé pendant que vous écriviez, \(request.record.reference)"
        : "\(title), \(request.record.reference)",
      heading: isConflict
        ? "Cette demande a changé pendant que vous écriviez" : HTML(text: title),
      entry: .requests,
      parents: [
        PageLink("Demandes", .requests), PageLink(request.record.reference, .request(request.id)),
      ],
      facts: [HTML(text: request.record.reference), HTML(text: request.subject)],
      isRefused: !errors.isEmpty,
      body: .split(
        (isConflict ? conflict : effect) + errors.summary + form,
        aside: aside, asideLabel: "La demande"))
  }

  /// What others did, and that what was typed is kept.
  private var conflict: HTML {
    """
    \(.alert(
      .warning, "Votre saisie n’est pas enregistrée",
      """
      Elle est gardée ci-dessous. Lisez ce qui a changé, puis enregistrez à nouveau si c’est encore \
      utile.
      """))
    \(.section("Ce qui a changé", id: "t-change", meanwhile))
    <h2>Votre saisie : \(title.midSentence)</h2>
    """
  }

  private var aside: HTML {
    let situation = request.situation
    return .section(
      "La demande", id: "t-demande", style: "qp-stack qp-stack--sm",
      .facts([
        ("Nature", HTML(text: situation.kind.french)),
        ("Canal", HTML(text: situation.channel.french)),
        ("Reçue le", .time(situation.receivedOn)),
        ("Échéance", situation.nextDue.map { .time($0) } ?? "aucune"),
        ("Service", HTML(text: request.serviceName)),
      ]) + """
        <p class="fr-text--sm"><a href="\(Link.request(request.id))">Revenir à la demande</a></p>
        """)
  }

  /// The version that the person has seen: that of the form sent before, or the current one.
  static func version(_ request: OpenRequest, fields: Fields, isConflict: Bool) -> HTML {
    let seen =
      fields.form.has("version") && !isConflict
      ? fields.form["version"] : String(request.record.version)
    return #"<input type="hidden" name="version" value="\#(seen)">"#
  }
}
