import Hummingbird
import QualityDomain
import QualityStore

/// What any page for someone who is signed in is made with.
protocol PageDesk: Sendable {
  var office: Office { get }
  var context: WebContext { get }
  var viewer: Viewer { get }
  var now: Instant { get }
  /// The civil date there.
  var today: CivilDate { get }
  /// What every page says above its own content; empty most of the time.
  var notice: HTML { get }
}

extension PageDesk {
  var store: Store { office.store }
  var notice: HTML { .empty }
  var token: FormToken? { context.token }
  var frame: Frame { Frame(office.environment, context, notice: notice) }
  var author: Authorship { Authorship(person: viewer.access.person, at: now, today: today) }

  /// The page as an answer, in the frame of the viewer.
  func answer(_ page: Page) -> Response {
    page.response(in: frame)
  }

  /// The form again, with what is to be corrected: nothing was changed.
  func refused(_ page: Page) -> WebProblem {
    .answered(.unprocessableContent, frame.document(page))
  }

  /// What a form says; when it cannot be taken, the page with the form again, as it was typed.
  func read<Value>(
    _ parse: () throws(FormErrors) -> Value, orShow page: (Fields) -> Page
  ) throws(WebProblem) -> Value {
    do {
      return try parse()
    } catch {
      throw refused(error, page)
    }
  }

  /// What a change gives; when the store has already what there may be one of, the page with the
  /// form again.
  func write<Value>(
    orSay taken: FormErrors, on page: (Fields) -> Page, _ change: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await change()
    } catch StoreError.conflict {
      throw refused(taken, page)
    }
  }

  /// The page with the form as it was typed, and what is to be corrected.
  func refused(_ errors: FormErrors, _ page: (Fields) -> Page) -> WebProblem {
    refused(page(Fields(context.form, errors: errors)))
  }
}

/// What the pages above sites are made with; days are those of Paris.
struct NetworkDesk: PageDesk {
  let office: Office
  let context: WebContext
  let viewer: Viewer
  let now: Instant
  let today: CivilDate

  init(office: Office, context: WebContext, viewer: Viewer) {
    self.office = office
    self.context = context
    self.viewer = viewer
    now = office.environment.clock.now()
    today = WallClock.date(of: now, in: office.environment.timeZone)
  }
}

extension Office {
  /// The desk of whoever is signed in, whatever site they work for: no statement.
  func networkDesk(_ context: WebContext) throws(WebProblem) -> NetworkDesk {
    NetworkDesk(office: self, context: context, viewer: try context.signedIn())
  }
}
