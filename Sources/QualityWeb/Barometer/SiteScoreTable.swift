import QualityDomain
import QualityWording

/// Sites with their score for one question.
struct SiteScoreTable {
  let caption: String
  /// The best first.
  let scores: [SiteScore]

  var html: HTML {
    DataTable(
      caption,
      columns: [
        .text("Site"), .number("Note"), .number("Sur un an"), .number("Écart à la moyenne"),
        .number("Rang publié"), .number("Rang recalculé"), .text("Constat"),
      ], rows: scores.map(row)
    ).html
  }

  private func row(_ score: SiteScore) -> [HTML] {
    let reading = score.reading
    return [
      HTML(text: score.site.name), "<strong>\(FrenchNumber.score(score.score))</strong>",
      words(reading.change.map(FrenchNumber.gap)), words(reading.gap.map(FrenchNumber.gap)),
      words(reading.figures.rank.map { FrenchRank.among($0, reading.figures.among) }),
      words(reading.frenchComputedRank), .finding(reading),
    ]
  }

  private func words(_ text: String?) -> HTML { HTML(text: text ?? "–") }
}
