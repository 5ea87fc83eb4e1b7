import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// A list of requests for spreadsheets, in the words of the file that the import takes.
struct RegisterExport {
  static let mostRows = 5_000

  /// With a byte order mark, by which spreadsheets know UTF-8.
  let text: String

  init(_ rows: [RegisterRow], profile: SiteProfile) {
    var writer = DelimitedWriter()
    writer.append(
      [
        "reference", "nature", "canal", "recu_le", "service", "objet", "etat", "echeance",
        "premiere_reponse_le", "agent",
      ].map(DelimitedCell.text))
    for row in rows {
      writer.append(
        [
          row.reference, row.kind.french, row.channel.french,
          FrenchDate.numeric(row.receivedOn), profile.serviceName(row.service) ?? "", row.subject,
          row.stage.french, row.stage == .done ? "" : row.sortOn.map(FrenchDate.numeric) ?? "",
          row.firstAnswerOn.map(FrenchDate.numeric) ?? "", profile.personName(row.assignee) ?? "",
        ].map(DelimitedCell.text))
    }
    text = "\u{FEFF}" + writer.text
  }
}
