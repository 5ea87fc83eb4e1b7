import QualityDomain
import QualityStore
import QualityWording

extension TodayPage {
  var tiles: [Tile] {
    func tile(_ view: RegisterView, _ label: String, _ accent: Tile.Accent? = nil) -> Tile {
      let count = counts[view]
      let words = count.map(FrenchNumber.integer)
      return Tile(
        words ?? "plus de \(FrenchNumber.integer(RegisterViewCounts.ceiling))", label,
        link: .work(view), accent: count == 0 ? nil : accent)
    }
    let nobody = unassigned.map(FrenchNumber.integer)
    return [
      tile(.late, "en retard", .late), tile(.today, "à répondre aujourd’hui", .today),
      tile(.week, "d’ici dimanche"), tile(.waiting, "en attente de l’usager"),
      Tile(
        nobody ?? "plus de \(FrenchNumber.integer(RegisterViewCounts.ceiling))", "sans agent attribué",
        link: .unassignedWork),
    ]
  }

  /// What presses most; those who record nothing read it.
  var urgentSection: HTML {
    let title = viewer.can(.recordRequests) ? "À traiter d’abord" : "Demandes les plus urgentes"
    return """
      <section class="qp-stack" aria-labelledby="t-dabord">
      <div class="qp-section"><h2 id="t-dabord">\(title)</h2>\
      <a class="fr-link fr-link--sm" href="\(Link.work(.open))">Toutes les demandes en cours</a></div>
      \(urgent.isEmpty
        ? "<p>Rien n’est en retard ni à répondre d’ici dimanche.</p>"
        : table(urgent.prefix(Self.mostUrgent), "Demandes en retard ou à répondre d’ici dimanche"))
      \(.when(urgent.count > Self.mostUrgent, """
        <p class="fr-text--sm"><a href="\(Link.work(.open))">Voir les suivantes</a></p>
        """))
      </section>
      """
  }

  var ownSection: HTML {
    let all = Link.work(.open, assignee: viewer.access.person)
    return """
      <section class="qp-stack" aria-labelledby="t-miennes">
      <div class="qp-section"><h2 id="t-miennes">Vos demandes</h2>\
      <a class="fr-link fr-link--sm" href="\(all)">Toutes vos demandes en cours</a></div>
      \(table(mine.prefix(Self.mostOwn), "Demandes qui vous sont attribuées"))
      </section>
      """
  }

  private func table(_ rows: ArraySlice<RegisterRow>, _ caption: String) -> HTML {
    """
    <div class="fr-table qp-register qp-register--short fr-table--no-caption">
    <div class="fr-table__wrapper"><div class="fr-table__container"><div class="fr-table__content">
    <table>
    <caption>\(caption) (j = jours ouvrés)</caption>
    <thead><tr><th scope="col" class="qp-register__left">Reste</th>\
    <th scope="col" class="qp-register__due">Échéance</th>\
    <th scope="col" class="qp-register__subject">Objet, service, agent</th></tr></thead>
    <tbody>
    \(.each(rows, separator: "\n", row))
    </tbody>
    </table>
    </div></div></div>
    </div>
    """
  }

  private func row(_ row: RegisterRow) -> HTML {
    let place = [
      profile.serviceName(row.service) ?? "sans service",
      profile.personName(row.assignee) ?? "à attribuer",
    ].joined(separator: ", ")
    let left = HTML.timeLeft(until: row.sortOn, today: today, calendar: calendar)
    return """
      <tr><td class="qp-register__left">\(left.isEmpty ? "–" : left)</td>\
      <td class="qp-register__due">\(row.sortOn.map { .time($0) } ?? "sans échéance")</td>\
      <td class="qp-register__subject"><a href="\(Link.request(row.id))">\
      \(row.subject.isEmpty ? row.reference : row.subject)</a> \
      <span class="qp-register__note">\(place)</span></td></tr>
      """
  }
}
