import QualityDomain
import QualityStore
import QualityWording

/// The row of filters above the register.
struct RegisterFilters {
  let listing: RegisterListing
  let desk: Desk

  var html: HTML {
    let fields = Fields.filter(FormBody())
    let address = listing.address
    return .filters(
      "Filtrer les demandes", action: .requests,
      fields: """
        <input type="hidden" name="vue" value="\(listing.view.slug)">\
        \(.with(address.received) {
          #"<input type="hidden" name="periode" value="\#($0.text)">"#
        })
        \(fields.text(
          "q", "Objet, référence ou usager", value: address.words, type: "search", width: .search))
        \(fields.select(
          "service", "Service", services, empty: "Tous", value: address.service?.text))
        \(fields.select("nature", "Nature", kinds, empty: "Toutes", value: address.kind?.rawValue))
        \(fields.select("canal", "Canal", channels, empty: "Tous", value: address.channel?.rawValue))
        \(fields.select("agent", "Agent", agents, empty: "Tous", value: agent))
        \(fields.select("tri", "Trier par", orders, empty: nil, value: address.order.slug))
        """) + period
  }

  /// A period comes from a figure; it is shown and can be taken away.
  private var period: HTML {
    .with(listing.address.received) { period in
      var without = listing.address
      without.received = nil
      return """
        <p class="fr-text--sm">Reçues pendant la période <strong>\(period.french)</strong> · \
        <a href="\(without.link(listing.view))">Toutes les périodes</a></p>
        """
    }
  }

  private var services: [Choice] {
    let scope = desk.viewer.access.scope(.readRequests, at: desk.site)
    return desk.profile.services
      .filter { scope?.includes($0.id) ?? false }
      .map { Choice($0.id.text, $0.name) }
  }

  private var kinds: [Choice] {
    RequestKind.register.map { Choice($0.rawValue, $0.french) }
  }

  private var channels: [Choice] {
    RequestChannel.allCases.map { Choice($0.rawValue, $0.french) }
  }

  private var agents: [Choice] {
    [Choice(RegisterAddress.unassigned, "À attribuer")]
      + desk.profile.people.filter { person in
        desk.profile.services.contains { person.can(.recordRequests, for: $0.id) }
      }.map { Choice($0.id.text, $0.name) }
  }

  /// Each way to sort the list; of finished work of a period, which comes by receipt, two say all.
  private var orders: [Choice] {
    var labels: Set<String> = []
    return RegisterOrder.allCases.compactMap { order in
      var query = listing.query
      query.order = order
      let label = query.frenchOrder
      return labels.insert(label).inserted ? Choice(order.slug, label) : nil
    }
  }

  private var agent: String? {
    listing.address.isUnassigned ? RegisterAddress.unassigned : listing.address.assignee?.text
  }
}
