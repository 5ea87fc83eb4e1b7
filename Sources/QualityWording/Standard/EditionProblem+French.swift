public import QualityDomain

extension EditionProblem {
  /// What is wrong and what to do, in one or two sentences that start with the file and the line:
  /// « edition.yaml, ligne 12 : … ».
  public func french(in file: String) -> String { "\(file), ligne \(line) : \(fault.french)" }
}

extension EditionProblem.Fault {
  // One sentence a case: longer than a function should be, and exhaustive.
  fileprivate var french: String {
    switch self {
    case .unreadable:
      "ce n’est pas du YAML lisible. Vérifiez les guillemets, les deux-points et les retraits de "
        + "cette ligne et de la précédente."
    case .empty: "le fichier est vide. Vérifiez que c’est le bon."
    case .repeatedKey(let key):
      "la clé « \(key) » est écrite deux fois dans le même bloc. Gardez-en une."
    case .unknownKey(let key, let known):
      "la clé « \(key) » n’existe pas ici. Clés possibles : \(known.joined(separator: ", "))."
    case .missingKey(let key): "il manque la clé « \(key) ». Ajoutez-la."
    case .wrongShape("", _):
      "le fichier doit être une suite de clés. Partez de celui qui est fourni avec le logiciel."
    case .wrongShape(let key, let shape):
      "la valeur de « \(key) » doit être \(shape.french)."
    case .unknownValue(let key, let value, let allowed):
      "« \(value) » n’est pas une valeur de « \(key) ». Valeurs possibles : "
        + "\(allowed.joined(separator: ", "))."
    case .emptyText(let key): "la valeur de « \(key) » est vide. Remplissez-la."
    case .tooLong(let key, let maximum):
      "la valeur de « \(key) » dépasse \(maximum) caractères. Raccourcissez-la."
    case .unreadableDate(let key, let value):
      "« \(value) » n’est pas une date réelle (clé « \(key) »). Écrivez-la aaaa-mm-jj, par exemple "
        + "2020-01-01."
    case .negative(let key): "la valeur de « \(key) » est négative. Donnez un nombre positif ou nul."
    case .overHundred(let key): "la valeur de « \(key) » dépasse 100. Donnez un pourcentage de 0 à 100."
    case .duplicate(let subject, let text, let firstLine):
      "\(subject.french) « \(text) » est déjà à la ligne \(firstLine). Changez l’identifiant ou "
        + "retirez l’un des deux."
    case .unknownCommitment(let number):
      "l’engagement \(number) n’existe pas dans cette édition. Citez un engagement de ses modules."
    case .unknownIndicator(let code):
      "l’indicateur « \(code) » n’existe pas dans cette édition. Citez un code de la liste "
        + "« indicators »."
    case .unknownModule(let number):
      "le module \(number) n’existe pas dans cette édition. Retirez-le ou ajoutez-le aux modules."
    case .notListed(let subject, let text):
      "\(subject.french) « \(text) » n’est pas dans la liste de l’édition. Ajoutez-l’y ou "
        + "retirez cette ligne."
    case .foreignSubcommitment(let number, let commitment):
      "« \(number) » n’est pas un numéro de sous-engagement de l’engagement \(commitment). "
        + "Écrivez par exemple \"\(commitment).1\"."
    case .missingArticle:
      "il manque l’article (clé « article »). Indiquez où le référentiel le dit, par exemple "
        + "article: \"17.1\"."
    case .moduleWithoutCommitment(let number):
      "le module \(number) n’a aucun engagement. Donnez-lui-en au moins un."
    case .commitmentWithoutSubcommitment(let number):
      "l’engagement \(number) n’a aucun sous-engagement. Donnez-lui-en au moins un."
    case .subcommitmentWithoutEvidence(let number):
      "le sous-engagement « \(number) » n’a aucun élément de preuve (clé « evidence »). "
        + "Donnez-lui-en au moins un."
    case .indicatorWithoutCommitment(let code):
      "l’indicateur « \(code) » ne cite aucun engagement (clé « commitments »). Citez-en au moins un."
    case .limitTooShort(let days):
      "la limite est de \(days) jour ouvré. Donnez au moins 1."
    case .sameLimit(let firstLine):
      "cette limite a la même horloge, la même sorte de demande, le même canal et la même date que "
        + "celle de la ligne \(firstLine). Retirez l’une des deux ou changez sa date."
    case .registerWithoutLimit(let clock, let kind, let channel):
      "aucune limite n’est donnée pour clock: \(clock.rawValue), kind: \(kind.rawValue), "
        + "channel: \(channel.rawValue). Ajoutez-la à « limits » ou retirez ce cas de l’indicateur."
    case .registerFigure(let figure, let aggregation):
      "« figure: \(figure.rawValue) » ne va pas avec « aggregation: \(aggregation.rawValue) ». "
        + "Un taux (rate) se consolide en ratio, une moyenne (mean) en mean."
    case .meanOfPromises:
      "une date annoncée est tenue ou non : elle n’a pas de délai moyen. Écrivez figure: rate."
    case .moduleRuleMissing(let kind, let hasCERT):
      "il manque la règle de site_kind: \(kind.rawValue), cert: \(hasCERT). Ajoutez-la."
    case .moduleUnplaced(let number):
      "la règle ne dit rien du module \(number). Placez-le dans required, optional ou refused."
    case .modulePlacedTwice(let number):
      "la règle cite deux fois le module \(number). Gardez-le dans une seule liste."
    }
  }
}

extension EditionProblem.Shape {
  fileprivate var french: String {
    switch self {
    case .text: "un texte"
    case .wholeNumber: "un nombre entier"
    case .decimal: "un nombre, par exemple \"80\" ou \"87.5\""
    case .yesOrNo: "true ou false"
    case .list: "une liste"
    case .block: "un bloc de clés"
    }
  }
}

extension EditionProblem.Subject {
  fileprivate var french: String {
    switch self {
    case .module: "le module"
    case .commitment: "l’engagement"
    case .subcommitment: "le sous-engagement"
    case .provision: "la disposition"
    case .communicationRule: "la règle de communication"
    case .glossaryTerm: "le terme"
    case .indicator: "l’indicateur"
    case .target: "la cible"
    case .requestKind: "la sorte de demande"
    case .channel: "le canal"
    case .siteKind: "la sorte de site"
    case .limit: "la limite"
    case .moduleRule: "la règle de modules"
    }
  }
}
