import QualityDomain
import QualityStore
import QualityWording

extension Desk {
  /// The indicators of the site on the day of `choice`, by commitment.
  func outline(_ readings: [IndicatorReading], on choice: PeriodChoice) -> IndicatorOutline {
    IndicatorOutline(
      readings, edition: office.book.edition(of: profile, on: choice.day), profile: profile,
      on: choice.day)
  }

  /// Whose figures and requests the viewer sees: « tous les services », « Accueil et Communication ».
  func words(for scope: Scope) -> String {
    guard let services = scope.services else { return "tous les services" }
    return FrenchList.joined(profile.services.filter { services.contains($0.id) }.map(\.name))
  }
}
