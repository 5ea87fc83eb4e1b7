import QualityDomain
import QualityWording

/// What rose and what fell since the year before.
struct BarometerChanges {
  let readings: [BarometerReading]
  let year: Int

  /// Of each direction.
  private static let mostShown = 3

  private var compared: [(reading: BarometerReading, change: Quantity)] {
    readings.compactMap { reading in reading.change.map { (reading, $0) } }
  }

  var html: HTML {
    let rises = compared.filter { $0.change > .zero }.sorted { $0.change > $1.change }
    let falls = compared.filter { $0.change < .zero }.sorted { $0.change < $1.change }
    if compared.isEmpty { return "<p>Pas de note en \(year - 1) : rien à comparer.</p>" }
    return """
      <p>\(summary(rises: rises.count, falls: falls.count))</p>
      \(.when(rises.count + falls.count > 0, .list(
        (rises.prefix(Self.mostShown) + falls.prefix(Self.mostShown)).map(item))))
      """
  }

  /// « 6 notes en hausse, 2 en baisse et 1 inchangée ; 1 nouvelle. »
  private func summary(rises: Int, falls: Int) -> String {
    let same = compared.count - rises - falls
    let new = readings.count - compared.count
    let words = [
      FrenchNumber.count(rises, "note en hausse", "notes en hausse"), "\(falls) en baisse",
      FrenchNumber.count(same, "inchangée", "inchangées"),
    ]
    return FrenchList.joined(words)
      + (new > 0 ? " ; \(FrenchNumber.count(new, "nouvelle", "nouvelles"))." : ".")
  }

  private func item(_ reading: BarometerReading, _ change: Quantity) -> ListItem {
    let scores = [reading.yearBefore?.score, reading.figures.score].compactMap(\.self)
      .map { FrenchNumber.score($0) }.joined(separator: " → ")
    return ListItem(
      HTML(text: reading.question.axis.french),
      right: "\(scores) <strong>\(FrenchNumber.gap(change))</strong>")
  }
}
