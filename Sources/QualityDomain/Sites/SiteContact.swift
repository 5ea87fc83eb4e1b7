/// How the public writes to a site. What is not known is empty, and is not shown.
public struct SiteContact: Hashable, Sendable {
  public let email: String
  public let telephone: String
  /// On one line or several.
  public let postalAddress: String
  /// With its scheme, for example `https://www.val-d-orance.example`.
  public let website: String

  public init(
    email: String = "", telephone: String = "", postalAddress: String = "", website: String = ""
  ) {
    self.email = email
    self.telephone = telephone
    self.postalAddress = postalAddress
    self.website = website
  }
}
