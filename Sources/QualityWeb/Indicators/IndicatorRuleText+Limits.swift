import QualityDomain
import QualityStore
import QualityWording

extension IndicatorRuleText {
  var limitSection: HTML {
    guard let rule = definition.register else { return .empty }
    let items = limitItems(rule)
    return .section(
      rule.clock == .announcedDate ? "Délais avant l’annonce" : "Délais", id: "t-delais",
      style: "qp-stack qp-stack--sm",
      """
      \(.when(!items.isEmpty, .list(items)))
      \(.each(conventions(rule)) { #"<p class="fr-text--sm">Convention : \#($0.midSentence)</p>"# })
      <p class="fr-text--sm">Jours ouvrés : du lundi au vendredi, hors jours fériés du territoire \
      (\(profile.site.territory.code)) et jours locaux du site. Le jour de réception est le jour 0. Aucun \
      texte ne définit ces mots pour ces délais : c’est une convention du logiciel.</p>
      """)
  }

  private struct LimitLine: Hashable {
    let days: Int
    let from: CivilDate
    let kind: RequestKind
    let article: String
    let isLocal: Bool
  }

  /// One line for the channels that share a limit.
  private func limitItems(_ rule: RegisterRule) -> [ListItem] {
    let official = limits(rule).map {
      (
        LimitLine(
          days: $0.workingDays, from: $0.validFrom, kind: $0.kind, article: $0.article,
          isLocal: false), $0.channel
      )
    }
    let own = profile.localLimits.filter {
      $0.value.clock == rule.clock && rule.kinds.contains($0.value.kind)
        && rule.channels.contains($0.value.channel)
    }.map {
      (
        LimitLine(
          days: $0.value.workingDays, from: $0.from, kind: $0.value.kind, article: "",
          isLocal: true), $0.value.channel
      )
    }
    var lines: [(line: LimitLine, channels: [RequestChannel])] = []
    for (line, channel) in official + own {
      if let known = lines.firstIndex(where: { $0.line == line }) {
        lines[known].channels.append(channel)
      } else {
        lines.append((line, [channel]))
      }
    }
    return lines.map { line, channels in
      let source = line.isLocal ? "délai local, second chiffre" : line.article
      return ListItem(
        "\(line.kind.french) \(FrenchList.joined(channels.map(\.frenchBy)))",
        right: "<strong>\(FrenchDelay.long(workingDays: line.days))</strong>",
        note: "depuis le \(.time(line.from)) · \(source)")
    }
  }

  private func conventions(_ rule: RegisterRule) -> [String] {
    var seen: [String] = []
    for convention in limits(rule).compactMap(\.convention) where !seen.contains(convention) {
      seen.append(convention)
    }
    return seen
  }
}
