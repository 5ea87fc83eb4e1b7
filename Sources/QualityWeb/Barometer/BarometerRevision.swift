import QualityDomain
import QualityStore

/// A score that another one replaced.
struct BarometerRevision {
  let former: BarometerScore
  let current: BarometerFigures
  let replacedAt: Instant

  /// Every revision of a site's scores, the last first. A score that only got what it lacked was not
  /// revised.
  static func all(in records: [BarometerRecord]) -> [BarometerRevision] {
    let current = Dictionary(
      records.filter { $0.replacedAt == nil }.map { ($0.score.question, $0.score.figures) },
      uniquingKeysWith: { first, _ in first })
    return records.compactMap { record in
      guard let replacedAt = record.replacedAt, let figures = current[record.score.question],
        !record.score.figures.isPart(of: figures)
      else { return nil }
      return BarometerRevision(
        former: record.score, current: figures, replacedAt: replacedAt)
    }
  }
}
