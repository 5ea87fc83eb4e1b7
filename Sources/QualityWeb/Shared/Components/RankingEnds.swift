/// The best and the worst of a ranking, side by side.
struct RankingEnds<Ranked> {
  /// How many are named at each end, at most.
  static var most: Int { 5 }

  /// The best first.
  let ranked: [Ranked]
  /// Nothing is shown unless so many can be named at each end: the table of all says it then.
  var least = Self.most
  let best: HTML
  let worst: HTML
  let item: (Ranked) -> ListItem

  var html: HTML {
    let named = min(Self.most, ranked.count / 2)
    guard named >= least else { return .empty }
    return """
      <div class="qp-pair">
      \(HTML.section(best, id: "t-meilleurs", .list(ranked.prefix(named).map(item))))
      \(HTML.section(worst, id: "t-moins-bons", .list(ranked.suffix(named).reversed().map(item))))
      </div>
      """
  }
}
