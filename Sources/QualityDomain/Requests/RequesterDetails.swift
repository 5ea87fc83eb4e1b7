/// What kind of person or body writes.
public enum RequesterProfile: String, CaseIterable, Sendable {
  case individual, professional, association
  case localAuthority = "local-authority"
  case electedOfficial = "elected-official"
  case administration
}

/// Who wrote, and how to answer. Kept apart from the request, so that it can be erased alone.
public struct RequesterDetails: Hashable, Sendable {
  public let name: String
  public let profile: RequesterProfile
  public let email: String
  public let telephone: String
  public let address: String

  public init(
    name: String, profile: RequesterProfile, email: String = "", telephone: String = "",
    address: String = ""
  ) {
    self.name = name
    self.profile = profile
    self.email = email
    self.telephone = telephone
    self.address = address
  }

  /// Whether an answer can reach the person (counting rules, "Clocks of a request" 6).
  public var isReachable: Bool { !(email.isEmpty && telephone.isEmpty && address.isEmpty) }

  /// Equal for two letters of one person: the e-mail address, or else the name with the telephone
  /// number or the postal address. nil when a name stands alone, since namesakes exist.
  public var matchKey: String? {
    let mail = Self.folded(email)
    if !mail.isEmpty { return "mail:\(mail)" }
    let who = Self.folded(name)
    guard !who.isEmpty else { return nil }
    let digits = telephone.filter(\.isNumber)
    if !digits.isEmpty { return "tel:\(digits.suffix(9)):\(who)" }
    let place = Self.folded(address)
    return place.isEmpty ? nil : "post:\(place):\(who)"
  }

  /// Lower case, with one space where there was any number of spaces, commas or
  /// semicolons.
  private static func folded(_ text: String) -> String {
    text.lowercased().split { $0.isWhitespace || $0 == "," || $0 == ";" }.joined(separator: " ")
  }
}
