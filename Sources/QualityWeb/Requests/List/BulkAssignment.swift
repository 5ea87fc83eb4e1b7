import QualityDomain
import QualityStore
import QualityWording

/// The bar that shows once rows are ticked: give them all to one agent.
struct BulkAssignment {
  let listing: RegisterListing
  let desk: Desk

  var html: HTML {
    let address = listing.address.link(listing.view).address
    let query = address.split(separator: "?", maxSplits: 1).dropFirst().first ?? ""
    return """
      <div class="qp-bulk" role="group" aria-label="Agir sur les demandes choisies">
      <span><span class="qp-bulk__count"></span>choisies</span>
      <input type="hidden" name="retour" value="\(query)">
      <label class="fr-label" for="attribuer-a">Attribuer à</label>
      <select class="fr-select" id="attribuer-a" name="a">\(.each(agents) {
        #"<option value="\#($0.id.text)">\#($0.name)</option>"#
      })<option value="">Personne (à attribuer)</option></select>
      <button class="fr-btn fr-btn--sm" type="submit">Attribuer</button>
      </div>
      """
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
