import QualityDomain
import QualityStore
import QualityWording

/// Background work: what was given up, what is to be done, and when each kind was done last.
struct OperationsPage {
  let visit: SettingsVisit
  /// Of the site and of the installation, the latest asked for first.
  let jobs: [Job]
  let message: HTML

  private var now: Instant { visit.desk.now }

  var page: Page {
    Page(
      "Opérations", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Ce que le programme fait de lui-même", "Au \(moment(now))"],
      body: """
        \(message)
        \(jobs.isEmpty ? empty : content)
        """)
  }

  private var empty: HTML {
    .emptyState(
      "Aucun travail pour l’instant",
      """
      <p>Le programme prépare les travaux du jour dans la minute qui suit son démarrage, et recalcule les \
      échéances dès que le calendrier du site change. Ils apparaîtront ici.</p>
      <p><a href="\(Link.localHolidays)">Voir le calendrier du site</a></p>
      """)
  }

  private var content: HTML {
    let failed = jobs.filter { $0.state == .failed }
    return """
      \(.when(!failed.isEmpty, .section("Travaux abandonnés", id: "t-abandons", given(up: failed))))
      \(.section("À faire", id: "t-a-faire", pending))
      \(.section("Dernières fois", id: "t-dernieres", .list(JobKind.allCases.map(last))))
      """
  }

  // MARK: Given up

  private func given(up failed: [Job]) -> HTML {
    """
    <p>Le programme a essayé \(JobRules.mostAttempts) fois, puis a renoncé. Le journal du serveur dit pourquoi, \
    sous la référence. Une fois la cause corrigée, relancez le travail.</p>
    \(DataTable(
      "Travaux abandonnés", isFocusable: false,
      columns: [
        .text("Travail"), .text("Abandonné depuis"), .text("Dernière instance"), .text("Référence"),
        .text("Action"),
      ],
      rows: failed.map { job in
        [
          name(job), .with(job.finishedAt) { HTML(text: age(since: $0)) }, HTML(text: job.instance),
          reference(job), visit.button(.retry(job.id), "Relancer", hidden: plainName(job)),
        ]
      }
    ).html)
    """
  }

  private func reference(_ job: Job) -> HTML {
    job.errorReference.isEmpty ? "instance arrêtée en cours de route" : "<code>\(job.errorReference)</code>"
  }

  // MARK: To do

  private var pending: HTML {
    let pending = jobs.filter { $0.state == .waiting || $0.state == .running }
    if pending.isEmpty { return "<p>Rien n’attend : tout ce qui devait être fait l’est.</p>" }
    return DataTable(
      "Travaux en attente ou en cours",
      columns: [
        .text("Travail"), .text("État"), .text("Depuis"), .number("Essais"), .text("Instance"),
        .text("Suite"),
      ],
      rows: pending.map { job in
        [
          name(job), .badge(job.state.french, job.state == .running ? .info : nil),
          HTML(text: age(since: job.state == .running ? job.startedAt ?? job.createdAt : job.createdAt)),
          HTML(text: FrenchNumber.integer(job.attempts)),
          job.instance.isEmpty ? "–" : HTML(text: job.instance), next(job),
        ]
      }
    ).html
  }

  /// What will become of a job that is not done.
  private func next(_ job: Job) -> HTML {
    switch job.state {
    case .running where job.availableAt <= now: "repris par une autre instance dans un instant"
    case .running: "repris par une autre instance s’il n’avance plus à \(time(job.availableAt))"
    case .waiting where !job.errorReference.isEmpty:
      "a échoué (<code>\(job.errorReference)</code>), nouvel essai à \(time(job.availableAt))"
    case .waiting, .done, .failed: "dès qu’une instance est libre"
    }
  }

  // MARK: Last runs

  private func last(_ kind: JobKind) -> ListItem {
    let finished = jobs.filter { $0.order.kind == kind && $0.state == .done }
      .max { ($0.finishedAt ?? $0.createdAt) < ($1.finishedAt ?? $1.createdAt) }
    let run: HTML = .with(finished) { job in
      .with(job.finishedAt) { "Fait le \(moment($0)), par \(job.instance). " }
    }
    return ListItem(
      "<strong>\(kind.french)</strong>", right: finished == nil ? "jamais" : .badge("fait", .success),
      note: "\(run)\(kind.frenchExplanation).")
  }

  // MARK: Words

  private func name(_ job: Job) -> HTML {
    "\(job.order.kind.french)\(.with(job.order.day) { ", \(HTML.time($0))" })"
  }

  private func plainName(_ job: Job) -> String {
    let day = job.order.day.map { " du \(FrenchDate.short($0))" } ?? ""
    return job.order.kind.french.midSentence + day
  }

  private func age(since instant: Instant) -> String { FrenchAge.short(now.since(instant)) }

  private func moment(_ instant: Instant) -> HTML {
    "\(.time(WallClock.date(of: instant, in: visit.site.timeZone))), \(time(instant))"
  }

  private func time(_ instant: Instant) -> HTML {
    HTML(text: WallClock.frenchTime(of: instant, in: visit.site.timeZone))
  }
}
