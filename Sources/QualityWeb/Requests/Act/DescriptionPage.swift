import QualityDomain
import QualityStore
import QualityWording

/// Correcting what a request is about and who wrote it.
struct DescriptionPage {
  let request: OpenRequest
  let desk: Desk
  let fields: Fields
  /// Someone else changed the description since the form was opened.
  let isConflict: Bool

  init(_ request: OpenRequest, desk: Desk, fields: Fields = Fields(), isConflict: Bool = false) {
    self.request = request
    self.desk = desk
    self.fields = fields
    self.isConflict = isConflict
  }

  var page: Page {
    RequestFormPage(
      title: "Corriger l’objet ou l’usager", request: request, errors: fields.errors,
      meanwhile: isConflict ? recorded : .empty,
      effect: .message(
        .info,
        """
        Les échéances et les chiffres ne changent pas. Le journal dit qui a corrigé et quand, sans copie \
        des anciennes données.
        """),
      form: form
    ).page
  }

  private var description: RequestDescription { request.record.description }

  private var form: HTML {
    .form(.describe(request.id), token: desk.token) {
      """
      <input type="hidden" name="\(DescriptionForm.seenField)" value="\(seen)">
      <div class="qp-fields">
      \(SubjectField.html(fields, known: description.subject, takesFocus: true))
      </div>
      <fieldset class="qp-stack"><legend class="fr-fieldset__legend">Usager <span class="fr-hint-text">\
      \(hint)</span></legend>
      <div class="qp-fields">
      \(RequesterFields.html(fields.ofOptionalGroup, known: description.requester))
      </div>\(.when(description.requester != nil, someoneElse))</fieldset>
      \(.submit("Enregistrer la correction"))
      """
    }
  }

  /// After a refusal, what the person had seen; after a conflict, what they see now.
  private var seen: String {
    fields.form.has(DescriptionForm.seenField) && !isConflict
      ? fields.form[DescriptionForm.seenField] : DescriptionForm.mark(of: description)
  }

  private var hint: String {
    description.requester == nil
      ? "Facultatif. Sans coordonnées, la demande ne pourra pas recevoir de réponse."
      : "Les changements valent pour toutes les demandes de cet usager."
  }

  private var someoneElse: HTML {
    fields.checkbox(
      "autre", "C’est une autre personne",
      hint: "Cochez si cette demande n’est pas de l’usager enregistré : ses autres demandes restent à lui.")
  }

  /// What stands in the register now.
  private var recorded: HTML {
    let details = description.requester
    let facts: [(String, String)] = [
      ("Objet", request.subject), ("Nom", details?.name ?? ""),
      ("Adresse postale", details?.address ?? ""), ("Adresse électronique", details?.email ?? ""),
      ("Téléphone", details?.telephone ?? ""), ("Profil", details?.profile.french ?? ""),
    ]
    return .facts(facts.filter { !$0.1.isEmpty }.map { ($0.0, HTML(text: $0.1)) })
  }
}
