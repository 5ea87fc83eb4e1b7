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
    case .untrustedServer(let distrust, let detail):
      "\(distrust.french) Rien n’a été envoyé (détail technique : \(detail))."
    case .unknownOutcome(let detail):
      "La connexion à la base s’est coupée au moment d’enregistrer : \(detail). Vérifiez ce qui est enregistré avant de recommencer."
    case .unavailable(let detail):
      "La base de données ne peut pas être ouverte ou écrite : rien n’a été enregistré. Vérifiez son chemin, "
        + "vos droits sur son dossier et que c’est une base de Qualepref ; pour PostgreSQL, que le serveur répond à cette "
        + "adresse (détail technique : \(detail))."
    }
  }
}

extension ServerDistrust {
  /// Why, and what to do about it.
  fileprivate var french: String {
    switch self {
    case .notEncrypted:
      "Le serveur PostgreSQL n’accepte pas de connexion chiffrée, et l’adresse en exige une (sslmode). "
        + "Activez TLS sur le serveur (ssl = on), et vérifiez que l’adresse est la sienne."
    case .noAuthorities:
      "L’adresse demande de vérifier le serveur PostgreSQL (sslmode), mais le certificat "
        + "de l’autorité manque. Donnez son fichier : sslrootcert=FICHIER."
    case .certificateRefused:
      "Le certificat du serveur PostgreSQL n’est pas reconnu : autorité inconnue, ou certificat expiré. "
        + "Donnez le certificat de l’autorité qui l’a signé (sslrootcert=FICHIER), ou faites-le renouveler."
    case .otherHost:
      "Le certificat du serveur PostgreSQL porte un autre nom que celui de l’adresse. "
        + "Écrivez dans l’adresse le nom qui est dans le certificat, ou faites refaire le certificat à ce nom."
    }
  }
}
