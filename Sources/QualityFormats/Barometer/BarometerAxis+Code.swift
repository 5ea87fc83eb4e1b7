public import QualityDomain

extension BarometerAxis {
  /// One word for addresses and names of files: `global`, `canal-reseaux-sociaux`, `engagement-17`.
  public var code: String {
    switch self {
    case .overall: kindWord
    case .channel, .commitment: "\(kindWord)-\(labelWord.replacing(" ", with: "-"))"
    }
  }

  /// The axis of that code; nil when there is none.
  public init?(code: String) {
    if let channel = BarometerChannel.allCases.first(where: { Self.channel($0).code == code }) {
      self = .channel(channel)
    } else if code == Self.overall.code {
      self = .overall
    } else if let number = Int(code.drop { !$0.isNumber }), number > 0,
      Self.commitment(number).code == code
    {
      self = .commitment(number)
    } else {
      return nil
    }
  }
}
