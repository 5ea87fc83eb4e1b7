public import QualityStore

extension StoreError {
  /// What a person at a terminal can do about it.
  public var french: String {
    switch self {
    case .conflict: "Quelqu’un a changé la même chose au même moment : rien n’a été enregistré. Recommencez."
    case .outsideScope: "Ce service ou cette demande n’est pas de ce site : rien n’a été enregistré."
    case .busy: "La base est occupée par un autre programme : rien n’a été enregistré. Réessayez dans un instant."
    case .diskFull: "Le disque est plein : rien n’a été enregistré. Libérez de la place, puis recommencez."
    case .newerSchema(let found, let known):
      "Cette base vient d’une version plus récente du programme (schéma \(found), connu ici : \(known)). Installez cette version."
    case .unreadableRow(let detail): "La base contient une ligne illisible : \(detail). Lancez « qualepref verify »."
    case .wrongEncoding(let encoding):
      "Cette base PostgreSQL est en \(encoding) : il en faut une en UTF-8 (createdb --encoding=UTF8 --template=template0)."
    case .unknownOutcome(let detail):
      "La connexion à la base s’est coupée au moment d’enregistrer : \(detail). Vérifiez ce qui est enregistré avant de recommencer."
    case .unavailable(let detail):
      "La base de données ne peut pas être ouverte ou écrite : rien n’a été enregistré. Vérifiez son chemin, "
        + "vos droits sur son dossier, et que c’est une base de Qualepref (détail technique : \(detail))."
    }
  }
}
