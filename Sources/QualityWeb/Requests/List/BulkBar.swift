import QualityDomain
import QualityStore
import QualityWording

/// The bar that shows once rows are ticked: one action for them all.
struct BulkBar {
  let listing: RegisterListing
  let desk: Desk

  var html: HTML {
    let address = listing.address.link(listing.view).address
    let query = address.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    return """
      <div class="qp-bulk" role="group" aria-label="Agir sur les demandes choisies">
      <span><span class="qp-bulk__count"></span>choisies</span>
      <input type="hidden" name="retour" value="\(query)">
      <label class="fr-label" for="faire">Faire</label>
      <select class="fr-select" id="faire" name="faire">\
      \(.each(agents) { option(.assign($0.id), "Attribuer à \($0.name)") })\
      \(option(.assign(nil), "N’attribuer à personne"))\
      \(.each(desk.openServices) { option(.transfer($0.id), "Transférer au service \($0.name)") })</select>
      <button class="fr-btn fr-btn--sm" type="submit">Appliquer</button>
      </div>
      """
  }

  private func option(_ action: BulkAction, _ name: String) -> HTML {
    #"<option value="\#(action.text)">\#(name)</option>"#
  }

  /// Those who may answer in one of the services that the viewer acts for.
  private var agents: [SitePerson] {
    let scope = desk.viewer.access.scope(.recordRequests, at: desk.site)
    let services = desk.profile.services.filter { scope?.includes($0.id) ?? false }
    return desk.profile.people.filter { person in
      services.contains { person.can(.recordRequests, for: $0.id) }
    }
  }
}
