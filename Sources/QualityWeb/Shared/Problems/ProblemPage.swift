/// What a problem page says: what happened and whether anything was lost, then what to do.
struct ProblemPage {
  let title: String
  let lead: String
  /// What to do, in order.
  let steps: [String]

  /// nil for the problems that are no page of ours.
  init?(_ problem: WebProblem) {
    switch problem {
    case .signInRequired, .siteRequired, .answered: return nil
    case .malformed:
      self.init(
        "Ce que votre navigateur a envoyé n’a pas pu être lu", "Rien n’a été enregistré.",
        ["Revenez à la page précédente et recommencez.", Self.ask])
    case .crowded:
      self.init(
        "Trop de personnes se connectent en même temps", "Rien n’a été enregistré.",
        ["Attendez une minute.", "Recommencez.", Self.ask])
    case .forbidden(let holders):
      self.init(
        "Cette page est réservée aux \(holders)", "Rien n’a été changé.",
        [
          "Si vous en avez besoin, demandez ce rôle à l’administrateur de votre site.",
          "Sinon, revenez à l’accueil.",
        ])
    case .formExpired:
      self.init(
        "Ce formulaire n’est plus valable : rien n’a été enregistré",
        "Vous avez changé de session depuis que vous l’avez ouvert.",
        [
          "Copiez ce que vous avez écrit : revenez pour cela à la page précédente.",
          "Rechargez la page du formulaire, connectez-vous si elle le demande, puis recommencez.",
        ])
    case .notFound:
      self.init(
        "Cette page n’existe pas ou plus", "Rien n’a été perdu : cette adresse ne mène nulle part.",
        ["Vérifiez l’adresse.", "Sinon, cherchez ce qu’il vous faut à partir de l’accueil."])
    case .conflict:
      self.init(
        "Quelqu’un a changé la même chose avant vous", "Ce que vous faisiez n’est pas enregistré.",
        [
          "Ouvrez à nouveau la page d’où vous venez pour voir ce qui a changé.",
          "Recommencez si c’est encore utile.",
        ])
    case .tooLarge:
      self.init(
        "Ce fichier dépasse 10 Mo", "Il n’a pas été enregistré.",
        [
          "Réduisez-le, par exemple en le numérisant moins finement, ou partagez-le en plusieurs.",
          "Revenez au formulaire et joignez-le à nouveau.",
        ])
    case .internalError:
      self.init(
        "Le service a rencontré un problème",
        "Ce que vous faisiez n’est peut-être pas enregistré. "
          + "Les données déjà enregistrées sont intactes.",
        ["Vérifiez si votre saisie est enregistrée avant de recommencer.", Self.ask])
    case .unknownOutcome(let retry):
      self.init(
        "L’enregistrement n’a pas été confirmé",
        "La connexion à la base s’est coupée au dernier moment : votre saisie est peut-être enregistrée. "
          + (retry == nil ? "" : Self.kept) + "Les données déjà enregistrées sont intactes.",
        [
          "Attendez une minute.",
          retry == nil
            ? "Vérifiez si votre saisie est enregistrée avant de recommencer."
            : "Enregistrez à nouveau avec le bouton ci-dessous : rien ne sera enregistré deux fois.",
          Self.ask,
        ])
    case .unavailable(let outage, let retry):
      self.init(
        outage.title,
        (retry == nil ? "" : Self.kept) + "Les données déjà enregistrées sont intactes.",
        outage.steps(
          again: retry == nil ? "Recommencez" : "Enregistrez à nouveau avec le bouton ci-dessous"))
    }
  }

  private init(_ title: String, _ lead: String, _ steps: [String]) {
    self.title = title
    self.lead = lead
    self.steps = steps
  }

  private static let kept = "Ce que vous avez écrit est gardé dans cette page. "

  fileprivate static let ask =
    "Si cela recommence, prévenez votre référent qualité en citant la référence ci-dessous."

  /// - Parameters:
  ///   - action: the way out: a button or a form.
  ///   - facts: reference, time and code.
  func body(action: HTML, facts: [(name: String, value: HTML)]) -> HTML {
    """
    <p class="fr-text--lead">\(lead)</p>
    <h2>Que faire ?</h2>
    <ol>\(.each(steps) { "<li>\($0)</li>" })</ol>
    \(action)
    \(.facts(facts))
    """
  }
}

extension WebProblem.Outage {
  fileprivate var title: String {
    switch self {
    case .busy: "La base est occupée : rien n’a été enregistré"
    case .diskFull: "Le disque du serveur est plein : rien n’a été enregistré"
    case .noAnswer: "La base ne répond pas : rien n’a été enregistré"
    }
  }

  /// - Parameter again: how to send the same once more, without a full stop.
  fileprivate func steps(again: String) -> [String] {
    switch self {
    case .busy: ["Attendez une minute.", "\(again).", ProblemPage.ask]
    case .diskFull:
      [
        "Prévenez l’administrateur du serveur : il doit libérer de la place. Attendre ne suffit pas.",
        "\(again) quand c’est fait. D’ici là, vous pouvez consulter mais rien saisir.",
      ]
    case .noAnswer:
      [
        "Prévenez l’administrateur du serveur en citant la référence ci-dessous.",
        "\(again) quand la base répond.",
      ]
    }
  }
}
