import QualityDomain
import Testing

/// The date that a test names in ISO form.
func day(_ iso: String) throws -> CivilDate {
  try #require(CivilDate(iso: iso))
}

/// The number that a test writes in French or English form.
func quantity(_ text: String) throws -> Quantity {
  try #require(Quantity(text))
}
