public import QualityDomain

/// The scores of the sites below a node for spreadsheets: decimals with a point, what is unknown left
/// blank.
public enum NodeBarometerExport {
  /// Delimited text with a header row, one score of a site a row, in the words of the table that the
  /// import takes.
  public static func scores(_ standings: [QuestionStanding]) -> String {
    var writer = DelimitedWriter()
    writer.append(["site", "nom", "departement"].map(DelimitedCell.text) + BarometerExport.header)
    for standing in standings {
      for score in standing.scores {
        writer.append(
          [.text(score.site.code), .text(score.site.name), .text(score.site.territory.code)]
            + BarometerExport.row(score.reading))
      }
    }
    return writer.text
  }

  /// The same with one question a row: how many sites, their mean, the best and the worst of them.
  public static func questions(_ standings: [QuestionStanding]) -> String {
    var writer = DelimitedWriter()
    writer.append(
      [
        "annee", "axe", "libelle", "sites", "sur", "moyenne_des_sites", "evolution",
        "moyenne_reseau", "notes_connues", "moyenne_calculee", "meilleur_site", "meilleure_note",
        "dernier_site", "derniere_note",
      ].map(DelimitedCell.text))
    for standing in standings {
      let axis = standing.question.axis
      let (best, worst) = (standing.scores.first, standing.scores.last)
      writer.append([
        .count(standing.question.year), .text(axis.kindWord), .text(axis.labelWord),
        .count(standing.scores.count), .count(standing.among), .number(standing.mean),
        .number(standing.change),
        .number(standing.publishedMeans.count == 1 ? standing.publishedMeans.first : nil),
        .count(standing.network?.count), .number(standing.wholeNetwork?.mean),
        .text(best?.site.code ?? ""), .number(best?.score), .text(worst?.site.code ?? ""),
        .number(worst?.score),
      ])
    }
    return writer.text
  }
}
