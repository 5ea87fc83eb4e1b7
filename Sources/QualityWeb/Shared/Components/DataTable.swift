/// A table of figures or facts, whose first column heads its rows. On a phone, with
/// more than two columns, each row is a block: its cells under one another with the title of their column.
struct DataTable {
  /// What the table holds, also for those who do not see it.
  let caption: String
  /// Set when a heading says the same.
  let hidesCaption: Bool
  let columns: [Column]
  /// As many cells as columns, each row.
  let rows: [[HTML]]
  /// A table without links scrolls by keyboard only when it takes the focus itself.
  let isFocusable: Bool

  struct Column {
    let title: String
    let isNumber: Bool

    /// Words, at the left.
    static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    /// Figures, at the right.
    static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  init(
    _ caption: String, hidesCaption: Bool = true, isFocusable: Bool = true, columns: [Column],
    rows: [[HTML]]
  ) {
    self.caption = caption
    self.hidesCaption = hidesCaption
    self.isFocusable = isFocusable
    self.columns = columns
    self.rows = rows
  }

  var html: HTML {
    let focus: HTML = #" tabindex="0" role="region" aria-label="Tableau : \#(caption)""#
    return """
      <div class="fr-table\(.when(columns.count > 2, " qp-fold"))\(.when(hidesCaption, " fr-table--no-caption"))">
      <div class="fr-table__wrapper"><div class="fr-table__container">\
      <div class="fr-table__content"\(.when(isFocusable, focus))>
      <table>
      <caption>\(caption)</caption>
      <thead><tr>\(.each(columns) {
        #"<th scope="col"\#(right($0))>\#($0.title)</th>"#
      })</tr></thead>
      <tbody>
      \(.each(rows, separator: "\n", row))
      </tbody>
      </table>
      </div></div></div>
      </div>
      """
  }

  private func row(_ cells: [HTML]) -> HTML {
    let rest = HTML.each(zip(columns, cells).dropFirst()) { column, cell in
      #"<td\#(right(column)) data-label="\#(column.title)">\#(cell)</td>"#
    }
    return #"<tr><th scope="row">\#(cells.first ?? .empty)</th>\#(rest)</tr>"#
  }

  private func right(_ column: Column) -> HTML {
    .when(column.isNumber, #" class="fr-cell--right""#)
  }
}
