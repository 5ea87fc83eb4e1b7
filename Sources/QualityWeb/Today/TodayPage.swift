import QualityDomain
import QualityStore
import QualityWording

/// What someone has to do today: requests by due date, then figures and the label for those who
/// answer for them, and what is theirs to watch over.
struct TodayPage {
  /// Rows of each list.
  static let mostUrgent = 12
  static let mostOwn = 10

  let viewer: Viewer
  let profile: SiteProfile
  let today: CivilDate
  let calendar: WorkingCalendar
  /// Whose requests the viewer sees, and the same in words.
  let scope: Scope
  let scopeWords: String
  let counts: RegisterViewCounts
  /// Open requests that are nobody's yet; nil when there are more than counts tell.
  let unassigned: Int?
  /// Late, due today, then due this week; one more than is shown when there are more.
  let urgent: [RegisterRow]
  /// The viewer's own, by due date; one more than is shown when there are more.
  let mine: [RegisterRow]
  /// nil for those who neither answer for figures nor watch over them.
  let quarter: TodayQuarter?

  private var isEmpty: Bool {
    [RegisterView.open, .waiting, .done].allSatisfy { counts[$0] == 0 }
  }

  var page: Page {
    Page(
      "Aujourd’hui", heading: "Aujourd’hui, \(.time(today))", entry: .today,
      facts: [HTML(text: who), HTML(text: scopeWords)],
      actions: viewer.can(.recordRequests) ? [PageLink("Saisir une demande", .newRequest)] : [],
      body: isEmpty ? "\(empty)\(quarterAlone)" : content)
  }

  /// « Élodie Marsan, référent qualité ».
  private var who: String {
    let roles = Role.allCases.filter { role in
      viewer.access.assignments.contains { $0.node.holds(profile.site) && $0.role == role }
    }
    return "\(viewer.access.name), \(FrenchList.joined(roles.map(\.french.midSentence)))"
  }

  private var content: HTML {
    let main: HTML = """
      \(DutyList(viewer: viewer, profile: profile, today: today).html)
      \(urgentSection)
      \(.when(!mine.isEmpty, ownSection))
      \(.with(quarter) { $0.html })
      """
    return """
      <section class="qp-stack" aria-labelledby="t-delais">
      <h2 class="fr-sr-only" id="t-delais">Délais de réponse</h2>
      \(HTML.tiles(tiles))
      </section>
      \(quarter.map { .split(main, aside: aside($0), asideLabel: "Chiffres et label") } ?? main)
      """
  }

  private var quarterAlone: HTML {
    .with(quarter) { .split($0.html, aside: aside($0), asideLabel: "Chiffres et label") }
  }

  private var empty: HTML {
    .emptyState(
      "Commencez par ce que vous avez",
      """
      <p>Le registre est vide. Dès la première demande, son échéance est calculée en jours ouvrés et elle \
      apparaît ici, la plus urgente en tête.</p>
      \(.when(viewer.can(.importFiles), """
        <p><strong>Vous suivez déjà vos courriers dans un tableau ?</strong> \
        <a href="\(Link.importRequests)">Importez-le</a> : un essai à blanc \
        montre les lignes à corriger avant d’écrire quoi que ce soit.</p>
        """))
      \(.when(viewer.can(.recordRequests), """
        <p><strong>Une lettre vient d’arriver ?</strong> <a href="\(Link.newRequest)">Saisissez-la</a> \
        en moins de 30 secondes.</p>
        """))
      """)
  }

  // MARK: Figures and label

  private func aside(_ quarter: TodayQuarter) -> HTML {
    """
    \(.when(scope.isWholeSite, AlertList(alerts: profile.alerts, viewer: viewer).html))
    \(.section(
      "Chiffres du \(quarter.choice.period.frenchShort)", id: "t-chiffres",
      style: "qp-stack qp-stack--sm", .list(figures(quarter))))
    \(.section("Prochaines étapes", id: "t-etapes", style: "qp-stack qp-stack--sm",
      .list(LabelSteps(profile: profile, today: today).items)))
    """
  }

  private func figures(_ quarter: TodayQuarter) -> [ListItem] {
    let period = quarter.choice.period
    let awaited = quarter.awaited
    let names = HTML(text: awaited.prefix(4).map(\.definition.shortLabel).joined(separator: " · "))
    let count = FrenchNumber.count(awaited.count, "chiffre à saisir", "chiffres à saisir")
    let entry = awaited.isEmpty
      ? ListItem("Tous les chiffres sont là")
      : ListItem(
        PageLink(
          count,
          viewer.can(.enterMeasures) ? .enterMeasures(period) : .indicators(period, .awaited)),
        right: .badge("à saisir", .warning), note: names)
    return [entry, publication(quarter)]
  }

  private func publication(_ quarter: TodayQuarter) -> ListItem {
    if quarter.isPublished { return ListItem("Trimestre publié", right: .badge("publié", .success)) }
    let ended: HTML = "Terminé le \(.time(quarter.choice.period.lastDay))"
    return viewer.can(.publish)
      ? ListItem(
        PageLink("Publier le trimestre", .publications), right: .badge("à publier", .warning), note: ended)
      : ListItem("Trimestre pas encore publié", note: ended)
  }
}
