import QualityDomain
import QualityWording

/// One row of the form.
struct EntryRow {
  let definition: IndicatorDefinition
  /// Among the rows of the indicator: 0 for the figure of the whole, then its criteria.
  let rank: Int
  /// nil for the figure of the whole, empty where a criterion may be typed.
  let criterion: String?
  /// Whether the criterion is one of the site's already.
  let isKnown: Bool
  let typed: EntryText
  /// What the person saw before typing.
  let seen: EntryText
  /// What is recorded now.
  let recorded: EntryText

  /// The most characters of a comment.
  static let longestComment = 1000

  /// The most characters of a criterion, as in a file that is imported.
  private static let longestCriterion = 200

  /// What the names of the fields of a row end with.
  static func key(_ definition: IndicatorDefinition, rank: Int) -> String {
    rank == 0 ? definition.code : "\(definition.code)-k\(rank)"
  }

  /// - Parameter others: every row of the indicator.
  /// - Returns: nil when the row asks for no change, or is wrong.
  func measure(
    _ period: Period, _ service: Service.ID?, others: [EntryRow], _ errors: inout FormErrors
  ) -> Measure? {
    if typed == seen || typed == recorded { return nil }
    if typed.isEmpty {
      refuse(
        .value,
        "Vider une ligne ne retire pas le chiffre enregistré. Retirez-le sur la page de l’indicateur, "
          + "ou écrivez 0 sur 0 s’il est sans objet.",
        &errors)
      return nil
    }
    guard isCriterionRight(among: others, &errors) else { return nil }
    guard seen == recorded else {
      refuse(
        .value,
        "Ce chiffre a changé pendant que vous écriviez : \(recordedWords). Vérifiez le vôtre, puis "
          + "enregistrez à nouveau.",
        &errors)
      return nil
    }
    guard typed.comment.count <= Self.longestComment else {
      refuse(
        .comment,
        "Ce commentaire dépasse \(FrenchNumber.integer(Self.longestComment)) caractères. Raccourcissez-le.",
        &errors)
      return nil
    }
    return figure(&errors).map {
      Measure(
        indicator: definition.code, period: period, service: service, criterion: criterion,
        source: .entered, figure: $0, comment: typed.comment)
    }
  }

  private func isCriterionRight(among rows: [EntryRow], _ errors: inout FormErrors) -> Bool {
    guard let criterion else { return true }
    let isRepeated = rows.contains {
      $0.rank < rank && $0.criterion?.lowercased() == criterion.lowercased()
    }
    let problem: String? =
      if criterion.isEmpty {
        "Dites de quel critère est ce chiffre, par exemple « Accueil téléphonique »."
      } else if isRepeated {
        "Le critère « \(criterion) » est déjà dans la liste. Donnez son chiffre sur sa ligne."
      } else if criterion.count > Self.longestCriterion {
        "Ce critère dépasse \(Self.longestCriterion) caractères. Raccourcissez-le."
      } else {
        nil
      }
    if let problem { refuse(.criterion, problem, &errors) }
    return problem == nil
  }

  private var recordedWords: String {
    let parts =
      recorded.numerator.isEmpty ? nil : "\(recorded.numerator) sur \(recorded.denominator)"
    return [recorded.value.isEmpty ? nil : recorded.value, parts].compactMap(\.self)
      .joined(separator: ", ")
  }

  private func figure(_ errors: inout FormErrors) -> Figure? {
    let before = errors.items.count
    let numerator = number(typed.numerator, .numerator, &errors)
    let denominator = number(typed.denominator, .denominator, &errors)
    let sign = definition.unit == .percent && typed.value.hasSuffix("%")
    let value = number(
      sign ? String(typed.value.dropLast()).trimmingSpaces : typed.value, .value, &errors)
    guard errors.items.count == before else { return nil }
    do throws(MeasureError) {
      return try Measure.figure(
        numerator: numerator, denominator: denominator, value: value, quotient: definition.quotient)
    } catch {
      refuse(error.field, error.frenchMessage, &errors)
      return nil
    }
  }

  private func number(
    _ text: String, _ entry: EntryField, _ errors: inout FormErrors
  ) -> Quantity? {
    if text.isEmpty { return nil }
    guard let quantity = Quantity(text) else {
      refuse(
        entry, "« \(text) » n’est pas un nombre. Écrivez par exemple 88,20.", of: entry, &errors)
      return nil
    }
    guard quantity >= .zero else {
      refuse(entry, MeasureError.negative.frenchMessage, of: entry, &errors)
      return nil
    }
    return quantity
  }

  /// Says which row it is: the summary lists many.
  /// - Parameter column: named too, when the same may be wrong in several of the row.
  private func refuse(
    _ field: EntryField, _ message: String, of column: EntryField? = nil, _ errors: inout FormErrors
  ) {
    let place = [
      definition.shortLabel, criterion.flatMap { $0.isEmpty ? nil : $0 },
      column?.label(in: definition).midSentence,
    ]
    errors.add(
      self.field(field),
      "\(place.compactMap(\.self).joined(separator: ", ")) : \(message.midSentence)")
  }

  func field(_ field: EntryField) -> String {
    field.name(Self.key(definition, rank: rank))
  }
}

extension MeasureError {
  /// Where the message stands.
  fileprivate var field: EntryField {
    switch self {
    case .negative, .valueMissing: .value
    case .denominatorWithoutNumerator: .numerator
    case .numeratorWithoutDenominator, .divisionByZero, .denominatorOfSum: .denominator
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    guard let end = lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(self[...end])
  }
}
