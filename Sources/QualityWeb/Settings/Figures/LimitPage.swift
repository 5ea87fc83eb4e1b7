import QualityDomain
import QualityStore
import QualityWording

/// Local limits beside those of the référentiel.
struct LimitPage {
  let visit: SettingsVisit
  let fields: Fields

  private var subjects: [(subject: LimitForm.Subject, limit: Limit)] {
    LimitForm.Subject.all(visit.desk.rules.limits, on: visit.today)
  }

  var page: Page {
    Page(
      "Délais locaux", entry: .settings, parents: [PageLink("Réglages du site", .settings)],
      facts: ["Plus exigeants que ceux du référentiel"], isRefused: !fields.errors.isEmpty,
      body: """
        \(visit.message)\(fields.errors.summary)
        \(.callout("Ce qu’un délai local change", """
          Les taux publiés se comptent toujours avec le délai du référentiel. Le délai local donne un second \
          chiffre, à côté du premier. Il ne déplace aucune échéance.
          """))
        \(.section("Délais de réponse", id: "t-delais", table))
        \(form)
        """)
  }

  private var table: HTML {
    DataTable(
      "Délais de réponse du référentiel et du site, en jours ouvrés",
      columns: [
        .text("Demande"), .text("Article"), .number("Référentiel"), .number("Site"), .text("Depuis"),
      ] + (visit.canChange ? [.text("Action")] : []),
      rows: subjects.map(row)
    ).html
  }

  private func row(_ item: (subject: LimitForm.Subject, limit: Limit)) -> [HTML] {
    let held = visit.profile.localLimits.last {
      $0.value.kind == item.subject.kind && $0.value.channel == item.subject.channel
        && ($0.through.map { $0 >= visit.today } ?? true)
    }
    let link = Link.localLimits.appending(item.subject.kind.rawValue)
      .appending(item.subject.channel.rawValue).appending("retirer")
    return [
      HTML(text: name(item.subject)), HTML(text: item.limit.article), "\(item.limit.workingDays)",
      held.map { "<strong>\($0.value.workingDays)</strong>" } ?? "le même",
      .with(held) { .time($0.from) },
    ]
      + (visit.canChange
        ? [.when(held != nil, visit.button(link, "Retirer", hidden: "ce délai local"))] : [])
  }

  private var form: HTML {
    visit.form(.localLimits, style: "qp-panel qp-stack qp-narrow") {
      """
      <h2>Fixer un délai local</h2>
      \(fields.select("subject", "Demande", subjects.map { item in
        Choice(
          item.subject.choice,
          "\(name(item.subject)) (\(FrenchNumber.count(item.limit.workingDays, "jour", "jours")))")
      }))
      \(fields.text(
        "days", "Délai du site", hint: "En jours ouvrés, moins que le référentiel", width: .short,
        attributes: #" inputmode="numeric""#))
      \(fields.date("from", "À partir du"))
      \(.submit("Fixer le délai"))
      """
    }
  }

  private func name(_ subject: LimitForm.Subject) -> String {
    "\(subject.kind.french), \(subject.channel.frenchBy)"
  }
}
