import QualityDomain
import QualityWording

extension HTML {
  /// « mar. 12 mai 2026 », that machines can read too.
  static func time(_ date: CivilDate) -> HTML {
    #"<time datetime="\#(date.iso)">\#(FrenchDate.short(date))</time>"#
  }

  /// What is said once it is known that a figure alone would not do: colour, icon and word.
  static func badge(_ label: String, _ tone: Tone? = nil, isSmall: Bool = true) -> HTML {
    """
    <span class="fr-badge\(.with(tone) { " fr-badge--\($0.modifier)" })\
    \(.when(isSmall, " fr-badge--sm"))">\(label)</span>
    """
  }

  static func badge(_ status: IndicatorStatus, isSmall: Bool = true) -> HTML {
    badge(status.french, status.tone, isSmall: isSmall)
  }

  /// What is left before a due date: a badge when late or due today, plain words after.
  ///
  /// - Parameter workingDays: left, 0 on the due date, negative when late.
  static func delay(workingDays: Int) -> HTML {
    let words = FrenchDelay.short(workingDays: workingDays)
    return workingDays > 0
      ? HTML(text: words) : badge(words, workingDays < 0 ? .error : .warning)
  }
}

/// What a badge, an alert or a notice means, and its colour: red late, missing or below target;
/// ochre today or to renew; green met; blue in progress.
enum Tone: String {
  case error, warning, success, info

  fileprivate var modifier: String { rawValue }
}

extension IndicatorStatus {
  var tone: Tone? {
    switch self {
    case .onTarget: .success
    case .belowTarget: .error
    case .noTarget: .info
    case .notApplicable: nil
    case .missing, .stale: .warning
    }
  }
}
