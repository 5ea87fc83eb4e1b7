import QualityDomain
import QualityWording

/// What is said of one question over the sites of a node.
struct StandingText {
  let standing: QuestionStanding

  init(_ standing: QuestionStanding) {
    self.standing = standing
  }

  /// « 7,12 ».
  var mean: HTML { Self.hundredths(standing.mean) }

  /// « +0,15 », of the sites scored both years.
  var change: HTML { HTML(text: standing.change.map(FrenchNumber.gap) ?? "–") }

  /// Published, or that of all scores; a range where rows do not agree.
  var networkMean: HTML {
    let published = standing.publishedMeans.map(FrenchNumber.score)
    if published.count > 1, let least = published.first, let greatest = published.last {
      return "\(least) à \(greatest)"
    }
    return published.first.map { HTML(text: $0) } ?? Self.hundredths(standing.wholeNetwork?.mean)
  }

  /// « 8,4 Préfecture du Finistère ».
  func extreme(_ score: SiteScore?) -> HTML {
    guard let score else { return "–" }
    return """
      <strong>\(FrenchNumber.score(score.score))</strong> <span class="qp-note">\(score.site.name)</span>
      """
  }

  private static func hundredths(_ mean: Quantity?) -> HTML {
    HTML(text: mean.map { FrenchNumber.decimal($0, places: 2) } ?? "–")
  }

  /// The mean of the sites in large.
  var value: HTML {
    """
    <p class="qp-value"><span class="qp-value__number">\(mean)</span> <span>sur 10</span> \
    <span>moyenne de \(FrenchNumber.count(standing.scores.count, "site", "sites"))</span></p>
    """
  }

  /// How it compares, with what all known scores of the network say.
  var sentences: String {
    let before = standing.question.year - 1
    return [
      standing.change.map { "\(FrenchNumber.gap($0)) depuis \(before)." }, published, computed,
      spread,
    ].compactMap(\.self).joined(separator: " ")
  }

  private var published: String? {
    let means = standing.publishedMeans
    guard let least = means.first, let greatest = means.last else {
      return "La moyenne du réseau n’est pas publiée."
    }
    return means.count == 1
      ? "Moyenne du réseau publiée : \(FrenchNumber.score(least))."
      : "Les lignes importées ne donnent pas la même moyenne du réseau : "
        + "de \(FrenchNumber.score(least)) à \(FrenchNumber.score(greatest))."
  }

  private var computed: String? {
    if let mean = standing.wholeNetwork?.mean, let network = standing.wholeNetwork {
      return "Les \(FrenchNumber.integer(network.count)) notes du réseau donnent "
        + "\(FrenchNumber.decimal(mean, places: 2))."
    }
    let known = FrenchNumber.integer(standing.network?.count ?? 0)
    return standing.among.map {
      "\(known) notes connues sur \(FrenchNumber.integer($0)) : rien n’est recalculé."
    }
  }

  private var spread: String? {
    guard let network = standing.wholeNetwork, let lower = network.lowerQuartile,
      let median = network.median, let upper = network.upperQuartile
    else { return nil }
    return "Médiane \(FrenchNumber.score(median)), quartiles \(FrenchNumber.score(lower)) et "
      + "\(FrenchNumber.score(upper))."
  }

  var warning: HTML {
    .when(
      standing.isFlagged,
      HTML.message(
        .warning, "À vérifier : ce qui est publié n’est pas ce que les notes donnent, voir chaque site."))
  }
}

/// The mean of the sites in each year, beside that of the network.
struct YearsChart {
  let id: String
  let title: String
  /// The latest first.
  let standings: [QuestionStanding]

  /// Empty below two years.
  var html: HTML {
    let rows = standings.compactMap { standing in
      standing.mean.map {
        ScoreChart.Row(String(standing.question.year), score: $0, mean: standing.networkMean)
      }
    }
    return .when(rows.count > 1, ScoreChart(id: id, title: title, rows: rows).html)
  }
}
