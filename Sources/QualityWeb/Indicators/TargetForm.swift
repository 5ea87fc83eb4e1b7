import QualityDomain
import QualityWording

/// A local target, as it was typed.
struct TargetForm {
  let value: String
  let from: String

  init(_ form: FormBody) {
    value = form.trimmed("cible")
    from = form["depuis"]
  }

  /// The value and its first day.
  ///
  /// A local target may only be more demanding than the national one, on its first day and later.
  /// - Parameter targets: those of the indicator.
  func parsed(
    _ definition: IndicatorDefinition, targets: [Target], today: CivilDate
  ) throws(FormErrors) -> (value: Quantity, from: CivilDate) {
    var errors = FormErrors()
    let from = day(today, &errors)
    let value = number(definition, &errors)
    if let value, let from {
      let binding = Self.binding(targets, definition, from: from)
      if let national = binding.first(where: {
        !Target.isMoreDemanding(value, than: $0.value, better: definition.better)
      }) {
        errors.add("cible", Self.tooEasy(national, definition))
      }
    }
    guard errors.isEmpty, let value, let from else { throw errors }
    return (value, from)
  }

  private func day(_ today: CivilDate, _ errors: inout FormErrors) -> CivilDate? {
    do {
      return try FrenchDateInput.parse(from, today: today)
    } catch {
      errors.add("depuis", error.french)
      return nil
    }
  }

  private func number(
    _ definition: IndicatorDefinition, _ errors: inout FormErrors
  ) -> Quantity? {
    let digits = value.filter { $0 != "%" }.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if digits.isEmpty {
      errors.add("cible", "Donnez la cible, par exemple 85.")
      return nil
    }
    guard let quantity = Quantity(digits) else {
      errors.add("cible", "« \(value) » n’est pas un nombre. Écrivez par exemple 85 ou 87,5.")
      return nil
    }
    if quantity < .zero {
      errors.add("cible", "Une cible ne peut pas être négative. Écrivez 0 ou un nombre positif.")
    } else if definition.aggregation == .ratio, let whole = Quantity(100), quantity > whole {
      errors.add("cible", "Un taux ne dépasse pas 100 %. Écrivez 100 ou moins.")
    }
    return quantity
  }

  /// The national targets that hold from `from` on.
  private static func binding(
    _ targets: [Target], _ definition: IndicatorDefinition, from: CivilDate
  ) -> [Target] {
    let national = targets.filter { $0.scope == .national }
    let first = Target.inForce(
      national, indicator: definition.code, better: definition.better, on: from)
    return [first].compactMap(\.self) + national.filter { $0.validFrom > from }
  }

  private static func tooEasy(_ national: Target, _ definition: IndicatorDefinition) -> String {
    let value = FrenchNumber.target(national.value, definition.unit)
    return "La cible nationale est de \(value) depuis le \(FrenchDate.short(national.validFrom)). Une "
      + "cible locale demande au moins autant : donnez \(value) ou "
      + "\(definition.better == .lower ? "moins" : "plus")."
  }
}
