import Hummingbird

struct RequestRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
