import Hummingbird
import Logging
import QualityStore

/// What is known of one request while it is answered.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let reference: RequestReference
  /// nil before sign-in.
  var viewer: Viewer?
  /// Of the site that the viewer works for; nil without one.
  var profile: SiteProfile?
  /// There, of what the viewer may see.
  var lateRequests = 0
  /// What the forms of this page must send back.
  var token: FormToken?
  /// What a form sent, checked by `FormMiddleware`; empty for other requests.
  var form = FormBody()

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
    reference = RequestReference()
    logger[metadataKey: "reference"] = "\(reference.text)"
  }

  /// The viewer, or the way to sign in.
  func signedIn() throws(WebProblem) -> Viewer {
    guard let viewer else { throw .signInRequired }
    return viewer
  }
}
