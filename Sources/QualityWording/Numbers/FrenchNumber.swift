public import QualityDomain

/// Numbers in French: a comma, thin no-break spaces, a real minus.
public enum FrenchNumber {
  /// « 1 204 », « −3 ».
  public static func integer(_ number: Int) -> String {
    (number < 0 ? "−" : "") + grouped(String(number.magnitude))
  }

  /// The value with exactly `places` decimals (0…6), half up: « 86,2 », « 1 204,50 ».
  public static func decimal(_ value: Quantity, places: Int) -> String {
    let unit = scale(places)
    let rounded = rounded(value, to: unit)
    let (whole, fraction) = rounded.magnitude.quotientAndRemainder(dividingBy: UInt128(1_000_000 / unit))
    let sign = rounded < 0 ? "−" : ""
    guard places > 0 else { return sign + grouped(String(whole)) }
    let digits = String(fraction)
    return sign + grouped(String(whole)) + ","
      + String(repeating: "0", count: places - digits.count) + digits
  }

  /// In units of so many millionths. Half up, as rates are rounded: towards the greater value, also
  /// below zero.
  private static func rounded(_ value: Quantity, to unit: Int64) -> Int128 {
    let doubled = Int128(value.millionths) * 2 + Int128(unit)
    let (quotient, remainder) = doubled.quotientAndRemainder(dividingBy: Int128(unit * 2))
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The value as it is, without useless zeros: « 80 », « 4,5 ».
  public static func plain(_ value: Quantity) -> String {
    var text = decimal(value, places: 6)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(",") { text.removeLast() }
    return text
  }

  /// « 86,2 % ».
  public static func percent(_ value: Quantity, places: Int = 1) -> String {
    decimal(value, places: places) + " %"
  }

  /// A figure in its unit: « 86,2 % », « 4,2 jours ouvrés », « 2 ». Counts have no decimals but
  /// their own.
  public static func value(_ value: Quantity, _ unit: IndicatorUnit, places: Int = 1) -> String {
    switch unit {
    case .percent: percent(value, places: places)
    case .count, .connections, .connectionsPerMonth: unit.measured(plain(value), isPlural(value, places: 6))
    case .workingDays, .days, .minutes, .seconds, .usersPerDay:
      unit.measured(decimal(value, places: places), isPlural(value, places: places))
    }
  }

  /// A target in its unit, as it was set: « 80 % », « 3 jours ouvrés ».
  public static func target(_ value: Quantity, _ unit: IndicatorUnit) -> String {
    unit == .percent ? plain(value) + " %" : unit.measured(plain(value), isPlural(value, places: 6))
  }

  /// A difference: « +4,0 points », « −1,9 point », « +0,4 jour ouvré », « stable ».
  public static func change(_ difference: Quantity, _ unit: IndicatorUnit, places: Int = 1) -> String {
    let amount = decimal(difference, places: places)
    guard amount.contains(where: { ("1"..."9").contains($0) }) else { return "stable" }
    let signed = amount.hasPrefix("−") ? amount : "+" + amount
    let plural = isPlural(difference, places: places)
    return unit == .percent
      ? "\(signed) \(plural ? "points" : "point")" : unit.measured(signed, plural)
  }

  /// « 1 demande », « 1 204 demandes », « 0 demande ».
  public static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(integer(number)) \(isPlural(number) ? many : one)"
  }

  /// French takes the plural from two on: 1,9 is singular.
  public static func isPlural(_ number: Int) -> Bool { number.magnitude >= 2 }

  /// Of a value as it is shown, with so many decimals: 1,96 is « 2,0 jours ».
  static func isPlural(_ value: Quantity, places: Int) -> Bool {
    let unit = scale(places)
    return rounded(value, to: unit).magnitude * UInt128(unit) >= 2_000_000
  }

  private static func scale(_ places: Int) -> Int64 {
    (0..<(6 - min(max(places, 0), 6))).reduce(1) { product, _ in product * 10 }
  }

  private static func grouped(_ digits: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { result.append(" ") }
      result.append(digit)
    }
    return result
  }
}

extension IndicatorUnit {
  /// The unit alone, for the head of a column: « % », « jours ouvrés ».
  public var french: String {
    switch self {
    case .percent: "%"
    case .workingDays: "jours ouvrés"
    case .days: "jours"
    case .minutes: "minutes"
    case .seconds: "secondes"
    case .usersPerDay: "usagers par jour"
    case .connections: "connexions"
    case .connectionsPerMonth: "connexions par mois"
    case .count: "nombre"
    }
  }

  fileprivate func measured(_ amount: String, _ plural: Bool) -> String {
    switch self {
    case .percent: amount + " %"
    case .workingDays: amount + (plural ? " jours ouvrés" : " jour ouvré")
    case .days: amount + (plural ? " jours" : " jour")
    case .minutes: amount + (plural ? " minutes" : " minute")
    case .seconds: amount + (plural ? " secondes" : " seconde")
    case .usersPerDay: amount + (plural ? " usagers par jour" : " usager par jour")
    case .connections: amount + (plural ? " connexions" : " connexion")
    case .connectionsPerMonth:
      amount + (plural ? " connexions par mois" : " connexion par mois")
    case .count: amount
    }
  }
}
