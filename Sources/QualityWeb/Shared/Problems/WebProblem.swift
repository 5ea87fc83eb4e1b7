import HTTPTypes
import Hummingbird
import QualityStore

/// Why a request is not answered as asked. Handlers throw it; `ProblemMiddleware` shows the page.
enum WebProblem: Error {
  /// Why the database cannot be used.
  enum Outage {
    /// Another program writes.
    case busy
    case diskFull
    case noAnswer
  }

  /// What came is not what a browser sends.
  case malformed
  /// More people sign in at once than passwords can be looked at.
  case crowded
  case signInRequired
  /// Someone above sites has to open one first.
  case siteRequired
  /// Who may, in the plural: « référents qualité ».
  case forbidden(holders: String)
  /// The form is not of this session, or the session has changed since.
  case formExpired
  case notFound
  /// Someone changed the same thing meanwhile.
  case conflict
  case tooLarge
  /// A page of the feature's own, whole: the form again, or both versions of what changed.
  case answered(HTTPResponse.Status, HTML)
  case internalError
  /// The database cannot be used now; nothing was written. `retry` is a form that sends the same
  /// again.
  case unavailable(Outage, retry: HTML? = nil)
  /// The connection to the database broke while it was writing: nobody knows whether it did. `retry`
  /// is a form that sends the same again, and that writes nothing twice.
  case unknownOutcome(retry: HTML? = nil)

  /// The problem that an error means: the one table of errors. What is not in it is ours to mend.
  init(_ error: any Error) {
    switch error {
    case let problem as WebProblem: self = problem
    case FormBodyError.malformed: self = .malformed
    case FormBodyError.tooLarge: self = .tooLarge
    case is PasswordHasher.Crowded: self = .crowded
    case let error as HTTPError:
      switch error.status {
      case .notFound, .methodNotAllowed: self = .notFound
      case .contentTooLarge: self = .tooLarge
      case .badRequest, .unprocessableContent, .unsupportedMediaType: self = .malformed
      default: self = .internalError
      }
    case let error as StoreError:
      switch error {
      case .conflict: self = .conflict
      case .outsideScope: self = .forbidden(holders: "personnes de ce service")
      case .busy: self = .unavailable(.busy)
      case .diskFull: self = .unavailable(.diskFull)
      case .unavailable, .untrustedServer: self = .unavailable(.noAnswer)
      case .unknownOutcome: self = .unknownOutcome()
      case .unreadableRow, .newerSchema, .wrongEncoding: self = .internalError
      }
    default: self = .internalError
    }
  }

  /// For the log: without the pages that a problem may carry, which hold what someone typed.
  var name: String {
    switch self {
    case .answered: "answered"
    case .unavailable(let outage, _): "unavailable, \(outage)"
    case .unknownOutcome: "unknownOutcome"
    default: String(describing: self)
    }
  }

  var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .signInRequired, .siteRequired: .seeOther
    case .forbidden, .formExpired: .forbidden
    case .notFound: .notFound
    case .conflict: .conflict
    case .tooLarge: .contentTooLarge
    case .answered(let status, _): status
    case .internalError: .internalServerError
    case .crowded, .unavailable, .unknownOutcome: .serviceUnavailable
    }
  }
}
