import QualityDomain
import QualityStore
import QualityWording

/// What erasing a requester takes away, and what it leaves.
struct ErasurePage {
  let request: OpenRequest
  /// Requests of the requester, this one included.
  let count: Int
  let token: FormToken?

  var page: Page {
    let all =
      count == 1 ? "de cette demande" : "de ses \(FrenchNumber.count(count, "demande", "demandes"))"
    return Page(
      "Effacer les données de l’usager, \(request.record.reference)",
      heading: "Effacer les données de l’usager", entry: .requests,
      parents: [
        PageLink("Demandes", .requests), PageLink(request.record.reference, .request(request.id)),
      ],
      facts: [HTML(text: request.record.reference), HTML(text: request.subject)],
      body: """
        <div class="qp-stack qp-stack--lg qp-narrow">
        \(.alert(
          .warning, "L’effacement est définitif",
          "Personne ne pourra retrouver ces données, pas même l’administrateur."))
        \(.section("Ce qui est oublié", id: "t-oublie", """
          <ul><li>le nom, l’adresse, l’adresse électronique et le téléphone ;</li>
          <li>l’objet, les notes et les documents \(all).</li></ul>
          """))
        \(.section("Ce qui reste", id: "t-reste", """
          <ul><li>la référence, la nature, le canal, le service et les dates de chaque étape ;</li>
          <li>les échéances, les retards et tous les chiffres : aucun indicateur ne change.</li></ul>
          """))
        \(.form(.eraseRequester(of: request.id), token: token, style: "qp-row") {
          """
          <button class="fr-btn" type="submit">Effacer les données de cet usager</button>
          <a href="\(Link.request(request.id))">Garder ces données</a>
          """
        })
        </div>
        """)
  }
}
