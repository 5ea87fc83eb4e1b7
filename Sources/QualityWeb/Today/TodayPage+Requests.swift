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
    return [
      tile(.late, "en retard", .late), tile(.today, "à répondre aujourd’hui", .today),
      tile(.week, "d’ici dimanche"), tile(.waiting, "en attente de l’usager"),
    ]
  }

  var urgentSection: HTML {
    """
    <section class="qp-stack" aria-labelledby="t-dabord">
    <div class="qp-section"><h2 id="t-dabord">À traiter d’abord</h2>\
    <a class="fr-link fr-link--sm" href="\(Link.work(.open))">Toutes les demandes en cours</a></div>
    \(urgent.isEmpty
      ? "<p>Rien n’est en retard ni à répondre aujourd’hui.</p>"
      : table(urgent.prefix(Self.mostUrgent), "Demandes en retard ou à répondre aujourd’hui"))
    \(.when(urgent.count > Self.mostUrgent, """
      <p class="fr-text--sm"><a href="\(Link.work(.late))">Voir toutes les demandes en retard</a></p>
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
    return """
      <tr><td class="qp-register__left">\(row.sortOn.map { .delay(workingDays: left($0)) } ?? "–")</td>\
      <td class="qp-register__due">\(row.sortOn.map { .time($0) } ?? "sans échéance")</td>\
      <td class="qp-register__subject"><a href="\(Link.request(row.id))">\
      \(row.subject.isEmpty ? row.reference : row.subject)</a> \
      <span class="qp-register__note">\(place)</span></td></tr>
      """
  }

  /// Working days before a due date, negative when late. A date that someone announced may not be
  /// worked: it is late, or to come, by one day at least.
  private func left(_ due: CivilDate) -> Int {
    if due == today { return 0 }
    return due > today
      ? max(calendar.workingDays(after: today, through: due), 1)
      : -max(calendar.workingDays(after: due, through: today), 1)
  }
}
