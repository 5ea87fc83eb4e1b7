/// Something that holds for a site from one day through another.
public struct Dated<Value: Hashable & Sendable>: Hashable, Sendable {
  public let value: Value
  public let from: CivilDate
  /// nil while it still holds.
  public let through: CivilDate?

  public init(_ value: Value, from: CivilDate, through: CivilDate? = nil) {
    self.value = value
    self.from = from
    self.through = through
  }

  /// Whether it holds on `day`: on its first and last days too.
  public func holds(on day: CivilDate) -> Bool {
    from <= day && (through.map { day <= $0 } ?? true)
  }
}

extension Sequence {
  /// The values that hold on `day`.
  public func inForce<Value>(on day: CivilDate) -> [Value] where Element == Dated<Value> {
    compactMap { $0.holds(on: day) ? $0.value : nil }
  }
}

/// A commitment that does not concern a site, and why: sous-préfectures apply what concerns their
/// missions (II.2).
public struct NonApplicableCommitment: Hashable, Sendable {
  public let commitment: Int
  public let reason: String

  public init(commitment: Int, reason: String) {
    self.commitment = commitment
    self.reason = reason
  }
}

/// The label of a site: valid three years from its award (V).
public struct Label: Hashable, Sendable {
  public let awardedOn: CivilDate
  public let expiresOn: CivilDate
  /// The body that audited the site.
  public let awardedBy: String

  public init(awardedOn: CivilDate, expiresOn: CivilDate, awardedBy: String) {
    self.awardedOn = awardedOn
    self.expiresOn = expiresOn
    self.awardedBy = awardedBy
  }
}
