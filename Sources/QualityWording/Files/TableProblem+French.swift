public import QualityDomain

extension TableProblem {
  /// What is wrong and what to do, with the line and the column.
  public var french: String {
    switch (reason, column) {
    case (.empty, _), (.notText, _): reason.french
    case (_, let column?): "Ligne \(line), colonne \(column) : \(reason.french)"
    case (_, nil): "Ligne \(line) : \(reason.french)"
    }
  }
}

extension TableProblem {
  /// Where in its line the problem is.
  public var place: String { column.map { "colonne \($0)" } ?? "toute la ligne" }

  /// The same without the line and the column, for a table that has columns for them.
  public var frenchReason: String { reason.french.capitalizedFirst }
}

extension TableProblem.Reason {
  // One sentence a case: longer than a function should be, and exhaustive.
  fileprivate var french: String {
    switch self {
    case .empty:
      "Le fichier est vide. Donnez un fichier dont la première ligne nomme les colonnes."
    case .notText:
      "Ce fichier n’est pas du texte. Dans le tableur, choisissez « Enregistrer sous » puis « CSV »."
    case .missingColumn: "cette colonne est obligatoire et manque. Ajoutez-la."
    case .unknownColumn(let known):
      "cette colonne n’est pas prévue. Retirez-la. Colonnes possibles : \(known.french)."
    case .repeatedColumn: "cette colonne est présente deux fois. Gardez-en une."
    case .fieldCount(let found, let expected):
      "la ligne a \(found) champs au lieu de \(expected). Vérifiez les séparateurs et les guillemets."
    case .namelessColumn:
      "une case est remplie sous une colonne sans nom. Nommez la colonne ou videz la case."
    case .unclosedQuote: "un guillemet ouvert n’est jamais refermé. Refermez-le."
    case .textAfterQuote:
      "du texte suit un guillemet fermant. Doublez les guillemets qui sont dans le texte."
    case .missingValue: "la valeur manque. Remplissez cette case."
    case .tooLong(let maximum): "le texte dépasse \(maximum) caractères. Raccourcissez-le."
    case .unknownValue(let value, let allowed):
      "« \(value) » n’est pas connu. Valeurs possibles : \(allowed.french)."
    case .duplicate(let firstLine):
      "cette ligne répète la ligne \(firstLine). Gardez l’une des deux."
    case .unreadableDate(let text):
      "« \(text) » n’est pas une date. Écrivez-la jj/mm/aaaa, par exemple 29/02/2024."
    case .noSuchDay(let text):
      "le \(text) n’existe pas. Donnez une date réelle, par exemple 29/02/2024."
    case .yearOutside(let years):
      "l’année doit être comprise entre \(years.lowerBound) et \(years.upperBound). Corrigez la date."
    case .inTheFuture(let today):
      "cette date est après aujourd’hui (\(FrenchDate.numeric(today))). Donnez la date d’un fait passé."
    case .earlier(let column, let day):
      "cette date est avant celle de \(column) (\(FrenchDate.numeric(day))). Corrigez l’une des deux."
    case .later(let column, let day):
      "cette date est après celle de \(column) (\(FrenchDate.numeric(day))). Corrigez l’une des deux."
    case .needs(let column):
      "cette case est remplie sans \(column). Remplissez les deux ou aucune."
    case .excludedBy(let column):
      "cette case ne peut pas être remplie en même temps que \(column). Videz l’une des deux."
    case .unknownIndicator(let code):
      "l’indicateur « \(code) » n’existe pas pour ce site. Corrigez le code ou créez l’indicateur."
    case .unknownCommitment(let number):
      "« \(number) » n’est pas un engagement du référentiel. Donnez des numéros séparés par des espaces."
    case .unknownSite(let code):
      "« \(code) » n’est le code d’aucun de vos sites. Corrigez le code, ou retirez la ligne."
    case .codeOfEdition: "ce code est celui d’un indicateur du référentiel. Choisissez-en un autre."
    case .unreadablePeriod(let text):
      "« \(text) » n’est pas une période. Écrivez par exemple 2023, 2023-S1, 2023-T4 ou 2023-05."
    case .unreadableNumber(let text):
      "« \(text) » n’est pas un nombre. Écrivez par exemple 88,20."
    case .notWhole(let text): "« \(text) » n’est pas un nombre entier. Écrivez par exemple 17."
    case .numberOutside(let text, let bounds):
      "« \(text) » n’est pas compris entre \(bounds.lowerBound) et \(bounds.upperBound). Corrigez ce nombre."
    case .exceeds(let column, let number):
      "ce nombre dépasse celui de la colonne \(column) (\(number)). Corrigez l’un des deux."
    case .figure(let error): error.french
    case .unreadableJSON: "ce fichier JSON est incomplet ou abîmé. Téléchargez-le à nouveau."
    case .notASiteCode(let text):
      "« \(text) » ne peut pas servir de code. Prenez 2 à 20 lettres minuscules, chiffres ou tirets."
    case .unknownTerritory(let text):
      "« \(text) » n’est pas un département. Donnez son code ou son nom, par exemple 73 ou Savoie."
    case .unknownRegion(let text):
      "« \(text) » n’est pas une région. Donnez son code ou son nom, par exemple 84, ou videz la case."
    case .otherRegion(let territory, let region?):
      "\(territory.french) est dans la région \(region.name). Corrigez la région ou le département."
    case .otherRegion(let territory, nil):
      "\(territory.french) n’est dans aucune région. Videz la case de la région."
    case .unreadableModules(let text):
      "« \(text) » n’est pas une liste de modules. Donnez des numéros séparés par des virgules, par exemple 1,4."
    case .scope(let problem): problem.french
    case .notAnAuthorityCode(let text, let kind):
      "« \(text) » n’est pas le code d’une collectivité de nature « \(kind.french) ». \(kind.frenchCode)"
    case .unreadableEmail(let text):
      "« \(text) » n’est pas une adresse électronique. Donnez par exemple nom@commune.example."
    }
  }
}

extension MeasureError {
  fileprivate var french: String {
    switch self {
    case .negative: "un nombre est négatif. Donnez des nombres positifs ou nuls."
    case .valueMissing:
      "il n’y a ni valeur, ni numérateur et dénominateur. Donnez l’un ou l’autre."
    case .denominatorWithoutNumerator: "le numérateur manque. Remplissez-le ou videz le dénominateur."
    case .numeratorWithoutDenominator: "le dénominateur manque. Remplissez-le ou videz le numérateur."
    case .divisionByZero:
      "le dénominateur est nul et le numérateur ne l’est pas. Corrigez l’un des deux."
    case .denominatorOfSum:
      "ce chiffre s’additionne : il n’a pas de dénominateur. Donnez la valeur seule."
    }
  }
}

extension [String] {
  fileprivate var french: String { joined(separator: ", ") }
}
