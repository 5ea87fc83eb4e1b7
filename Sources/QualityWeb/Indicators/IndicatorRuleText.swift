import QualityDomain
import QualityStore
import QualityWording

/// What an indicator counts, in words: its official name, its numerator and denominator, its limits
/// and the conventions of the project where the référentiel is silent.
struct IndicatorRuleText {
  let definition: IndicatorDefinition
  let edition: Edition?
  let profile: SiteProfile
  /// Whose figures the viewer sees.
  let scope: String

  var definitionSection: HTML {
    let asked = definition.register == nil ? definition.frequency.french : "À tout moment"
    return .section(
      "Définition", id: "t-definition", style: "qp-stack qp-stack--sm",
      .facts(
        [("Nom officiel", HTML(text: definition.label))] + parts.map { ($0.name, HTML(text: $0.text)) }
          + [
            ("Consolidation", HTML(text: definition.aggregation.french)),
            ("Fréquence et source", HTML(text: "\(asked.capitalizedFirst), \(origin)")),
            ("Où c’est écrit", HTML(text: article)),
          ] + (definition.note.map { [("Précision", HTML(text: $0))] } ?? []),
        isStacked: true))
  }

  private var article: String {
    let chapter = definition.article.isEmpty ? "Indicateur défini par le site" : definition.article
    return definition.isProjectOwn && !definition.article.isEmpty
      ? "\(chapter) (ajouté par le logiciel à ceux du chapitre VI)" : chapter
  }

  private var origin: String {
    definition.register == nil ? "saisi ou importé" : "calculé du registre des demandes"
  }

  private var parts: [(name: String, text: String)] {
    guard let rule = definition.register else { return stated }
    return counted(rule) + [
      ("Demandes prises en compte", "\(kinds(rule)), reçues \(channels(rule))"),
      (
        "Ne comptent pas",
        "Les demandes closes sans coordonnées, les doublons, celles reçues avant le premier délai du "
          + "référentiel\(firstLimit(rule)), et \(unanswered(rule))"
      ),
    ]
  }

  private func unanswered(_ rule: RegisterRule) -> String {
    rule.figure == .mean
      ? "celles qui n’ont pas encore de première réponse"
      : "celles qui attendent une réponse tant que l’échéance n’est pas passée"
  }

  private func counted(_ rule: RegisterRule) -> [(name: String, text: String)] {
    switch (rule.figure, rule.clock) {
    case (.mean, _):
      [
        (
          "Numérateur",
          "Jours ouvrés entre le départ du délai et la première réponse, additionnés"
        ),
        ("Dénominateur", "Demandes reçues dans la période qui ont une première réponse, à temps ou non"),
      ]
    case (.rate, .announcedDate):
      [
        ("Numérateur", "Réponses données au plus tard à la date annoncée à l’usager"),
        (
          "Dénominateur",
          "Demandes reçues dans la période, auxquelles une réponse d’attente a annoncé une date, "
            + "répondues ou dont cette date est passée"
        ),
      ]
    case (.rate, _):
      [
        (
          "Numérateur",
          "Première réponse, réponse d’attente annonçant une date ou réorientation dont l’usager est "
            + "prévenu, au plus tard à l’échéance"
        ),
        ("Dénominateur", "Demandes reçues dans la période, répondues ou dont l’échéance est passée"),
      ]
    }
  }

  private var stated: [(name: String, text: String)] {
    switch definition.aggregation {
    case .ratio:
      [
        ("Numérateur", "Cas conformes, comme ils sont saisis"),
        ("Dénominateur", "Cas observés, comme ils sont saisis"),
      ]
    case .mean:
      [
        ("Numérateur", "Somme des valeurs observées, comme elle est saisie"),
        ("Dénominateur", "Nombre de cas observés, comme il est saisi"),
      ]
    case .sum, .last, .none: [("Résultat", "Le chiffre comme il est saisi")]
    }
  }

  private func kinds(_ rule: RegisterRule) -> String {
    FrenchList.joined(rule.kinds.map(\.french))
  }

  private func channels(_ rule: RegisterRule) -> String {
    FrenchList.joined(rule.channels.map(\.frenchBy))
  }

  /// The limits of the requests that the rule takes.
  func limits(_ rule: RegisterRule) -> [Limit] {
    // A promise of a date has no limit of its own: its reply had one.
    let clock = rule.clock == .announcedDate ? .reply : rule.clock
    return (edition?.limits ?? []).filter {
      $0.clock == clock && rule.kinds.contains($0.kind) && rule.channels.contains($0.channel)
    }
  }

  private func firstLimit(_ rule: RegisterRule) -> String {
    limits(rule).map(\.validFrom).min().map { " (\(FrenchDate.short($0)))" } ?? ""
  }
}
