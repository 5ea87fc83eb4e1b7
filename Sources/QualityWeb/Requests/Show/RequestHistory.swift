import QualityDomain
import QualityStore
import QualityWording

/// What happened to a request, the latest first: who recorded it, in which words, and what
/// corrections replaced.
struct RequestHistory {
  let request: OpenRequest
  /// Of people who have no role here any more.
  let names: [Person.ID: String]
  /// Of the requests that this one repeats, where the viewer may see them.
  let references: [QualityDomain.Request.ID: String]
  /// The latest correction of each event that has one.
  let corrections: [RequestEvent.ID: RequestEvent]

  init(
    _ request: OpenRequest, names: [Person.ID: String] = [:],
    references: [QualityDomain.Request.ID: String] = [:]
  ) {
    self.request = request
    self.names = names
    self.references = references
    var corrections: [RequestEvent.ID: RequestEvent] = [:]
    for event in request.history.events {
      if case .corrected(let target, _) = event.fact { corrections[target] = event }
    }
    self.corrections = corrections
  }

  var html: HTML {
    .section("Historique", id: "t-histoire", .timeline(coming + steps(after: 0)))
  }

  /// What was recorded after the version that someone saw, the latest first.
  func steps(after version: Int) -> [TimelineStep] {
    request.history.events.filter { $0.sequence > version }
      .sorted { (day($0), $0.sequence) > (day($1), $1.sequence) }
      .map(step)
  }

  private var coming: [TimelineStep] {
    guard let due = request.situation.nextDue, due >= request.today,
      request.situation.stage == .open
    else { return [] }
    return [
      TimelineStep(
        .time(due), "Échéance", note: "Sans réponse ce jour-là, la demande sera en retard.",
        isComing: true)
    ]
  }

  // MARK: One step

  /// The day on which an event happened, as corrected.
  func day(_ event: RequestEvent) -> CivilDate {
    if case .corrected(_, .restated(let day, _)) = corrections[event.id]?.fact { return day }
    return event.happenedOn
  }

  private func step(_ event: RequestEvent) -> TimelineStep {
    let recorded = event.recordedAt
    let zone = request.profile.site.timeZone
    let recordedOn = WallClock.date(of: recorded, in: zone)
    let time = WallClock.frenchTime(of: recorded, in: zone)
    let happenedOn = day(event)
    let isSameDay = recordedOn == happenedOn
    var notes: [HTML] = details(event)
    if event.recordedBy == nil {
      notes.append("Importée le \(.time(recordedOn)) à \(time).")
    } else if !isSameDay {
      notes.append("Enregistrée le \(.time(recordedOn)) à \(time).")
    }
    return TimelineStep(
      "\(.time(happenedOn))\(.when(isSameDay, " <br>à \(time)"))",
      "\(what(event))\(author(event))",
      note: .each(notes, separator: "<br>") { $0 })
  }
}
