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
    case .unavailable(let detail): "La base de données ne répond pas : \(detail)."
    }
  }
}
