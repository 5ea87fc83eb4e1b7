import QualityDomain
import Testing

@testable import QualityWeb

@Suite("Fields of a form")
struct FieldsTests {
  private func form(_ text: String) throws -> FormBody { try FormBody(urlEncoded: text.utf8) }

  @Test("A wrong date is as the prototype shows it: hint, message, what was typed")
  func wrongDate() throws {
    var errors = FormErrors()
    let today = try #require(CivilDate(iso: "2026-05-19"))
    let typed = try form("recue=31/04/2026")
    #expect(errors.date("recue", in: typed, today: today) == nil)
    #expect(
      Fields(typed, errors: errors).date("recue", "Reçue le").text == """
        <div class="fr-input-group fr-input-group--error"><label class="fr-label" for="recue">Reçue le \
        <span class="fr-hint-text" id="recue-aide">18/05/2026, 18/05, ou rien pour aujourd’hui</span></label>\
        <input class="fr-input fr-input--error qp-short" type="text" id="recue" name="recue" \
        value="31/04/2026" aria-describedby="recue-aide recue-erreur" aria-invalid="true" \
        inputmode="numeric" autocomplete="off"><div class="fr-messages-group" id="recue-erreur">\
        <p class="fr-message fr-message--error">Le 31/04/2026 n’existe pas. Donnez une date réelle, \
        par exemple 30/04/2026.</p></div></div>
        """)
  }

  @Test("A date left empty is today")
  func emptyDate() throws {
    var errors = FormErrors()
    let today = try #require(CivilDate(iso: "2026-05-19"))
    #expect(errors.date("recue", in: FormBody(), today: today) == today)
    #expect(errors.isEmpty)
  }

  @Test("The summary links to each field and takes the focus; fields give it up")
  func summary() throws {
    var errors = FormErrors("service", "Choisissez le service qui répondra.")
    #expect(errors.summary.text.contains("1 champ est à corriger"))
    errors.add("objet", "Donnez l’objet <en une ligne>.")
    let summary = errors.summary.text
    #expect(summary.contains("2 champs sont à corriger"))
    #expect(summary.contains(##"<li><a href="#service">Choisissez le service qui répondra.</a></li>"##))
    #expect(summary.contains("&lt;en une ligne&gt;"))
    #expect(summary.contains(#"role="alert" tabindex="-1" id="erreurs" autofocus"#))
    let field = Fields(errors: errors).text("objet", "Objet", takesFocus: true).text
    #expect(!field.contains("autofocus"))
    #expect(Fields().text("objet", "Objet", takesFocus: true).text.contains(" autofocus"))
    #expect(FormErrors().summary.isEmpty)
  }

  @Test("What was typed is kept and escaped; a password never comes back")
  func keptValues() throws {
    let typed = try form("objet=%22%3E%3Cb%3E&mot-de-passe=secret&note=%0Aa%3C")
    let fields = Fields(typed)
    #expect(fields.text("objet", "Objet").text.contains(#"value="&quot;&gt;&lt;b&gt;""#))
    #expect(!fields.text("mot-de-passe", "Mot de passe", type: "password").text.contains("secret"))
    #expect(fields.textArea("note", "Note").text.contains(">\n\na&lt;</textarea>"))
  }

  @Test("Only optional fields say so, and only the others are required")
  func optional() {
    let optional = Fields().text("nom", "Nom", hint: "Nom et prénom", isOptional: true).text
    #expect(optional.contains("Facultatif. Nom et prénom"))
    #expect(!optional.contains("required"))
    #expect(Fields().text("objet", "Objet").text.contains(" required"))
  }

  @Test("A filter neither requires nor says « Facultatif »")
  func filter() throws {
    let filter = Fields.filter(try form("service=b"))
      .select("service", "Service", [Choice("a", "Accueil"), Choice("b", "Cabinet")], empty: "Tous").text
    #expect(filter.contains(#"<option value="">Tous</option>"#))
    #expect(filter.contains(#"<option value="b" selected>Cabinet</option>"#))
    #expect(!filter.contains("required"))
    #expect(!filter.contains("Facultatif"))
  }

  @Test("The first radio button bears the id that the summary links to")
  func radios() throws {
    let choices = [Choice("courrier", "Courrier"), Choice("urne", "Urne")]
    let html = Fields(try form("canal=urne")).radios("canal", "Arrivée par", choices).text
    #expect(html.contains(#"<input type="radio" id="canal" name="canal" value="courrier">"#))
    #expect(html.contains(#"<input type="radio" id="canal-1" name="canal" value="urne" checked>"#))
    let wrong = Fields(errors: FormErrors("canal", "Choisissez.")).radios("canal", "Arrivée par", choices)
    #expect(wrong.text.contains(#"aria-describedby="canal-erreur""#))
  }

  @Test("A box is ticked as it was sent, or as the page starts it")
  func checkbox() throws {
    #expect(Fields().checkbox("fin", "Clore", isTicked: true).text.contains(" checked"))
    #expect(!Fields(try form("autre=1")).checkbox("fin", "Clore", isTicked: true).text.contains(" checked"))
    #expect(Fields(try form("fin=oui")).checkbox("fin", "Clore").text.contains(" checked"))
  }
}
