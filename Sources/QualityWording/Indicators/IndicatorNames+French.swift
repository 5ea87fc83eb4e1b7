public import QualityDomain

extension IndicatorStatus {
  /// How the indicator stands, for its badge: « sous la cible ».
  public var french: String {
    switch self {
    case .onTarget: "atteinte"
    case .belowTarget: "sous la cible"
    case .noTarget: "sans cible"
    case .notApplicable: "sans objet"
    case .missing: "chiffre manquant"
    case .stale: "chiffre ancien"
    }
  }
}

extension Aggregation {
  /// How figures of parts make the figure of the whole, as a sentence.
  public var french: String {
    switch self {
    case .ratio: "Somme des numérateurs sur somme des dénominateurs, jamais moyenne de taux."
    case .mean: "Somme des durées sur nombre de cas, jamais moyenne de moyennes."
    case .sum: "Somme des parties."
    case .last: "Dernier chiffre de la période."
    case .none: "Chaque chiffre vaut pour sa seule période : non consolidable."
    }
  }
}

extension MeasureSource {
  /// Where the figure comes from: « calculé du registre ».
  public var french: String {
    switch self {
    case .computed: "calculé du registre"
    case .entered: "saisi"
    case .imported: "importé"
    }
  }
}

extension MeasureError {
  /// What is wrong and what to do, for the field and the summary.
  public var frenchMessage: String {
    switch self {
    case .negative: "Un chiffre ne peut pas être négatif. Écrivez 0 ou un nombre positif."
    case .valueMissing: "Donnez un résultat, ou un numérateur et un dénominateur."
    case .denominatorWithoutNumerator: "Le numérateur manque. Donnez-le, ou retirez le dénominateur."
    case .numeratorWithoutDenominator: "Le dénominateur manque. Donnez-le, ou retirez le numérateur."
    case .divisionByZero:
      "Le dénominateur est 0 alors que le numérateur ne l’est pas. Corrigez l’un des deux."
    case .denominatorOfSum:
      "Ce chiffre s’additionne : il n’a pas de dénominateur. Donnez le résultat seul."
    }
  }
}

extension MeasureFlag {
  /// Why the figure is shown with a warning; it is kept as it was typed.
  public func french(_ unit: IndicatorUnit) -> String {
    switch self {
    case .rateOverHundred: "Ce taux dépasse 100 %."
    case .numeratorOverDenominator: "Le numérateur dépasse le dénominateur."
    case .valueDiffers(let value):
      "Le numérateur et le dénominateur donnent \(FrenchNumber.value(value, unit, places: 2))."
    case .statedDiffers(let value):
      "Une valeur saisie ou importée dit \(FrenchNumber.value(value, unit, places: 2))."
    case .partsDiffer(let value):
      "Les parties donnent \(FrenchNumber.value(value, unit, places: 2))."
    }
  }
}
