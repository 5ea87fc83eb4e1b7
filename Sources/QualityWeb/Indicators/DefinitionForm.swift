import QualityDomain
import QualityWording

/// An indicator of the site's own, as it was typed.
struct DefinitionForm {
  private let form: FormBody

  init(_ form: FormBody) {
    self.form = form
  }

  /// The most characters of a name and of a code.
  static let longestName = 45
  /// Parts of addresses of pages.
  private static let reserved: Set<String> = ["saisie", "importer", "nouveau", "export"]

  /// - Parameters:
  ///   - edition: its codes are taken, its commitments are known.
  ///   - own: the indicators that the site already has of its own.
  func parsed(
    edition: Edition?, own: [IndicatorDefinition]
  ) throws(FormErrors) -> IndicatorDefinition {
    var errors = FormErrors()
    let code = code(edition: edition, own: own, &errors)
    let label = label(&errors)
    let unit: IndicatorUnit? = choice("unite", "Choisissez l’unité du résultat.", &errors)
    let rule: Aggregation? = choice("consolidation", "Choisissez la consolidation.", &errors)
    let frequency: Frequency? = choice("frequence", "Choisissez la fréquence.", &errors)
    let better: Direction? = choice("sens", "Choisissez ce qui est mieux.", &errors)
    let commitments = commitments(edition, &errors)
    if let unit, let rule, let message = Self.mismatch(unit, rule) {
      errors.add("consolidation", message)
    }
    guard errors.isEmpty, let code, let label, let unit, let rule, let frequency, let better else {
      throw errors
    }
    return IndicatorDefinition(
      code: code, label: label, shortLabel: label, commitments: commitments, article: "",
      unit: unit, aggregation: rule, frequency: frequency, better: better, register: nil,
      isProjectOwn: false, note: nil)
  }

  private func code(
    edition: Edition?, own: [IndicatorDefinition], _ errors: inout FormErrors
  ) -> String? {
    let code = form.trimmed("code")
    let isWritten = code.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    if code.isEmpty {
      errors.add("code", "Donnez un code court, par exemple 10-rappels.")
    } else if !isWritten || !(2...Self.longestName).contains(code.utf8.count) || code.hasPrefix("-") {
      errors.add(
        "code",
        "Un code a de 2 à \(Self.longestName) lettres minuscules sans accent, chiffres ou traits "
          + "d’union. Écrivez par exemple 10-rappels.")
    } else if edition?.indicator(code) != nil {
      errors.add("code", "Ce code est celui d’un indicateur du référentiel. Choisissez-en un autre.")
    } else if own.contains(where: { $0.code == code }) || Self.reserved.contains(code) {
      errors.add("code", Self.taken)
    }
    return errors["code"] == nil ? code : nil
  }

  static let taken = "Ce code est déjà pris. Choisissez-en un autre."

  private func label(_ errors: inout FormErrors) -> String? {
    let label = form.trimmed("libelle")
    if label.isEmpty {
      errors.add("libelle", "Donnez le nom de l’indicateur, par exemple Rappels dans la journée.")
    } else if label.count > Self.longestName {
      errors.add("libelle", "Ce nom dépasse \(Self.longestName) caractères. Raccourcissez-le.")
    }
    return errors["libelle"] == nil ? label : nil
  }

  private func choice<Value: RawRepresentable<String>>(
    _ field: String, _ message: String, _ errors: inout FormErrors
  ) -> Value? {
    let value = Value(rawValue: form[field])
    if value == nil { errors.add(field, message) }
    return value
  }

  private func commitments(_ edition: Edition?, _ errors: inout FormErrors) -> [Int] {
    let words = form["engagements"].split { $0 == "," || $0 == ";" || $0.isWhitespace }
    guard !words.isEmpty else {
      errors.add("engagements", "Donnez au moins un numéro d’engagement, par exemple 10.")
      return []
    }
    let unknown = words.first { Int($0).flatMap { edition?.commitment($0) } == nil }
    if let unknown {
      errors.add(
        "engagements",
        "« \(unknown) » n’est pas un engagement du référentiel. Donnez des numéros, par exemple 10, 17.")
      return []
    }
    return Set(words.compactMap { Int($0) }).sorted()
  }

  /// Why a unit and a rule do not go together.
  private static func mismatch(_ unit: IndicatorUnit, _ rule: Aggregation) -> String? {
    switch (rule, unit) {
    case (.ratio, .percent), (.last, _), (.none, _): nil
    case (.ratio, _): "Un taux se donne en %. Choisissez cette unité, ou une autre consolidation."
    case (.mean, .percent), (.sum, .percent):
      "Des pourcentages ne s’additionnent pas. Choisissez le taux, ou aucune consolidation."
    case (.mean, _), (.sum, _): nil
    }
  }
}
