import QualityDomain
import QualityStore

/// The indicators of a site under the modules and commitments that they speak of. An indicator of
/// several commitments stands once, under the first that the site applies.
struct IndicatorOutline {
  struct ModulePart {
    let module: Module
    /// Those with indicators, in order.
    let parts: [CommitmentPart]
    /// Those for which the référentiel asks no figure.
    let silent: [Commitment]
    /// Those that do not concern the site, and why.
    let excluded: [NonApplicableCommitment]

    var readings: [IndicatorReading] { parts.flatMap(\.readings) }
  }

  struct CommitmentPart {
    let commitment: Commitment
    let readings: [IndicatorReading]
  }

  let modules: [ModulePart]
  /// The site's own, of commitments that it does not take.
  let others: [IndicatorReading]

  var readings: [IndicatorReading] { modules.flatMap(\.readings) + others }

  /// The outline on `day` of what `readings` holds.
  init(_ readings: [IndicatorReading], edition: Edition?, profile: SiteProfile, on day: CivilDate) {
    let excluded = profile.nonApplicable.inForce(on: day)
    let taken = profile.modules(on: day)
    let modules = (edition?.modules ?? []).filter { taken.contains($0.number) }
    let applied = Set(modules.flatMap { $0.commitments.map(\.number) })
      .subtracting(excluded.map(\.commitment))
    let place = { (reading: IndicatorReading) in
      reading.definition.commitments.first(where: applied.contains)
    }
    let byCommitment = Dictionary(grouping: readings, by: place)
    self.modules = modules.map { module in
      let commitments = module.commitments.filter { applied.contains($0.number) }
      return ModulePart(
        module: module,
        parts: commitments.compactMap { commitment in
          byCommitment[commitment.number].map {
            CommitmentPart(commitment: commitment, readings: $0)
          }
        },
        silent: commitments.filter { commitment in
          !readings.contains { $0.definition.commitments.contains(commitment.number) }
        },
        excluded: excluded.filter { one in
          module.commitments.contains { $0.number == one.commitment }
        })
    }
    others = byCommitment[nil] ?? []
  }
}
