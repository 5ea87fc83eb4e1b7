import QualityDomain
import QualityStore
import QualityWording

/// What is to come: the figures of the next quarter, the audit that prepares the label and its end.
struct LabelSteps {
  let profile: SiteProfile
  let today: CivilDate

  /// By date.
  var items: [ListItem] {
    let steps = ([nextQuarter] + label).sorted { $0.day < $1.day }.map(item)
    return label.isEmpty
      ? steps + [
        ListItem(
          "Pas de label enregistré",
          note: "Avec sa date, l’audit interne et le renouvellement s’annoncent ici.")
      ] : steps
  }

  private struct Step {
    let day: CivilDate
    let what: String
    let note: HTML
  }

  private var nextQuarter: Step {
    let quarter = Period(.quarter, containing: today)
    return Step(
      day: quarter.lastDay.adding(days: 1),
      what: "Saisie des chiffres du \(quarter.frenchShort)",
      note: "Le trimestre se termine le \(.time(quarter.lastDay))")
  }

  private var label: [Step] {
    guard let label = profile.labels.max(by: { $0.expiresOn < $1.expiresOn }) else { return [] }
    let end = HTML.time(label.expiresOn)
    let renewal = Step(
      day: label.expiresOn,
      what: label.expiresOn < today ? "Label expiré" : "Fin de validité du label",
      note: "Décerné par \(label.awardedBy)")
    let audit = Step(
      day: label.internalAuditBy, what: "Audit interne ou auto-évaluation",
      note: "Deux mois avant l’audit de renouvellement, le label valant jusqu’au \(end)")
    // Once the label has expired, its audit is no longer ahead.
    return label.expiresOn < today ? [renewal] : [audit, renewal]
  }

  private func item(_ step: Step) -> ListItem {
    let date = HTML.time(step.day)
    let isPast = step.day < today
    return ListItem(
      HTML(text: step.what),
      right: isPast ? .badge("échu", .error) : HTML(text: distance(step.day)),
      note: "\(date) · \(step.note)")
  }

  /// « dans 3 jours », « dans 8 semaines », « dans 4 mois ».
  private func distance(_ day: CivilDate) -> String {
    let days = today.days(until: day)
    switch days {
    case 0: return "aujourd’hui"
    case ..<14: return "dans \(FrenchNumber.count(days, "jour", "jours"))"
    case ..<84: return "dans \(days / 7) semaines"
    // A month is 30.5 days, near enough; the date stands beside.
    default: return "dans \((2 * days + 30) / 61) mois"
    }
  }
}
