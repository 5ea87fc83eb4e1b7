public import QualityDomain
public import Testing

/// The date written `2024-05-06`. A text that is not a date fails the test that uses it.
public func day(
  _ iso: String, sourceLocation: SourceLocation = #_sourceLocation
) -> CivilDate {
  guard let date = CivilDate(iso: iso) else {
    Issue.record("\(iso) is not a date", sourceLocation: sourceLocation)
    return .earliest
  }
  return date
}

/// The period written `2023-T4`. A text that is not one fails the test that uses it.
public func period(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) -> Period {
  guard let period = Period(text) else {
    Issue.record("\(text) is not a period", sourceLocation: sourceLocation)
    return Period(.year, containing: .earliest)
  }
  return period
}

/// The quantity written `88.20`. A text that is not one fails the test that uses it.
public func quantity(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) -> Quantity {
  guard let quantity = Quantity(text) else {
    Issue.record("\(text) is not a quantity", sourceLocation: sourceLocation)
    return .zero
  }
  return quantity
}
