/// What a score of the barometer is of. Axes sort as pages show them: the whole, then channels, then
/// commitments by number.
public enum BarometerAxis: Hashable, Sendable {
  case overall
  case channel(BarometerChannel)
  /// A commitment of the référentiel, by its number.
  case commitment(Int)

  /// The sort of axis, without what it names.
  public enum Kind: String, CaseIterable, Sendable {
    case overall, channel, commitment
  }

  public var kind: Kind {
    switch self {
    case .overall: .overall
    case .channel: .channel
    case .commitment: .commitment
    }
  }
}

extension BarometerAxis: Comparable {
  private var place: (kind: Int, number: Int) {
    switch self {
    case .overall: (0, 0)
    case .channel(let channel): (1, BarometerChannel.allCases.firstIndex(of: channel) ?? 0)
    case .commitment(let number): (2, number)
    }
  }

  public static func < (left: BarometerAxis, right: BarometerAxis) -> Bool {
    left.place < right.place
  }
}

/// A channel as the barometer scores it: one by which requests arrive (`RequestChannel`), or one of
/// the headings of chapter III (`PromiseChannel`, but for `general`, which is no channel of its own).
/// The telephone is in both. Names are those of both.
public enum BarometerChannel: String, CaseIterable, Sendable {
  case telephone, email, letter, form, counter, box
  case reception, mail, website
  case socialNetworks = "social-networks"
  case onlineProcedures = "online-procedures"
  case digitalPoint = "digital-point"
  case press
  case localAuthorities = "local-authorities"
  case applicants
  case electedOfficials = "elected-officials"
  case partners
  case crisis
}

/// What every site is scored for once a year.
public struct BarometerQuestion: Hashable, Sendable {
  /// The year of the barometer, from `firstYear` on.
  public let year: Int
  public let axis: BarometerAxis

  public init(year: Int, axis: BarometerAxis) {
    self.year = year
    self.axis = axis
  }

  /// The first Qualipref is of 2006: nothing was promised before.
  public static let firstYear = 2006

  /// The same question a year before.
  public var yearBefore: BarometerQuestion { BarometerQuestion(year: year - 1, axis: axis) }
}
