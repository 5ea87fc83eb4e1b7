import ArgumentParser
import QualityDomain
import QualityWeb

/// The day that a command takes for today.
struct TodayOption: ParsableArguments {
  @Option(help: "Le jour à prendre pour aujourd’hui, AAAA-MM-JJ (sinon celui de l’horloge).")
  var today: CivilDate?

  /// The clock of this run: the machine's, or one that stands still on the given day.
  var clock: WallClock { today.map(WallClock.still) ?? .system }
}

extension WallClock {
  /// A clock that stands at 11:00 UTC of a day: the same date in every French territory, from Tahiti to Wallis.
  static func still(_ day: CivilDate) -> WallClock {
    let instant = Instant(milliseconds: Int64(day.dayNumber) * 86_400_000 + 39_600_000)
    return WallClock { instant }
  }
}
