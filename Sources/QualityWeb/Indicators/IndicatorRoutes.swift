import Hummingbird

struct IndicatorRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
