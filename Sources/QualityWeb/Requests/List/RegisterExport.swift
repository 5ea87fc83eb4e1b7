import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// A list of requests for spreadsheets, in the words of the file that the import takes.
struct RegisterExport {
  /// How many rows are read at once.
  static let rowsAtOnce = 1_000

  private let profile: SiteProfile
  private var writer = DelimitedWriter()

  init(profile: SiteProfile) {
    self.profile = profile
    writer.append(
      [
        "reference", "nature", "canal", "recu_le", "service", "objet", "etat", "echeance",
        "premiere_reponse_le", "agent",
      ].map(DelimitedCell.text))
  }

  /// With a byte order mark, by which spreadsheets know UTF-8.
  var text: String { "\u{FEFF}" + writer.text }

  mutating func append(_ rows: [RegisterRow]) {
    for row in rows {
      writer.append(
        [
          row.reference, row.kind.french, row.channel.french,
          FrenchDate.numeric(row.receivedOn), profile.serviceName(row.service) ?? "", row.subject,
          row.stage.french, row.stage == .done ? "" : row.sortOn.map(FrenchDate.numeric) ?? "",
          row.firstAnswerOn.map(FrenchDate.numeric) ?? "", profile.personName(row.assignee) ?? "",
        ].map(DelimitedCell.text))
    }
  }
}
