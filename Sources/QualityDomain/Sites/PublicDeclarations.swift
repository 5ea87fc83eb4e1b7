/// What whoever runs an installation declares on its public pages.
public struct PublicDeclarations: Hashable, Sendable {
  public let accessibility: AccessibilityDeclaration
  /// Who hosts the service, in a sentence (loi n° 2004-575, article 1-1); nil when nobody said.
  public let hosting: String?

  public init(accessibility: AccessibilityDeclaration, hosting: String?) {
    self.accessibility = accessibility
    self.hosting = hosting
  }

  /// Nothing was declared.
  public static let none = PublicDeclarations(
    accessibility: AccessibilityDeclaration(declaredOn: nil), hosting: nil)
}

/// The facts of a declaration of accessibility (loi n° 2005-102, article 47; RGAA 4.1.2).
public struct AccessibilityDeclaration: Hashable, Sendable {
  /// What an audit found.
  public struct Audit: Hashable, Sendable {
    public let madeOn: CivilDate
    public let auditor: String
    /// The share of the criteria that the service meets, 0…100.
    public let conformity: Quantity
    /// What is not accessible, a sentence each.
    public let findings: [String]

    public init(madeOn: CivilDate, auditor: String, conformity: Quantity, findings: [String]) {
      self.madeOn = madeOn
      self.auditor = auditor
      self.conformity = conformity
      self.findings = findings
    }
  }

  /// How the pages conform to the RGAA.
  public enum Status: Hashable, Sendable {
    case full, partial, none
  }

  public let declaredOn: CivilDate?
  /// Where to write about accessibility, when it is not to the sites themselves.
  public let contact: String?
  /// Where the plans of the administration are, in a sentence.
  public let plan: String?
  public let audit: Audit?

  public init(
    declaredOn: CivilDate?, contact: String? = nil, plan: String? = nil, audit: Audit? = nil
  ) {
    self.declaredOn = declaredOn
    self.contact = contact
    self.plan = plan
    self.audit = audit
  }

  /// Without an audit a service is not compliant, whatever its tests say; with one, full at 100 %,
  /// partial from 50 % on.
  public var status: Status {
    guard let rate = audit?.conformity.millionths else { return .none }
    if rate >= 100_000_000 { return .full }
    return rate >= 50_000_000 ? .partial : .none
  }
}
