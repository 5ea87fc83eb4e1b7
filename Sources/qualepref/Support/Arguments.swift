public import ArgumentParser
public import QualityDomain
public import QualityWeb

extension CivilDate: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(iso: argument)
  }
}

extension Territory: ExpressibleByArgument {
  /// A hundred codes would drown a message.
  public static var allValueStrings: [String] { [] }

  public init?(argument: String) {
    self.init(code: argument)
  }
}

extension Period: ExpressibleByArgument {
  public init?(argument: String) {
    self.init(argument)
  }
}

extension Node: ExpressibleByArgument {
  /// A node above sites; a site has an option of its own.
  public init?(argument: String) {
    guard let node = Node(argument), node.isAboveSites else { return nil }
    self = node
  }
}

extension SiteKind: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension Theme: ExpressibleByArgument {}
