import Hummingbird

struct SettingsRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
