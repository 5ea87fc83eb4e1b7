/// The smallest edition that holds together, to be spoilt by tests. Lines matter: each test names
/// the line of what it spoils.
enum SmallEdition {
  static let yaml = """
    edition:
      id: "small"
      name: "PETIT"
      title: "Petit référentiel"
      published: "2018-12-19"
      valid_from: "2019-01-01"
    modules:
      - number: 1
        title: "ACCUEIL"
        commitments:
          - number: 1
            title: "Nous répondons"
            channel: mail
            subcommitments:
              - number: "1.1"
                promise: "Réponse en 5 jours ouvrés."
                channel: mail
                evidence:
                  - kind: figure
                    text: "Taux de réponse."
              - number: "1.2"
                promise: "Accusé de réception."
                channel: mail
                evidence:
                  - kind: sample
                    text: "Échantillon."
                    inferred: true
    provisions: []
    communication: []
    glossary: []
    indicators:
      - code: "1-on-time"
        label: "Taux de réponse"
        short: "Réponses"
        commitments: [1]
        article: "VI"
        unit: percent
        aggregation: ratio
        frequency: quarter
        better: higher
        register: {clock: reply, kinds: [information], channels: [email], figure: rate}
    targets:
      - indicator: "1-on-time"
        value: "80"
        valid_from: "2019-01-01"
        source: "1.1"
    request_kinds:
      - {id: information, name: "Demande d’information", article: "1"}
    channels:
      - {id: email, name: "Courriel", article: "1"}
    site_kinds:
      - {id: prefecture, name: "Préfecture", article: "II"}
      - {id: subprefecture, name: "Sous-préfecture", article: "II"}
      - {id: police-prefecture, name: "Préfecture de police", article: "II"}
    limits:
      - id: "information-email"
        clock: reply
        kind: information
        channel: email
        valid_from: "2019-01-01"
        working_days: 5
        article: "1.1"
    module_rules:
      - {site_kind: prefecture, cert: true, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
      - {site_kind: prefecture, cert: false, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
      - {site_kind: subprefecture, cert: true, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
      - {site_kind: subprefecture, cert: false, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
      - {site_kind: police-prefecture, cert: true, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
      - {site_kind: police-prefecture, cert: false, required: [1], optional: [], refused: [],
         minimum_business_modules: 0, article: "II"}
    """

  /// The commitments of its module, as they are written.
  static var commitments: String { text(from: "    commitments:", to: "provisions:") }

  /// The sub-commitments of its commitment, as they are written.
  static var subcommitments: String { text(from: "        subcommitments:", to: "provisions:") }

  private static func text(from start: String, to end: String) -> String {
    guard let first = yaml.firstRange(of: start), let last = yaml.firstRange(of: end) else { return "" }
    return String(yaml[first.lowerBound..<last.lowerBound])
  }
}
