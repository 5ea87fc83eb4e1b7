/// How long ago something was, in French.
public enum FrenchAge {
  /// « moins d’une minute », « 3 minutes », « 2 heures », « 4 jours »; the largest unit of which there
  /// is one, cut.
  public static func short(_ age: Duration) -> String {
    let seconds = Int(age.components.seconds)
    switch seconds {
    case ..<60: return "moins d’une minute"
    case ..<3_600: return FrenchNumber.count(seconds / 60, "minute", "minutes")
    case ..<86_400: return FrenchNumber.count(seconds / 3_600, "heure", "heures")
    default: return FrenchNumber.count(seconds / 86_400, "jour", "jours")
    }
  }
}
