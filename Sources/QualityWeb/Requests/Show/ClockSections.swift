import QualityDomain
import QualityStore
import QualityWording

/// Each clock of a request: where its limit comes from and, day by day, how its due date was
/// obtained.
struct ClockSections {
  private let request: OpenRequest

  init(_ request: OpenRequest) {
    self.request = request
  }

  var html: HTML { reply + others }

  private var situation: RequestSituation { request.situation }

  // MARK: The reply clock

  private var reply: HTML {
    guard let clock = situation.reply else { return .empty }
    let runs = clock.runs
    let current = runs.count - 1
    return .section(
      "Comment l’échéance est calculée", id: "t-calcul",
      """
      \(run(runs[current]))
      \(.each(runs.dropLast().enumerated().reversed()) { rank, earlier in
        .details(
          rank == 0
            ? "Voir le premier délai, suspendu par une demande de pièces"
            : "Voir le délai précédent, suspendu aussi",
          #"<div class="qp-stack">\#(run(earlier))</div>"#)
      })
      \(.each(clock.lateAsks) {
        """
        <p class="fr-text--sm">Des pièces ont été demandées le \(.time($0)), après l’échéance : cela n’a \
        pas suspendu le délai.</p>
        """
      })
      \(answered(clock))
      \(local)
      \(Self.convention)
      """)
  }

  private func answered(_ clock: ReplyClock) -> HTML {
    .with(clock.firstAnswer) { day in
      let isInTime = clock.answeredInTime == true
      return """
        <p class="fr-text--sm">La première réponse est du <strong>\(.time(day))</strong> : elle compte \
        \(isInTime ? "dans le délai" : "hors délai").</p>
        """
    }
  }

  private func run(_ run: ReplyClock.Run) -> HTML {
    let suspended = HTML.with(run.suspendedOn) {
      """
      <p class="fr-text--sm">Ce délai est suspendu depuis le \(.time($0)), jour de la demande de pièces : \
      l’échéance du \(.time(run.due)) vaut seulement pour une réponse donnée sans attendre les pièces.</p>
      """
    }
    let isFirst = run.startedBy == .receipt
    return """
      <p class="fr-text--sm">\(rule(run.limit, after: isFirst ? "la réception" : "l’arrivée des pièces"))\
      \(.when(!isFirst, " L’arrivée des pièces ouvre un nouveau délai complet."))</p>
      \(suspended)
      \(calendar(run.start, run.limit, start: isFirst ? "reçue" : "pièces reçues"))
      """
  }

  /// « Courrier, demande d’information : 10 jours ouvrés après la réception (engagement 17.1,
  /// depuis 2020). » and the convention, where the référentiel is silent.
  private func rule(_ limit: Limit, after start: String) -> HTML {
    """
    \(situation.channel.french), \(situation.kind.frenchNoun) : \
    <strong>\(FrenchDelay.long(workingDays: limit.workingDays))</strong> après \(start) (engagement \
    <a href="\(Self.commitment(limit))">\(limit.article)</a>, depuis \(limit.validFrom.year)). \
    Le jour de départ est le jour 0.\(.with(limit.convention) { " Convention du projet : \($0.midSentence)" })
    """
  }

  private static func commitment(_ limit: Limit) -> Link {
    let number = limit.article.split(separator: ".").first.flatMap { Int($0) }
    return number.map(Link.commitment) ?? .commitments
  }

  private func calendar(_ start: CivilDate, _ limit: Limit, start label: String) -> HTML {
    DeadlineCalendar(
      explanation: request.rules.calendar.explainDeadline(
        workingDays: limit.workingDays, after: start),
      today: request.today, startLabel: label
    ).html
  }

  /// What the site asks of itself beyond the référentiel.
  private var local: HTML {
    guard let run = situation.reply?.current else { return .empty }
    let limit = request.profile.localLimits.inForce(on: run.start).first {
      $0.clock == .reply && $0.kind == situation.kind && $0.channel == situation.channel
    }
    return .with(limit) {
      """
      <p class="fr-text--sm">Le site s’est fixé un délai plus court : \
      <strong>\(FrenchDelay.long(workingDays: $0.workingDays))</strong>, soit le \
      \(.time(request.rules.calendar.date(workingDays: $0.workingDays, after: run.start))). \
      Les taux restent calculés sur le délai du référentiel.</p>
      """
    }
  }

  private static let convention: HTML = """
    <p class="fr-text--sm qp-muted">Jours ouvrés : du lundi au vendredi, sauf jours fériés du territoire et \
    jours locaux du site. Le référentiel ne définit pas ce mot : c’est la convention du projet.</p>
    """

  // MARK: The clocks beside it

  private var others: HTML {
    let clocks = situation.sideClocks
    if clocks.isEmpty { return .empty }
    return .section(
      "Les autres échéances", id: "t-autres",
      """
      <ul class="qp-list">
      \(.each(clocks, separator: "\n") { clock in
        """
        <li><span><strong>\(clock.kind.french)</strong>, au plus tard le \(.time(clock.due))</span> \
        <span>\(badge(clock))</span><div class="qp-list__note">\(note(clock))</div></li>
        """
      })
      </ul>
      """)
  }

  private func badge(_ clock: SideClock) -> HTML {
    switch clock.outcome(asOf: request.today) {
    case .kept: .badge("Tenue", .success)
    case .missed: .badge("Manquée", .error)
    case .running: clock.due == request.today ? .badge("Aujourd’hui", .warning) : .badge("À venir", .info)
    }
  }

  private func note(_ clock: SideClock) -> HTML {
    let met = HTML.with(clock.metOn) { " Fait le \(.time($0))." }
    guard let limit = clock.limit else {
      return "Date annoncée dans la réponse d’attente du \(.time(clock.start)) (engagements 17 et 36).\(met)"
    }
    let start = clock.kind == .toldOfRedirection ? "le transfert du" : "la réception du"
    let convention = HTML.with(limit.convention) {
      #"<p class="fr-text--sm">Convention du projet : \#($0.midSentence)</p>"#
    }
    return """
      \(FrenchDelay.long(workingDays: limit.workingDays)) après \(start) \(.time(clock.start)) (engagement \
      \(limit.article)).\(met)
      \(.details("Voir le calcul", "\(convention)\(calendar(clock.start, limit, start: "départ"))"))
      """
  }
}
