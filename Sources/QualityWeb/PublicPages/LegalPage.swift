import QualityDomain
import QualityStore
import QualityWording

/// Who publishes the service, and what it does with personal data.
struct LegalPage {
  let publishers: PublisherList
  /// Who hosts the service; nil when the installation does not say.
  let hosting: String?

  var html: HTML {
    """
    <div class="qp-public qp-text qp-stack qp-stack--lg">
    <h1>Mentions légales et données personnelles</h1>
    \(publisher)\(recorded)\(use)\(retention)\(rights)\(cookies)\(sources)
    </div>
    """
  }

  private var publisher: HTML {
    .section(
      "Éditeur", id: "t-editeur", style: "qp-stack qp-stack--sm",
      """
      <p>Ce service est édité par les administrations de l’État qui s’en servent. Pour chacune, le \
      directeur de la publication est le préfet ou le sous-préfet qui la dirige.</p>
      \(publishers.html)
      <p>\(hosting.map { "Hébergement : \($0.midSentence)" } ?? "Hébergement : non déclaré.")</p>
      """)
  }

  private var recorded: HTML {
    .section(
      "Ce qui est enregistré", id: "t-donnees", style: "qp-stack qp-stack--sm",
      """
      <p>Des usagers qui écrivent : le nom, l’adresse, le courriel, le téléphone et la qualité (particulier, \
      professionnel, élu…) qu’ils donnent, l’objet de leur demande, ce qui lui arrive et les fichiers \
      joints.</p>
      <p>Des agents : le nom, l’adresse électronique professionnelle, le rôle, une empreinte du mot de passe \
      (jamais le mot de passe), et la trace de ce qu’ils changent.</p>
      <p>La page publique d’un site ne contient aucune donnée sur une personne : seulement des \
      engagements et des chiffres d’ensemble.</p>
      """)
  }

  private var use: HTML {
    .section(
      "À quoi cela sert, et qui le voit", id: "t-usage", style: "qp-stack qp-stack--sm",
      """
      <p>À répondre dans les délais promis, et à mesurer la qualité du service : c’est une mission d’intérêt \
      public (RGPD, article 6.1.e). Le responsable du traitement est l’administration éditrice.</p>
      <p>Une demande est vue par les agents du service qui la traite, par son chef, par le référent \
      qualité, le secrétaire général, les administrateurs et les auditeurs de ce site, et par personne \
      d’autre. Aucune décision n’est automatique.</p>
      """)
  }

  private var retention: HTML {
    .section(
      "Combien de temps", id: "t-duree", style: "qp-stack qp-stack--sm",
      """
      <ul>
      <li>Les coordonnées d’un usager, l’objet et les pièces de ses demandes restent tant que \
      l’administration en a besoin, selon ses règles d’archivage. Elles s’effacent d’un coup, sans \
      changer aucun chiffre : les dates et les comptes restent, sans nom.</li>
      <li>Une session dure huit heures sans usage. La trace d’un essai de connexion manqué est effacée après \
      quinze minutes, au prochain essai sur le même compte, et au plus tard deux jours après.</li>
      <li>Le compte d’un agent qui part est désactivé. Ce qu’il a fait reste à son nom dans le journal, qui \
      prouve qui a changé quoi.</li>
      </ul>
      """)
  }

  private var rights: HTML {
    .section(
      "Vos droits", id: "t-droits", style: "qp-stack qp-stack--sm",
      """
      <p>Vous pouvez demander à voir, à corriger ou à effacer ce qui vous concerne, en limiter l’usage \
      ou vous y opposer : écrivez au site à qui vous vous êtes adressé, ci-dessus, à l’attention du \
      délégué à la protection des données. Sans réponse satisfaisante, vous pouvez saisir la \
      <a href="https://www.cnil.fr/fr/plaintes">CNIL</a>.</p>
      """)
  }

  private var cookies: HTML {
    .section(
      "Témoins de connexion", id: "t-temoins", style: "qp-stack qp-stack--sm",
      """
      <p>Trois témoins (cookies), nécessaires au service et dispensés de consentement : la session, le site \
      affiché pour qui en a plusieurs, et un jeton qui protège le formulaire de connexion. Ni mesure \
      d’audience, ni publicité, ni script. La page publique n’en pose aucun.</p>
      """)
  }

  private var sources: HTML {
    .section(
      "Textes et licences", id: "t-licences", style: "qp-stack qp-stack--sm",
      """
      <p>Les engagements viennent du référentiel Qual-e-pref du ministère de l’intérieur. Qualepref est un \
      logiciel libre, sous licence Apache 2.0.</p>
      """)
  }
}
