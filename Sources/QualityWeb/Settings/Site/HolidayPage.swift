import QualityDomain
import QualityStore
import QualityWording

/// The local days of a site, and the public holidays of its territory for reference.
struct HolidayPage {
  let visit: SettingsVisit
  let fields: Fields

  var page: Page {
    Page(
      "Jours fériés locaux", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Territoire \(visit.site.territory.code)"], isRefused: !fields.errors.isEmpty,
      body: .split(
        """
        \(visit.message)\(fields.errors.summary)
        \(days)
        \(form)
        """,
        aside: .section(
          "Jours fériés \(visit.today.year)", id: "t-feries", style: "qp-stack qp-stack--sm", legal),
        asideLabel: "Jours fériés du territoire"))
  }

  private var days: HTML {
    let holidays = visit.profile.localHolidays.sorted { $0.date > $1.date }
    if holidays.isEmpty {
      return .emptyState(
        "Aucun jour local",
        """
        <p>Les échéances suivent les jours fériés du territoire, à droite. Ajoutez un jour seulement si \
        personne n’y travaille par la loi locale ou par un accord.</p>
        """)
    }
    return .list(
      holidays.map { holiday in
        ListItem(
          "<strong>\(.time(holiday.date))</strong>",
          right: visit.button(
            Link.localHolidays.appending(holiday.date.iso).appending("retirer"), "Retirer",
            hidden: "le \(FrenchDate.short(holiday.date))"),
          note: HTML(text: holiday.label))
      })
  }

  private var form: HTML {
    visit.form(.localHolidays) {
      """
      <h2>Ajouter un jour</h2>
      <div class="qp-fields">
      \(fields.date("date", "Jour", hint: "Exemple : 06/05/2027"))
      \(fields.text("label", "Nom du jour", hint: "Il est donné dans le calcul des échéances"))
      </div>
      <p class="fr-text--sm qp-muted">Un pont ou une fermeture exceptionnelle ne repousse aucune échéance : \
      ne l’ajoutez pas ici. Toutes les échéances du registre sont recalculées dans les instants qui \
      suivent ; les périodes publiées ne changent pas.</p>
      \(.submit("Ajouter le jour et recalculer"))
      """
    }
  }

  private var legal: HTML {
    .list(
      PublicHolidays.days(
        in: visit.today.year, territory: visit.site.territory, goodFriday: visit.site.goodFriday
      ).map { ListItem(.time($0.date), note: HTML(text: $0.name.french)) })
  }
}
