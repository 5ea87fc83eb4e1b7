public import QualityDomain

/// A table of the scores of the barometer, as delimited text: one score a row.
///
/// Columns `site`, `annee`, `axe`, `libelle` and `note` are required; `moyenne_reseau`, `rang` and
/// `sur` may be left out or blank. `axe` is `engagement` (`libelle`: its number, or `engagement 17`),
/// `canal` (`libelle`: one of `channelWords`) or `global` (`libelle` blank, or `global`).
public struct BarometerTable: Sequence, IteratorProtocol, Sendable {
  private struct Key: Hashable {
    let site: Site.ID
    let question: BarometerQuestion
  }

  private struct Columns {
    let site, year, axis, label, score, mean, rank, among: TableColumn

    init(_ header: TableHeader) {
      site = header["site"]
      year = header["annee"]
      axis = header["axe"]
      label = header["libelle"]
      score = header["note"]
      mean = header["moyenne_reseau"]
      rank = header["rang"]
      among = header["sur"]
    }
  }

  /// What `libelle` may say of a channel, in any case and with or without accents.
  public static let channelWords = BarometerWords.channels.all

  private static let longestWord = 60
  /// A slip of the keyboard is told from a number of sites.
  private static let ranks = 1...9_999

  private var reader: TableReader
  private let columns: Columns
  private let sites: [String: Site.ID]
  private let years: ClosedRange<Int>
  private let commitments: ClosedRange<Int>
  private var firstLines: [Key: Int] = [:]

  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or Windows-1252.
  ///   - sites: those whose scores may be given; a row of another one is refused.
  ///   - commitments: the numbers of the référentiel's.
  ///   - today: the year that is not over yet is the last that may be scored.
  /// - Throws: all that is wrong with the header.
  public init(
    _ bytes: [UInt8], sites: [Site], commitments: ClosedRange<Int>, today: CivilDate
  ) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: ["site", "annee", "axe", "libelle", "note"],
      optional: ["moyenne_reseau", "rang", "sur"])
    columns = Columns(reader.header)
    self.sites = Dictionary(sites.map { ($0.code, $0.id) }) { first, _ in first }
    self.commitments = commitments
    years = BarometerQuestion.firstYear...Swift.max(BarometerQuestion.firstYear, today.year)
  }

  public mutating func next() -> Result<ImportedScore, TableProblems>? {
    reader.nextRow()?.reading { score(&$0) }
  }

  private mutating func score(_ row: inout TableRow) -> ImportedScore? {
    let site = site(&row)
    if !row.isFilled(columns.year) { row.note(columns.year, .missingValue) }
    let year = row.whole(columns.year, within: years)
    let axis = axis(&row)
    if !row.isFilled(columns.score) { row.note(columns.score, .missingValue) }
    let value = row.quantity(columns.score, within: BarometerFigures.scale)
    let mean = row.quantity(columns.mean, within: BarometerFigures.scale)
    let rank = row.whole(columns.rank, within: Self.ranks)
    let among = row.whole(columns.among, within: Self.ranks)
    if let rank, let among, rank > among {
      row.note(columns.rank, .exceeds(columns.among.name, among))
    }
    guard let site, let year, let axis, let value else { return nil }
    let question = BarometerQuestion(year: year, axis: axis)
    row.identify(Key(site: site, question: question), nil, among: &firstLines)
    return ImportedScore(
      line: row.line,
      score: BarometerScore(
        site: site, question: question,
        figures: BarometerFigures(score: value, mean: mean, rank: rank, among: among)))
  }

  private func site(_ row: inout TableRow) -> Site.ID? {
    guard let code = row.required(columns.site, maximum: Self.longestWord) else { return nil }
    let site = sites[FoldedText.folded(code)]
    if site == nil { row.note(columns.site, .unknownSite(code)) }
    return site
  }

  private func axis(_ row: inout TableRow) -> BarometerAxis? {
    switch row.requiredChoice(columns.axis, among: BarometerWords.axes) {
    case .overall:
      return row.isFilled(columns.label)
        ? row.choice(columns.label, among: Self.overall) : .overall
    case .channel:
      return row.requiredChoice(columns.label, among: BarometerWords.channels)
        .map(BarometerAxis.channel)
    case .commitment: return commitment(&row).map(BarometerAxis.commitment)
    case nil: return nil
    }
  }

  /// What the label of the overall score may say when it is not blank.
  private static let overall = Vocabulary<BarometerAxis>([("global", .overall)])

  /// `17` or `engagement 17`.
  private func commitment(_ row: inout TableRow) -> Int? {
    guard let text = row.required(columns.label, maximum: Self.longestWord) else { return nil }
    let words = FoldedText.folded(text).split(whereSeparator: \.isWhitespace)
    let number = words.first == "engagement" ? words.dropFirst() : words[...]
    return row.whole(
      number.joined(separator: " "), of: columns.label, within: commitments, shownAs: text)
  }
}
