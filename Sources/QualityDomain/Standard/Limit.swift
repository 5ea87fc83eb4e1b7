/// What a clock measures.
public enum ClockKind: String, CaseIterable, Sendable {
  /// From receipt (or arrival of the missing pieces) to the first answer: 3.1, 17.1, 17.2, 36.1, 36.4.
  case reply
  /// From receipt to the acknowledgement: 17.3; CRPA R112-11-1.
  case acknowledgement
  /// From a transfer to the requester being told of it: 17.3.
  case toldOfRedirection = "told-of-redirection"
  /// From a holding reply to the date that it announces: 17.1, 17.2, 36.1, 36.4.
  case announcedDate = "announced-date"
  /// From receipt of a file to the list of its missing pieces: 38, 39, 52.
  case completeness
  /// From the request to the proposal of an appointment: 37, 40.
  case appointmentProposal = "appointment-proposal"
  /// From the proposal to the appointment: 37, 40.
  case appointmentHeld = "appointment-held"
}

/// What a request asks for. The kinds of the register are the first four; the others belong to
/// files and appointments, whose clocks have the same shape.
public enum RequestKind: String, CaseIterable, Sendable {
  case information
  /// A local authority's request for information or advice (36).
  case advice
  case complaint
  case suggestion
  /// An application for an administrative authorisation (38, 39, 52).
  case authorisation
  /// An appointment with an elected official or a senior local manager (37).
  case electedAppointment = "appointment-elected"
  /// An appointment with a user who asks for an authorisation (40).
  case userAppointment = "appointment-user"

  /// The kinds that the register of requests takes.
  public static let register: [RequestKind] = [.information, .advice, .complaint, .suggestion]
}

/// The way by which a request arrived.
public enum RequestChannel: String, CaseIterable, Sendable {
  case letter
  case email
  /// The contact form of the website.
  case form
  /// The suggestion box.
  case box
  case counter
  case telephone
}

/// A number of working days that the référentiel gives for one kind, channel and time.
public struct Limit: Hashable, Sendable {
  /// Stable within the edition, for example `information-letter-2020`.
  public let id: String
  public let clock: ClockKind
  public let kind: RequestKind
  public let channel: RequestChannel
  /// First day on which a clock that starts gets this limit.
  public let validFrom: CivilDate
  /// At least 1.
  public let workingDays: Int
  /// Where the référentiel says it, for example `17.1`.
  public let article: String
  /// Set when the référentiel is silent and the project decided: why, in the edition's words.
  public let convention: String?

  public init(
    id: String, clock: ClockKind, kind: RequestKind, channel: RequestChannel,
    validFrom: CivilDate, workingDays: Int, article: String, convention: String? = nil
  ) {
    self.id = id
    self.clock = clock
    self.kind = kind
    self.channel = channel
    self.validFrom = validFrom
    self.workingDays = workingDays
    self.article = article
    self.convention = convention
  }
}

/// The limits of an edition, ready to be asked for the one in force.
public struct LimitTable: Sendable {
  private struct Key: Hashable {
    let clock: ClockKind
    let kind: RequestKind
    let channel: RequestChannel
  }

  private let byKey: [Key: [Limit]]

  public init(_ limits: [Limit]) {
    byKey = Dictionary(grouping: limits) {
      Key(clock: $0.clock, kind: $0.kind, channel: $0.channel)
    }.mapValues { $0.sorted { $0.validFrom < $1.validFrom } }
  }

  /// The limit in force on `day`, the day that starts the clock; nil when the kind and channel
  /// run no such clock or `day` comes before the edition's first limit.
  public func limit(
    _ clock: ClockKind, kind: RequestKind, channel: RequestChannel, on day: CivilDate
  ) -> Limit? {
    byKey[Key(clock: clock, kind: kind, channel: channel)]?.last { $0.validFrom <= day }
  }

  /// Whether the kind and channel run this clock at some time.
  public func runs(_ clock: ClockKind, kind: RequestKind, channel: RequestChannel) -> Bool {
    byKey[Key(clock: clock, kind: kind, channel: channel)] != nil
  }
}
