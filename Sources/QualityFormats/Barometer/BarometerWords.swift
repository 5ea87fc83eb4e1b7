import QualityDomain

/// How files name the axes of the barometer and its channels: lower case, without accents.
enum BarometerWords {
  static let axes = Vocabulary<BarometerAxis.Kind>([
    ("engagement", .commitment), ("canal", .channel), ("global", .overall),
  ])

  static let channels = Vocabulary<BarometerChannel>(BarometerChannel.allCases.map { ($0.word, $0) })
}

extension BarometerAxis {
  /// What files write under `axe`.
  var kindWord: String {
    switch kind {
    case .overall: "global"
    case .channel: "canal"
    case .commitment: "engagement"
    }
  }

  /// What files write under `libelle`; empty for the overall score.
  var labelWord: String {
    switch self {
    case .overall: ""
    case .channel(let channel): channel.word
    case .commitment(let number): String(number)
    }
  }
}

extension BarometerChannel {
  /// Those by which requests arrive are written as in a table of requests.
  fileprivate var word: String {
    switch self {
    case .telephone: "telephone"
    case .email: "courriel"
    case .letter: "courrier"
    case .form: "formulaire"
    case .counter: "guichet"
    case .box: "urne"
    case .reception: "accueil"
    case .mail: "courriers et courriels"
    case .website: "site internet"
    case .socialNetworks: "reseaux sociaux"
    case .onlineProcedures: "demarches en ligne"
    case .digitalPoint: "point numerique"
    case .press: "presse"
    case .localAuthorities: "collectivites"
    case .applicants: "demandeurs"
    case .electedOfficials: "elus"
    case .partners: "partenaires"
    case .crisis: "urgence"
    }
  }
}
