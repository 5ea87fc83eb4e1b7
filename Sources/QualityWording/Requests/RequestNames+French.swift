public import QualityDomain

extension RequestKind {
  /// The name in a list or a form: « Réclamation ».
  public var french: String {
    switch self {
    case .information: "Information"
    case .advice: "Conseil"
    case .complaint: "Réclamation"
    case .suggestion: "Suggestion"
    case .authorisation: "Autorisation"
    case .electedAppointment: "Rendez-vous d’un élu"
    case .userAppointment: "Rendez-vous d’un usager"
    }
  }

  /// What it is in a sentence: « demande d’information ».
  public var frenchNoun: String {
    switch self {
    case .information: "demande d’information"
    case .advice: "demande de conseil"
    case .complaint: "réclamation"
    case .suggestion: "suggestion"
    case .authorisation: "demande d’autorisation"
    case .electedAppointment: "demande de rendez-vous d’un élu"
    case .userAppointment: "demande de rendez-vous d’un usager"
    }
  }
}

extension RequestChannel {
  /// The name in a list or a form: « Courriel ».
  public var french: String {
    switch self {
    case .letter: "Courrier"
    case .email: "Courriel"
    case .form: "Formulaire"
    case .box: "Urne"
    case .counter: "Guichet"
    case .telephone: "Téléphone"
    }
  }

  /// How it arrived: « par courriel », « dans l’urne ».
  public var frenchBy: String {
    switch self {
    case .letter: "par courrier"
    case .email: "par courriel"
    case .form: "par formulaire"
    case .box: "dans l’urne"
    case .counter: "au guichet"
    case .telephone: "par téléphone"
    }
  }
}

extension ReplyMedium {
  /// The name in a list or a form: « Courriel ».
  public var french: String {
    switch self {
    case .letter: "Courrier"
    case .email: "Courriel"
    case .telephone: "Téléphone"
    case .counter: "Guichet"
    }
  }

  /// How it was given: « par courriel », « au guichet ».
  public var frenchBy: String {
    switch self {
    case .letter: "par courrier"
    case .email: "par courriel"
    case .telephone: "par téléphone"
    case .counter: "au guichet"
    }
  }
}

extension RequesterProfile {
  /// The name in a list or a form: « Collectivité ».
  public var french: String {
    switch self {
    case .individual: "Particulier"
    case .professional: "Professionnel"
    case .association: "Association"
    case .localAuthority: "Collectivité"
    case .electedOfficial: "Élu"
    case .administration: "Administration"
    }
  }
}

extension RequestStage {
  /// What is to be done: « En attente de l’usager ».
  public var french: String {
    switch self {
    case .open: "En cours"
    case .waiting: "En attente de l’usager"
    case .done: "Terminée"
    }
  }
}

extension ReplyState {
  /// Where the reply stands: « répondue dans le délai ».
  public var french: String {
    switch self {
    case .answeredInTime: "répondue dans le délai"
    case .answeredLate: "répondue hors délai"
    case .late: "en retard"
    case .running: "en cours"
    case .waiting: "en attente de l’usager"
    case .noLimit: "sans délai"
    case .withoutContact: "close sans coordonnées"
    case .duplicate: "doublon"
    }
  }
}

extension ClockKind {
  /// What the clock measures: « Réponse ».
  public var french: String {
    switch self {
    case .reply: "Réponse"
    case .acknowledgement: "Accusé de réception"
    case .toldOfRedirection: "Information du transfert"
    case .announcedDate: "Date annoncée"
    case .completeness: "Liste des pièces manquantes"
    case .appointmentProposal: "Proposition de rendez-vous"
    case .appointmentHeld: "Tenue du rendez-vous"
    }
  }
}
