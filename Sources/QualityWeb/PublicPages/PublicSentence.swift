import QualityDomain
import QualityWording

/// What a figure says to the public, after the figure itself: « de vos courriers ont reçu une
/// réponse sous 10 jours ouvrés ».
enum PublicSentence {
  /// The figures that speak to the public, the most telling first.
  static let order = [
    "17-letter-on-time", "17-email-on-time", "3-on-time", "10-calls-answered", "2-courtesy",
    "7-waiting", "52-processed-on-time", "36-email-on-time", "36-letter-on-time",
    "38-processed-on-time", "40-proposed-on-time", "53-reception", "15-satisfaction",
    "6-comfort", "5-orientation", "8-telephone", "2-availability", "17-letter-mean",
    "17-email-mean", "51-replies-on-time",
  ]

  private static let names = [
    "17-letter-on-time": "de vos courriers ont reçu une réponse",
    "17-email-on-time": "de vos courriels ont reçu une réponse",
    "3-on-time": "de vos réclamations et suggestions ont reçu une réponse",
    "36-letter-on-time": "des courriers des collectivités ont reçu une réponse",
    "36-email-on-time": "des courriels des collectivités ont reçu une réponse",
    "51-replies-on-time": "de vos demandes ont reçu une réponse",
    "10-calls-answered": "de vos appels ont été décrochés",
    "2-courtesy": "d’entre vous ont été accueillis avec courtoisie",
    "2-availability": "d’entre vous ont trouvé nos agents disponibles",
    "7-waiting": "d’entre vous sont satisfaits de leur temps d’attente",
    "6-comfort": "d’entre vous sont satisfaits du confort de l’accueil",
    "5-orientation": "d’entre vous ont été bien orientés",
    "8-telephone": "d’entre vous sont satisfaits de l’accueil téléphonique",
    "15-satisfaction": "d’entre vous sont satisfaits du point numérique",
    "53-reception": "d’entre vous sont satisfaits de l’accueil",
    "38-processed-on-time": "des dossiers d’autorisation ont été traités dans le délai annoncé",
    "52-processed-on-time": "de vos demandes ont été traitées dans le délai annoncé",
    "40-proposed-on-time": "de vos demandes de rendez-vous ont reçu une date sous 4 jours ouvrés",
    "17-letter-mean": "en moyenne pour répondre à vos courriers",
    "17-email-mean": "en moyenne pour répondre à vos courriels",
  ]

  static func name(_ item: PublishedFigure) -> String {
    guard let name = names[item.code] else { return item.label }
    return item.unit == .percent ? name + delay(item) : name
  }

  /// « sous 10 jours ouvrés » when one limit was counted against, « à temps » when several.
  private static func delay(_ item: PublishedFigure) -> String {
    if item.limits.isEmpty { return "" }
    let days = Set(item.limits.split(separator: ",").compactMap { $0.split(separator: ":").last }
      .compactMap { Int($0.trimmingPrefix { $0 == " " }) })
    guard days.count == 1, let only = days.first else { return " à temps" }
    return " sous \(FrenchNumber.count(only, "jour ouvré", "jours ouvrés"))"
  }

  /// « 86 réponses sur 100 dans les délais (81 sur 94) » for a rate of replies, « 81 sur 94 » for
  /// another one that is counted.
  static func outOfHundred(_ item: PublishedFigure) -> String? {
    let counted = item.calculation
    guard item.unit == .percent, !counted.isEmpty, let value = item.figure.value else { return nil }
    guard !item.limits.isEmpty else { return counted.capitalizedFirst }
    return "\(hundredth(value, target: item.target)) réponses sur 100 dans les délais (\(counted))"
  }

  /// The rate as a whole number, that rounding never brings to 100 nor to a target not reached.
  static func hundredth(_ value: Quantity, target: Quantity?) -> Int {
    let scale: Int64 = 1_000_000
    let rounded = (value.millionths + scale / 2) / scale
    let isTooKind = [target?.millionths, 100 * scale].compactMap(\.self).contains {
      value.millionths < $0 && rounded * scale >= $0
    }
    return Int(isTooKind ? value.millionths / scale : rounded)
  }
}
