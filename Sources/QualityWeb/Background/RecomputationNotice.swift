import QualityDomain

extension HTML {
  /// Says on every page that due dates and figures may still change after a change of the calendar.
  ///
  /// - Parameter state: of the job that brings them up to date; nil when there never was one.
  static func recomputation(_ state: JobState?) -> HTML {
    switch state {
    case nil, .done: .empty
    case .waiting, .running:
      notice(
        "Échéances en cours de recalcul.",
        "Le calendrier du site a changé : des délais et des chiffres peuvent encore bouger.")
    case .failed:
      notice(
        "Le recalcul des échéances n’a pas abouti.",
        "Des délais et des chiffres peuvent être faux : un administrateur peut relancer ce travail "
          + "depuis la page « Opérations » des réglages.")
    }
  }
}
