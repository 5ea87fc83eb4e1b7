import QualityDomain
import QualityStore
import QualityWording

/// The last figures of a commitment's indicators.
struct CommitmentFigures {
  let readings: [IndicatorReading]
  let quarter: Period

  var html: HTML {
    .section(
      "Indicateurs, \(quarter.frenchShort)", id: "t-indicateurs", style: "qp-stack qp-stack--sm",
      readings.isEmpty
        ? #"<p class="fr-text--sm qp-muted">Le chapitre VI n’en donne pas pour cet engagement.</p>"#
        : .list(readings.map(item)))
  }

  private func item(_ reading: IndicatorReading) -> ListItem {
    let definition = reading.definition
    return ListItem(
      PageLink(definition.shortLabel, .indicator(definition.code, quarter)),
      right: .with(reading.figure?.value) {
        "<strong>\(FrenchNumber.value($0, definition.unit))</strong>"
      },
      note: HTML(text: note(reading)))
  }

  /// « 81 sur 94 · cible 80 % · atteinte · T4 2025 ».
  private func note(_ reading: IndicatorReading) -> String {
    var words: [String] = []
    if let made = reading.figure?.frenchCalculation(reading.definition.unit), !made.isEmpty {
      words.append(made)
    }
    if let target = reading.target {
      words.append("cible \(FrenchNumber.target(target.value, reading.definition.unit))")
    }
    words.append(reading.status.french)
    if reading.figurePeriod != quarter { words.append(reading.figurePeriod.frenchShort) }
    return words.joined(separator: " · ")
  }
}

/// The limits in force of a commitment, those that say the same in one line.
struct CommitmentLimits {
  let commitment: Int
  let edition: Edition
  let profile: SiteProfile
  let today: CivilDate

  fileprivate struct Key: Hashable {
    let clock: ClockKind
    let article: String
    let workingDays: Int
  }

  var html: HTML {
    let limits = inForce
    if limits.isEmpty { return .empty }
    var keys: [Key] = []
    for limit in limits where !keys.contains(Key(limit)) { keys.append(Key(limit)) }
    return .section(
      "Délais", id: "t-delais", style: "qp-stack qp-stack--sm",
      """
      \(.list(keys.map { key in item(key, limits.filter { Key($0) == key }) }))
      \(.each(conventions(limits)) {
        #"<p class="fr-text--sm qp-muted">Convention : \#($0.midSentence)</p>"#
      })
      """)
  }

  /// Of each kind and channel, the latest limit whose first day has come.
  private var inForce: [Limit] {
    let own = edition.limits.filter { limit in
      limit.validFrom <= today
        && limit.article.split(separator: ".").first.map(String.init) == String(commitment)
    }
    return own.filter { limit in
      !own.contains {
        $0.clock == limit.clock && $0.kind == limit.kind && $0.channel == limit.channel
          && $0.validFrom > limit.validFrom
      }
    }
  }

  private func item(_ key: Key, _ limits: [Limit]) -> ListItem {
    let kinds = RequestKind.allCases.filter { kind in limits.contains { $0.kind == kind } }
    let channels = RequestChannel.allCases.filter { way in limits.contains { $0.channel == way } }
    let local = profile.localLimits.inForce(on: today)
      .filter { held in limits.contains { $0.isSubject(of: held) } }.map(\.workingDays).min()
    let subjects = FrenchList.joined(kinds.map(\.frenchNoun), last: "ou")
    let ways = FrenchList.joined(channels.map(\.frenchBy), last: "ou")
    var note = "\(key.article) · \(subjects), \(ways)"
    if let local {
      note += " · délai du site : \(FrenchNumber.count(local, "jour ouvré", "jours ouvrés"))"
    }
    return ListItem(
      HTML(text: key.clock.french),
      right: "<strong>\(FrenchNumber.count(key.workingDays, "jour ouvré", "jours ouvrés"))</strong>",
      note: HTML(text: note))
  }

  private func conventions(_ limits: [Limit]) -> [String] {
    var texts: [String] = []
    for case let text? in limits.map(\.convention) where !texts.contains(text) { texts.append(text) }
    return texts
  }
}

extension CommitmentLimits.Key {
  fileprivate init(_ limit: Limit) {
    self.init(clock: limit.clock, article: limit.article, workingDays: limit.workingDays)
  }
}

extension Limit {
  fileprivate func isSubject(of local: LocalLimit) -> Bool {
    clock == local.clock && kind == local.kind && channel == local.channel
  }
}
