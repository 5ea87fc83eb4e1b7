import QualityDomain

/// Makes up the requests of the demonstration, always the same for the same day.
struct DemonstrationRequests {
  /// How much there is of it.
  struct Volume {
    /// Months of requests, the current one included.
    let months: Int
    /// Requests of a working day: at least the first, less than the second.
    let perDay: Range<Int>

    static let prefecture = Volume(months: 27, perDay: 2..<6)
    /// A small site of the network.
    static let small = Volume(months: 15, perDay: 0..<3)
  }

  private let rules: RegisterRules
  private let today: CivilDate
  private let volume: Volume
  private var random: SeededGenerator
  private var numbers: [Int: Int] = [:]

  init(rules: RegisterRules, today: CivilDate, seed: UInt64, volume: Volume) {
    self.rules = rules
    self.today = today
    self.volume = volume
    random = SeededGenerator(seed: seed)
  }

  /// Requests from the first day through today, by day of receipt.
  mutating func all() -> [ImportedRequest] {
    let first = Period(.month, containing: today).advanced(by: 1 - volume.months).firstDay
    var requests: [ImportedRequest] = []
    for offset in 0...first.days(until: today) {
      let day = first.adding(days: offset)
      for _ in 0..<count(on: day) { requests.append(request(on: day)) }
    }
    return requests
  }

  private mutating func count(on day: CivilDate) -> Int {
    guard rules.calendar.isWorkingDay(day) else { return random.chance(8) ? 1 : 0 }
    return volume.perDay.lowerBound + random.below(volume.perDay.count)
  }

  private mutating func request(on day: CivilDate) -> ImportedRequest {
    let topic = random.pick(DemonstrationWords.subjects)
    let channel = random.pick(Self.channels(of: topic.kind))
    let number = numbers[day.year, default: 0] + 1
    numbers[day.year] = number
    let digits = String(number)
    return ImportedRequest(
      line: 0, reference: "\(day.year)-" + String(repeating: "0", count: 4 - digits.count) + digits,
      kind: topic.kind, channel: channel, receivedOn: day, service: topic.service,
      subject: random.pick(topic.subjects),
      requester:
        "\(random.pick(DemonstrationWords.firstNames)) \(random.pick(DemonstrationWords.familyNames))",
      happenings: happenings(kind: topic.kind, channel: channel, received: day))
  }

  private static func channels(of kind: RequestKind) -> [RequestChannel] {
    switch kind {
    case .advice: [.letter, .letter, .email, .email, .email]
    case .complaint, .suggestion: [.box, .email, .form, .letter, .counter]
    default: [.letter, .email, .email, .email, .form, .form, .telephone]
    }
  }

  /// What became of the request, up to today.
  private mutating func happenings(
    kind: RequestKind, channel: RequestChannel, received: CivilDate
  ) -> [ImportedRequest.Happening] {
    let limit = rules.limits.limit(.reply, kind: kind, channel: channel, on: received)
    if channel == .box, random.chance(6) {
      return kept([.init(.closedWithoutContact, on: received)])
    }
    let days = limit?.workingDays ?? 3
    let reply = ImportedRequest.Happening(
      .replied(channel == .letter || channel == .box ? .letter : .email),
      on: working(received, replyDelay(days)))
    if limit != nil, random.chance(14) {
      let asked = working(received, 1 + random.below(max(1, days - 1)))
      let arrived = working(asked, 3 + random.below(12))
      return kept([
        .init(.piecesAsked, on: asked), .init(.piecesReceived, on: arrived),
        .init(reply.fact, on: working(arrived, replyDelay(days))),
      ])
    }
    if limit != nil, random.chance(10) {
      let holding = working(received, replyDelay(days))
      let announced = working(holding, 10 + random.below(10))
      let answered = working(announced, random.chance(80) ? 0 : 4)
      return kept([
        .init(.holdingReply(announced: announced), on: holding), .init(reply.fact, on: answered),
      ])
    }
    if random.chance(4) {
      return kept([
        .init(
          .redirected(
            administration: random.pick(DemonstrationWords.administrations), contact: ""),
          on: reply.day)
      ])
    }
    // What is forgotten is found within two months, at the latest when the quarter is published.
    let isRecent = received.days(until: today) < 60
    return random.chance(5) && isRecent ? [] : kept([reply])
  }

  /// Mostly within the limit, with a tail beyond it.
  private mutating func replyDelay(_ days: Int) -> Int {
    random.chance(87) ? 1 + random.below(days) : days + 1 + random.below(6)
  }

  private func working(_ start: CivilDate, _ days: Int) -> CivilDate {
    rules.calendar.date(workingDays: days, after: start)
  }

  /// What has happened by today.
  private func kept(_ happenings: [ImportedRequest.Happening]) -> [ImportedRequest.Happening] {
    Array(happenings.prefix { $0.day <= today })
  }
}
