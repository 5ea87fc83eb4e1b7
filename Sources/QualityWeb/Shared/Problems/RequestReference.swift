import QualityDomain

/// What a user reads on a problem page and whoever helps them finds in the log: `7F3K-9M2X`.
struct RequestReference: Hashable, Sendable {
  let text: String

  /// A new one: forty random bits.
  init() {
    let random = ID<RequestReference>.make(at: Instant(milliseconds: 0)).text.suffix(8).uppercased()
    text = random.prefix(4) + "-" + random.suffix(4)
  }
}
