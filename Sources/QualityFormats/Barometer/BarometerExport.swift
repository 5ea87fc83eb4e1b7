public import QualityDomain

/// The scores of a site for spreadsheets, in the words of the table that the import takes.
public enum BarometerExport {
  /// Delimited text with a header row, one score a row; what is unknown is left blank, and decimals
  /// have a point. The last column names those that the known scores contradict.
  public static func csv(_ readings: [BarometerReading]) -> String {
    var writer = DelimitedWriter()
    writer.append(header)
    for reading in readings { writer.append(row(reading)) }
    return writer.text
  }

  static let header = [
    "annee", "axe", "libelle", "note", "evolution", "moyenne_reseau", "ecart", "rang", "sur",
    "notes_connues", "moyenne_calculee", "rang_calcule", "mediane", "quartile_1", "quartile_3",
    "a_verifier",
  ].map(DelimitedCell.text)

  static func row(_ reading: BarometerReading) -> [DelimitedCell] {
    published(reading) + computed(reading)
  }

  private static func published(_ reading: BarometerReading) -> [DelimitedCell] {
    let axis = reading.question.axis
    return [
      .count(reading.question.year), .text(axis.kindWord), .text(axis.labelWord),
      .number(reading.figures.score), .number(reading.change), .number(reading.figures.mean),
      .number(reading.gap), .count(reading.figures.rank), .count(reading.figures.among),
    ]
  }

  private static func computed(_ reading: BarometerReading) -> [DelimitedCell] {
    let network = reading.wholeNetwork
    return [
      .count(reading.network?.count), .number(network?.mean),
      .count(network?.rank(of: reading.figures.score)), .number(network?.median),
      .number(network?.lowerQuartile), .number(network?.upperQuartile),
      .text(reading.flags.map(\.column).joined(separator: " ")),
    ]
  }
}

extension BarometerFlag {
  fileprivate var column: String {
    switch self {
    case .meanDiffers: "moyenne_reseau"
    case .rankDiffers: "rang"
    case .amongDiffers: "sur"
    }
  }
}
