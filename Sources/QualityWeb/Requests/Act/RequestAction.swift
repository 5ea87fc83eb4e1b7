/// What someone can record about a request, by the name it has in addresses. In the order in which
/// a request's page offers them.
enum RequestAction: String, CaseIterable {
  case reply = "repondre"
  case holdingReply = "reponse-attente"
  case askPieces = "complements-demandes"
  case piecesArrived = "complements-recus"
  case acknowledge = "accuser-reception"
  case assign = "attribuer"
  case transfer = "transferer"
  case toldOfTransfer = "usager-prevenu"
  case redirect = "reorienter"
  case withoutContact = "sans-coordonnees"
  case duplicate = "doublon"
  case reopen = "rouvrir"
  case attach = "joindre"
}

extension RequestAction {
  /// The link that leads to its page: « Demander des pièces ».
  var invitation: String {
    switch self {
    case .reply: "Répondre sans attendre les pièces"
    case .holdingReply: "Envoyer une réponse d’attente"
    case .askPieces: "Demander des pièces"
    case .piecesArrived: "Enregistrer l’arrivée des pièces"
    case .acknowledge: "Accuser réception"
    case .assign: "Changer d’agent"
    case .transfer: "Transférer à un autre service"
    case .toldOfTransfer: "Noter que l’usager est prévenu"
    case .redirect: "Réorienter hors de la préfecture"
    case .withoutContact: "Clore sans coordonnées"
    case .duplicate: "Signaler un doublon"
    case .reopen: "Rouvrir la demande"
    case .attach: "Joindre un document"
    }
  }

  /// What it does to the deadline, in a few words.
  var effect: String {
    switch self {
    case .reply: "La réponse compte sur l’échéance d’avant la suspension."
    case .holdingReply: "Tient le délai ; vous annoncez une date."
    case .askPieces: "Suspend le délai jusqu’à leur arrivée."
    case .piecesArrived: "Un nouveau délai complet commence."
    case .acknowledge: "Le délai continue."
    case .assign, .transfer: "Le délai continue."
    case .toldOfTransfer: "Clôt l’échéance d’information du transfert."
    case .redirect: "Met fin au délai, l’usager est prévenu."
    case .withoutContact: "Ne compte dans aucun taux ni aucune moyenne."
    case .duplicate: "Seule l’autre demande compte."
    case .reopen: "La première réponse continue de compter."
    case .attach: "Sans effet sur le délai."
    }
  }

  /// The title of its page.
  var title: String {
    switch self {
    case .reply: "Enregistrer la réponse"
    case .holdingReply: "Enregistrer une réponse d’attente"
    case .askPieces: "Enregistrer une demande de pièces"
    case .piecesArrived: "Enregistrer l’arrivée des pièces"
    case .acknowledge: "Enregistrer l’accusé de réception"
    case .assign: "Attribuer la demande"
    case .transfer: "Transférer à un autre service"
    case .toldOfTransfer: "Noter que l’usager est prévenu du transfert"
    case .redirect: "Réorienter vers une autre administration"
    case .withoutContact: "Clore sans coordonnées"
    case .duplicate: "Signaler un doublon"
    case .reopen: "Rouvrir la demande"
    case .attach: "Joindre un document"
    }
  }

  /// The button that records it.
  var button: String {
    switch self {
    case .reply: "Enregistrer la réponse"
    case .holdingReply: "Enregistrer la réponse d’attente"
    case .askPieces: "Enregistrer la demande de pièces"
    case .piecesArrived: "Enregistrer l’arrivée des pièces"
    case .acknowledge: "Enregistrer l’accusé de réception"
    case .assign: "Attribuer la demande"
    case .transfer: "Transférer la demande"
    case .toldOfTransfer: "Enregistrer l’information de l’usager"
    case .redirect: "Enregistrer la réorientation"
    case .withoutContact: "Clore la demande"
    case .duplicate: "Enregistrer le doublon"
    case .reopen: "Rouvrir la demande"
    case .attach: "Joindre le document"
    }
  }

  /// What exists once it is recorded.
  var done: String {
    switch self {
    case .reply: "Réponse enregistrée."
    case .holdingReply: "Réponse d’attente enregistrée."
    case .askPieces: "Demande de pièces enregistrée."
    case .piecesArrived: "Arrivée des pièces enregistrée : un nouveau délai complet commence."
    case .acknowledge: "Accusé de réception enregistré."
    case .assign: "Attribution enregistrée."
    case .transfer: "Transfert enregistré : pensez à prévenir l’usager."
    case .toldOfTransfer: "Information de l’usager enregistrée."
    case .redirect: "Réorientation enregistrée."
    case .withoutContact: "Clôture enregistrée."
    case .duplicate: "Doublon enregistré."
    case .reopen: "Demande rouverte."
    case .attach: "Document joint."
    }
  }

  /// The label of its date.
  var dateLabel: String {
    switch self {
    case .reply: "Répondue le"
    case .holdingReply: "Envoyée le"
    case .askPieces: "Demandées le"
    case .piecesArrived: "Arrivées le"
    case .acknowledge: "Envoyé le"
    case .assign: "Attribuée le"
    case .transfer: "Transférée le"
    case .toldOfTransfer: "Prévenu le"
    case .redirect: "Réorientée le"
    case .withoutContact: "Close le"
    case .duplicate: "Constaté le"
    case .reopen: "Rouverte le"
    case .attach: "Reçu ou envoyé le"
    }
  }
}
