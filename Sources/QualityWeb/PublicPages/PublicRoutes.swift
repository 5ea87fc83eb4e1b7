import Hummingbird

struct PublicRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
