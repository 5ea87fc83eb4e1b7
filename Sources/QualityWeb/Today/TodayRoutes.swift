import Hummingbird

struct TodayRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
