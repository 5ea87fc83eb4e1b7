import QualityDomain
import QualityStore
import QualityWording

extension IndicatorPage {
  /// The requests that the figure counts, or the entries that it comes from.
  var sourceSection: HTML {
    switch sources {
    case .requests(let rows, let clock): requestSection(rows, clock)
    case .entries(let records): entrySection(records)
    case .none: .empty
    }
  }

  // MARK: Requests

  private func requestSection(_ rows: [RegisterRow], _ clock: ClockKind) -> HTML {
    let shown = Array(rows.prefix(Self.rowsPerPage))
    let address = Link.indicator(definition.code, choice.period)
    let next =
      rows.count > shown.count
      ? shown.last.map { address.with("suite", "\($0.position.sortOn)_\($0.id.text)") } : nil
    return .section(
      "Demandes comptées", id: "demandes",
      shown.isEmpty
        ? "<p>Aucune demande de cette sorte n’a été reçue dans la période.</p>"
        : """
        \(clock == .reply ? replies(shown) : announced(shown))
        \(.pagination("Pages des demandes", previous: isContinued ? address : nil, next: next))
        """)
  }

  private func replies(_ rows: [RegisterRow]) -> HTML {
    DataTable(
      "Demandes comptées, la dernière reçue d’abord", isFocusable: false,
      columns: [
        .text("Objet"), .text("Reçue le"), .text("Échéance"), .text("Première réponse"), .text("Compte"),
      ],
      rows: rows.map {
        [subject($0), .time($0.receivedOn), day($0.replyDue), day($0.firstAnswerOn), outcome($0)]
      }
    ).html
  }

  private func announced(_ rows: [RegisterRow]) -> HTML {
    DataTable(
      "Demandes avec une date annoncée, la dernière reçue d’abord", isFocusable: false,
      columns: [.text("Objet"), .text("Reçue le"), .text("Première réponse"), .text("Où elle en est")],
      rows: rows.map {
        [
          subject($0), .time($0.receivedOn), day($0.firstAnswerOn),
          HTML(text: $0.stage.french.midSentence),
        ]
      }
    ).html
  }

  private func subject(_ row: RegisterRow) -> HTML {
    let details = [row.reference, row.channel.french.midSentence, profile.serviceName(row.service)]
      .compactMap(\.self).joined(separator: ", ")
    return """
      <a href="\(Link.request(row.id))">\(row.subject.isEmpty ? row.reference : row.subject)</a> \
      <span class="qp-note">\(details)</span>
      """
  }

  private func day(_ date: CivilDate?) -> HTML { date.map { .time($0) } ?? "–" }

  private func outcome(_ row: RegisterRow) -> HTML {
    switch (row.firstAnswerOn, row.replyDue) {
    case (let answer?, let due?):
      answer <= due ? .badge("dans le délai", .success) : .badge("hors délai", .error)
    case (nil, _) where row.stage == .waiting: "pas encore, en attente de l’usager"
    case (nil, let due?): due < today ? .badge("en retard", .error) : "pas encore, en cours"
    case (_, nil): "–"
    }
  }

  // MARK: Entries

  private func entrySection(_ records: [MeasureRecord]) -> HTML {
    .section(
      "Saisies et imports", id: "saisies",
      records.isEmpty
        ? "<p>Aucun chiffre n’a encore été saisi ni importé pour cet indicateur.</p>"
        : """
        <p class="fr-text--sm qp-muted">Un chiffre remplacé ou retiré reste dans cet historique.</p>
        \(DataTable(
          "Saisies et imports, le dernier d’abord",
          isFocusable: !records.contains(where: canWithdraw),
          columns: [
            .text("Période"), .number("Chiffre"), .text("Pour"), .text("Commentaire"), .text("Origine"),
          ],
          rows: records.sorted(by: Self.isLater).map(entryRow)
        ).html)
        """)
  }

  /// Figures recorded together come by period.
  private static func isLater(_ left: MeasureRecord, _ right: MeasureRecord) -> Bool {
    left.recordedAt == right.recordedAt
      ? left.measure.period > right.measure.period : left.recordedAt > right.recordedAt
  }

  private func entryRow(_ record: MeasureRecord) -> [HTML] {
    let measure = record.measure
    let author = viewer.name(of: record.recordedBy, in: profile) ?? "l’administration du logiciel"
    let end = record.replacedAt.map { at -> HTML in
      ", \(record.isWithdrawn ? "retiré" : "remplacé") le \(.time(date(at)))"
    }
    return [
      HTML(text: measure.period.frenchShort), HTML(text: words(measure.figure)),
      HTML(text: measure.place(profile)), HTML(text: measure.comment.isEmpty ? "–" : measure.comment),
      """
      \(measure.source.french) par \(author) le \(.time(date(record.recordedAt)))\(end ?? .empty)\
      \(.when(canWithdraw(record), withdrawal(record)))
      """,
    ]
  }

  private func canWithdraw(_ record: MeasureRecord) -> Bool {
    record.replacedAt == nil
      && viewer.access.scope(.enterMeasures, at: profile.site)?
        .includes(record.measure.service) == true
  }

  /// The name of the link says what its row says: hidden words would widen the table on a phone.
  private func withdrawal(_ record: MeasureRecord) -> HTML {
    let figure = "\(record.measure.period.frenchShort), \(record.measure.place(profile))"
    return """
       · <a href="\(Link.withdraw(record.id, of: definition.code))" \
      aria-label="Retirer le chiffre de \(figure)">Retirer</a>
      """
  }
}
