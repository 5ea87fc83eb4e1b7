import QualityDomain
import QualityWording

/// What to do about the figures of a period, the most pressing first.
struct DashboardTasks {
  let page: DashboardPage

  /// Indicators named one by one; the rest are behind a link.
  private static let mostNamed = 5

  var html: HTML {
    let items = lateWork + entries + below + doubtful + publication
    return .section(
      "À faire", id: "t-a-faire", style: "qp-next qp-stack qp-stack--sm",
      items.isEmpty
        ? "<p>Rien pour cette période : tous les chiffres sont là, et aucun n’est sous sa cible.</p>"
        : .list(items))
  }

  private var period: Period { page.choice.period }

  private var lateWork: [ListItem] {
    guard page.lateTotal > 0 else { return [] }
    let verb = page.viewer.can(.recordRequests) ? "Répondre à" : "Voir"
    let services = page.late.map { "\($0.name ?? "Sans service") : \(FrenchNumber.integer($0.late))" }
    return [
      ListItem(
        PageLink(
          "\(verb) \(FrenchNumber.count(page.lateTotal, "demande en retard", "demandes en retard"))",
          .work(.late)),
        note: HTML(text: services.joined(separator: " · ")))
    ]
  }

  private var entries: [ListItem] {
    let awaited = page.readings.filter(\.awaitsEntry)
    guard !awaited.isEmpty else { return [] }
    let label = FrenchNumber.count(
      awaited.count, "chiffre manquant ou ancien", "chiffres manquants ou anciens")
    let names = awaited.prefix(Self.mostNamed).map(\.definition.shortLabel)
    let more = awaited.count - names.count
    return [
      ListItem(
        page.viewer.can(.enterMeasures)
          ? PageLink("Saisir \(label)", .enterMeasures(period))
          : PageLink("Faire saisir \(label)", .indicators(period, .awaited)),
        note: HTML(
          text: names.joined(separator: " · ")
            + (more > 0 ? " · et \(FrenchNumber.count(more, "autre", "autres"))" : "")))
    ]
  }

  private var below: [ListItem] {
    let below = page.readings.filter { $0.status == .belowTarget }
    let named = below.prefix(Self.mostNamed).map { reading in
      let text = ReadingText(reading)
      let details = [text.parts, text.target].compactMap(\.self).joined(separator: " · ")
      return ListItem(
        PageLink(
          "Analyser : \(reading.definition.shortLabel)",
          .indicator(reading.definition.code, period)),
        right: "<strong>\(text.value())</strong>", note: HTML(text: details))
    }
    let more = below.count - named.count
    guard more > 0 else { return named }
    let label = FrenchNumber.count(
      more, "autre indicateur sous la cible", "autres indicateurs sous la cible")
    return named + [ListItem(PageLink("Analyser \(label)", .indicators(period, .belowTarget)))]
  }

  private var doubtful: [ListItem] {
    let count = page.readings.count { !$0.flags.isEmpty }
    guard count > 0 else { return [] }
    return [
      ListItem(
        PageLink(
          "Vérifier \(FrenchNumber.count(count, "chiffre inhabituel", "chiffres inhabituels"))",
          .indicators(period, .doubtful)))
    ]
  }

  private var publication: [ListItem] {
    guard page.choice.isOver, !page.isPublished, page.viewer.can(.publish),
      period.length == .quarter
    else { return [] }
    return [ListItem(PageLink("Publier le \(period.french)", .publications))]
  }
}
