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
    <p>Le programme a essayé \(JobRules.mostAttempts) fois, puis a renoncé. Le journal du serveur dit \
    pourquoi, sous la référence. Une fois la cause corrigée, relancez le travail.</p>
    \(.list(failed.map { job in
      ListItem(
        name(job), right: visit.button(.retry(job.id), "Relancer", hidden: plainName(job)),
        note: joined([
          .with(job.finishedAt) { "Abandonné depuis \(FrenchAge.short(now.since($0)))" }, tries(job),
          job.errorReference.isEmpty
            ? "l’instance s’est arrêtée en cours de route"
            : "référence <code>\(job.errorReference)</code>",
        ]))
    }))
    """
  }

  // MARK: To do

  private var pending: HTML {
    let pending = jobs.filter { $0.state == .waiting || $0.state == .running }
    if pending.isEmpty { return "<p>Rien n’attend : tout ce qui devait être fait l’est.</p>" }
    return .list(
      pending.map { job in
        let isRunning = job.state == .running
        let start = isRunning ? job.startedAt ?? job.createdAt : job.createdAt
        return ListItem(
          name(job), right: .badge(job.state.french, isRunning ? .info : nil),
          note: joined([
            "\(isRunning ? "En cours" : "En attente") depuis \(FrenchAge.short(now.since(start)))",
            tries(job), next(job),
          ]))
      })
  }

  /// What will become of a job that is not done.
  private func next(_ job: Job) -> HTML {
    switch job.state {
    case .running where job.availableAt <= now: "repris par une autre instance dans un instant"
    case .running: "repris par une autre instance s’il n’avance plus à \(time(job.availableAt))"
    case .waiting where !job.errorReference.isEmpty:
      "échec <code>\(job.errorReference)</code>, nouvel essai à \(time(job.availableAt))"
    case .waiting, .done, .failed: "dès qu’une instance est libre"
    }
  }

  /// « 2 essais, le dernier par srv-1:8080 »; nothing before the first.
  private func tries(_ job: Job) -> HTML {
    if job.attempts == 0 { return .empty }
    let count = FrenchNumber.count(job.attempts, "essai", "essais")
    return "\(count), \(job.attempts > 1 ? "le dernier " : "")par \(job.instance)"
  }

  private func joined(_ parts: [HTML]) -> HTML {
    .each(parts.filter { !$0.isEmpty }, separator: " · ") { $0 }
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
    if case .readings(_, let quarter) = job.order {
      return "<strong>\(job.order.kind.french), \(quarter.frenchShort)</strong>"
    }
    return "<strong>\(job.order.kind.french)\(.with(job.order.day) { ", \(HTML.time($0))" })</strong>"
  }

  private func plainName(_ job: Job) -> String {
    if case .readings(_, let quarter) = job.order {
      return "\(job.order.kind.french.midSentence) du \(quarter.french)"
    }
    let day = job.order.day.map { " du \(FrenchDate.short($0))" } ?? ""
    return job.order.kind.french.midSentence + day
  }

  private func moment(_ instant: Instant) -> HTML {
    "\(.time(WallClock.date(of: instant, in: visit.site.timeZone))), \(time(instant))"
  }

  private func time(_ instant: Instant) -> HTML {
    HTML(text: WallClock.frenchTime(of: instant, in: visit.site.timeZone))
  }
}
