/// What was just done, as the address of the next page says it: a code, never a text.
enum SettingsNotice: String {
  case facts = "site"
  case label
  case modules
  case moduleServices = "services-du-module"
  case serviceAdded = "service-ajoute"
  case serviceRenamed = "service-renomme"
  case serviceClosed = "service-ferme"
  case serviceReopened = "service-rouvert"
  case notApplicable = "sans-objet"
  case applicable
  case holidayAdded = "jour-ajoute"
  case holidayRemoved = "jour-retire"
  case limitSet = "delai"
  case limitRemoved = "delai-retire"
  case targetRemoved = "cible-retiree"
  case roleGranted = "role"
  case roleRevoked = "role-retire"
  case disabled = "desactive"
  case enabled = "reactive"
  case password = "mot-de-passe"
  case jobRetried = "travail-relance"

  /// The item of the address that holds the code.
  static let name = "fait"

  var french: String {
    switch self {
    case .facts: "Les informations du site sont enregistrées."
    case .label: "Le label est enregistré."
    case .modules: "Les modules du site sont enregistrés."
    case .moduleServices: "Les services qui appliquent ce module sont enregistrés."
    case .serviceAdded: "Le service est ajouté. Il peut recevoir des demandes."
    case .serviceRenamed: "Le service est renommé. Ses demandes le suivent."
    case .serviceClosed: "Le service est fermé. Ses demandes restent consultables."
    case .serviceReopened: "Le service est rouvert. Il peut à nouveau recevoir des demandes."
    case .notApplicable: "L’engagement est sans objet pour le site. Son motif figure sur sa page."
    case .applicable: "L’engagement s’applique de nouveau au site."
    case .holidayAdded: "Le jour est ajouté au calendrier du site. Les échéances suivent dans un instant."
    case .holidayRemoved: "Le jour est retiré du calendrier du site. Les échéances suivent dans un instant."
    case .limitSet: "Le délai local est enregistré. Il donne un second chiffre à côté du premier."
    case .limitRemoved: "Le délai local est retiré."
    case .targetRemoved: "La cible locale est retirée."
    case .roleGranted: "Le rôle est donné. Il vaut dès la prochaine page de cette personne."
    case .roleRevoked: "Le rôle est retiré. Il ne vaut plus dès la prochaine page de cette personne."
    case .disabled:
      "Le compte est désactivé et ses sessions sont fermées. Ce que la personne a fait reste à son nom."
    case .enabled: "Le compte est réactivé, avec le mot de passe et les rôles qu’il avait."
    case .jobRetried: "Le travail est relancé. Rechargez la page dans un instant pour voir s’il aboutit."
    case .password: "Votre mot de passe est changé. Vos autres sessions sont fermées."
    }
  }

  /// The message of the page whose address has this query; nothing without a known code.
  static func message(in query: FormBody) -> HTML {
    .with(SettingsNotice(rawValue: query[name])) { notice in
      .message(.success, HTML(text: notice.french))
    }
  }
}
