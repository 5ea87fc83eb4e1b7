import Hummingbird

struct CommitmentRoutes: Sendable {
  let office: Office

  func add(to router: some RouterMethods<WebContext>) {}
}
