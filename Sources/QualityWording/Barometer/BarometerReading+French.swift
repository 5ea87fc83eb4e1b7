public import QualityDomain

extension FrenchNumber {
  /// A score or a mean, as exact as it is and with one decimal at least: « 7,0 », « 7,25 ».
  public static func score(_ value: Quantity) -> String {
    value.isWhole ? decimal(value, places: 1) : plain(value)
  }

  /// A difference of scores, as exact as they are: « +0,15 », « −1,0 », « 0 ».
  public static func gap(_ difference: Quantity) -> String {
    if difference == .zero { return "0" }
    return (difference > .zero ? "+" : "") + score(difference)
  }
}

extension BarometerReading {
  /// How the score stands to the network: « 0,15 point au-dessus de la moyenne du réseau (7,25) ».
  /// nil while no mean is known.
  public var frenchGap: String? {
    guard let gap, let mean else { return nil }
    let amount = Quantity(millionths: Int64(gap.millionths.magnitude))
    let points = "\(FrenchNumber.score(amount)) \(FrenchNumber.isPlural(amount, places: 6) ? "points" : "point")"
    let origin = "moyenne \(figures.mean == nil ? "calculée " : "")du réseau (\(FrenchNumber.score(mean)))"
    if gap == .zero { return "égale à la \(origin)" }
    return "\(points) \(gap > .zero ? "au-dessus" : "en dessous") de la \(origin)"
  }

  /// The rank that all known scores give: « 4e ex æquo ». nil until all are known.
  public var frenchComputedRank: String? {
    wholeNetwork.map {
      FrenchRank.ordinal($0.rank(of: figures.score)) + ($0.isShared(figures.score) ? " ex æquo" : "")
    }
  }
}

extension BarometerFlag {
  /// What does not agree, with both figures.
  public var french: String {
    switch self {
    case .meanDiffers(let published, let computed, let count):
      "La moyenne publiée est \(FrenchNumber.score(published)) ; les \(FrenchNumber.integer(count)) "
        + "notes donnent \(FrenchNumber.decimal(computed, places: 2))."
    case .rankDiffers(let published, let computed, let count):
      "Le rang publié est \(FrenchRank.ordinal(published)) ; les \(FrenchNumber.integer(count)) "
        + "notes donnent \(FrenchRank.ordinal(computed))."
    case .amongDiffers(let published, let known):
      "Le nombre de sites publié est \(FrenchNumber.integer(published)) ; "
        + "\(FrenchNumber.count(known, "note est enregistrée", "notes sont enregistrées"))."
    }
  }
}

extension BarometerContradiction {
  /// How the row disagrees with what is recorded, and what to do.
  public var french: String {
    switch self {
    case .score(let recorded):
      "La note enregistrée est \(FrenchNumber.score(recorded)). \(Self.remedy)"
    case .mean(let recorded):
      "La moyenne enregistrée est \(FrenchNumber.score(recorded)). \(Self.remedy)"
    case .rank(let recorded):
      "Le rang enregistré est \(FrenchRank.ordinal(recorded)). \(Self.remedy)"
    case .among(let recorded):
      "Le nombre de sites enregistré est \(FrenchNumber.integer(recorded)). \(Self.remedy)"
    case .rankOverAmong(let rank, let among):
      "Avec ce qui est enregistré, le rang \(FrenchRank.ordinal(rank)) dépasse le nombre de sites "
        + "(\(FrenchNumber.integer(among))). Donnez les deux dans la ligne."
    }
  }

  private static let remedy =
    "Corrigez la ligne, ou importez le fichier comme une révision."
}
