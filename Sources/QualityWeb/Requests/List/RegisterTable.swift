import QualityDomain
import QualityWording

/// The rows of the register, under headings when they are sorted by due date.
struct RegisterTable {
  let listing: RegisterListing
  let lines: [RegisterLine]
  /// Whether each row has a box to tick.
  let picks: Bool

  var html: HTML {
    """
    <div class="fr-table fr-table--no-caption" id="liste">
    <div class="fr-table__wrapper"><div class="fr-table__container"><div class="fr-table__content">
    <table>
    <caption>\(caption)</caption>
    <thead><tr>\(.when(
      picks,
      #"<th scope="col" class="qp-register__pick"><span class="fr-sr-only">Choisir</span></th>"#
    ))\(dateHeading)<th scope="col">\(leftTitle)</th><th scope="col">Objet</th>\
    <th scope="col">Service</th><th scope="col">Agent</th></tr></thead>
    <tbody>
    \(rows)
    </tbody>
    </table>
    </div></div></div>
    </div>
    """
  }

  private var caption: String {
    let list = "Demandes \(listing.view.qualifier(isPlural: true))"
    let order = listing.query.frenchOrderInCaption
    return switch listing.view {
    case .done: "\(list), \(order)"
    case .waiting: "\(list), dont l’échéance est suspendue, \(order)"
    default: "\(list), \(order) (j = jours ouvrés)"
    }
  }

  /// The column of the day that sorts the list, unless receipt does, which has no column.
  private var dateHeading: HTML {
    let query = listing.query
    guard !query.isByReceipt else { return #"<th scope="col">\#(dateTitle)</th>"# }
    return """
      <th scope="col" aria-sort="\(query.isDescending ? "descending" : "ascending")">\(dateTitle) \
      \(query.isDescending ? "↓" : "↑")</th>
      """
  }

  private var dateTitle: String {
    switch listing.view {
    case .done: "Terminée le"
    case .waiting: "Échéance avant suspension"
    default: "Échéance"
    }
  }

  private var leftTitle: String { listing.view == .done ? "Réponse" : "Reste" }

  private var rows: HTML {
    var html = HTML.empty
    var group: RegisterLine.Group?
    let isGrouped =
      listing.view != .done && listing.view != .waiting && !listing.query.isByReceipt
    for line in lines {
      if isGrouped, line.group != group {
        html += heading(line.group)
        group = line.group
      }
      html += row(line)
    }
    return html
  }

  private func heading(_ group: RegisterLine.Group) -> HTML {
    let (words, count): (String, String?) =
      switch group {
      case .late: ("En retard", listing.counts.words(.late))
      case .today: ("À répondre aujourd’hui", listing.counts.words(.today))
      case .week: ("Cette semaine", listing.counts.words(.week))
      case .later: ("Plus tard", nil)
      case .withoutDate: ("Sans échéance", nil)
      }
    return """
      <tr><th scope="rowgroup" colspan="\(picks ? 6 : 5)"\(.when(group == .late, #" class="qp-late""#))>\
      \(words)\(.with(count) { " : \($0)" })</th></tr>

      """
  }

  private func row(_ line: RegisterLine) -> HTML {
    """
    <tr>\(.when(picks, box(line)))\
    <td class="qp-register__due">\(line.date)</td><td class="qp-register__left">\(line.left)</td>\
    <td class="qp-register__subject"><a href="\(line.link)">\(line.subject)</a> \
    <span class="qp-register__note">\(line.note)</span></td>\
    <td class="qp-register__rest">\(line.service)</td><td class="qp-register__rest">\(line.agent)</td></tr>

    """
  }

  private func box(_ line: RegisterLine) -> HTML {
    """
    <td class="qp-register__pick"><div class="fr-checkbox-group fr-checkbox-group--sm">\
    <input type="checkbox" id="choix-\(line.pick)" name="choix" value="\(line.pick)">\
    <label class="fr-label" for="choix-\(line.pick)"><span class="fr-sr-only">Choisir la demande \
    \(line.reference)</span></label></div></td>
    """
  }
}
