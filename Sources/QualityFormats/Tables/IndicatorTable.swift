public import QualityDomain

/// A table of the indicators that a site adds to those of its edition, as delimited text.
///
/// Columns `code`, `label`, `unit`, `aggregation`, `better` and `commitments` (numbers separated by
/// spaces) are required; `frequency` may be left out and is then `year`. The words are those of the
/// edition's file.
public struct IndicatorTable: Sequence, IteratorProtocol, Sendable {
  private static let longestLabel = 45

  private var reader: TableReader
  private let edition: Edition
  private var firstLines: [String: Int] = [:]

  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or Windows-1252.
  ///   - edition: the one that the site follows: its codes are taken, its commitments are known.
  /// - Throws: all that is wrong with the header.
  public init(_ bytes: [UInt8], edition: Edition) throws(TableProblems) {
    reader = try TableReader(
      bytes, required: ["code", "label", "unit", "aggregation", "better", "commitments"],
      optional: ["frequency"])
    self.edition = edition
  }

  public mutating func next() -> Result<IndicatorDefinition, TableProblems>? {
    reader.nextRow()?.reading { definition(&$0) }
  }

  private mutating func definition(_ row: inout TableRow) -> IndicatorDefinition? {
    let header = reader.header
    let code = row.required(header["code"], maximum: Self.longestLabel)
    let label = row.required(header["label"], maximum: Self.longestLabel)
    let unit = row.requiredChoice(header["unit"], among: Self.words(IndicatorUnit.self))
    let aggregation = row.requiredChoice(header["aggregation"], among: Self.words(Aggregation.self))
    let better = row.requiredChoice(header["better"], among: Self.words(Direction.self))
    let frequency = row.choice(header["frequency"], among: Self.words(Frequency.self)) ?? .year
    let commitments = commitments(&row, header["commitments"])
    if let code {
      if edition.indicator(code) != nil {
        row.note(header["code"], .codeOfEdition)
      } else {
        row.identify(code, header["code"], among: &firstLines)
      }
    }
    guard let code, let label, let unit, let aggregation, let better else { return nil }
    return IndicatorDefinition(
      code: code, label: label, shortLabel: label, commitments: commitments, article: "",
      unit: unit, aggregation: aggregation, frequency: frequency, better: better, register: nil,
      isProjectOwn: false, note: nil)
  }

  private func commitments(_ row: inout TableRow, _ column: TableColumn) -> [Int] {
    guard let text = row.required(column, maximum: 200) else { return [] }
    return text.split(separator: " ").compactMap { word in
      let number = Int(word)
      if number.flatMap(edition.commitment) == nil {
        row.note(column, .unknownCommitment(String(word)))
      }
      return number
    }
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) -> Vocabulary<Word> {
    Vocabulary(Word.allCases.map { ($0.rawValue, $0) })
  }
}
