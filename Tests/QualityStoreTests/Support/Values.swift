import QualityDomain
import Testing

/// The date written `2024-05-06`. A text that is not a date fails the test that uses it.
func day(_ iso: String, sourceLocation: SourceLocation = #_sourceLocation) -> CivilDate {
  guard let date = CivilDate(iso: iso) else {
    Issue.record("\(iso) is not a date", sourceLocation: sourceLocation)
    return .earliest
  }
  return date
}

/// The period written `2023-T4`. A text that is not one fails the test that uses it.
func period(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Period {
  guard let period = Period(text) else {
    Issue.record("\(text) is not a period", sourceLocation: sourceLocation)
    return Period(.year, containing: .earliest)
  }
  return period
}

/// The quantity written `88.20`. A text that is not one fails the test that uses it.
func quantity(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> Quantity {
  guard let quantity = Quantity(text) else {
    Issue.record("\(text) is not a quantity", sourceLocation: sourceLocation)
    return .zero
  }
  return quantity
}

/// SplitMix64: random cases that are the same at every run, so that a failure can be replayed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
