import Hummingbird

struct DashboardRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
