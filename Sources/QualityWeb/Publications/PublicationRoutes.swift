import Hummingbird

struct PublicationRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
