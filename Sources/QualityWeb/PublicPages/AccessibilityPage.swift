import QualityDomain
import QualityStore
import QualityWording

/// The declaration of accessibility, with the content that the RGAA fixes. Its facts are those of
/// the installation; without an audit the state is « non conforme », whatever the tests find.
struct AccessibilityPage {
  let publishers: PublisherList
  let declaration: AccessibilityDeclaration

  var html: HTML {
    """
    <div class="qp-public qp-text qp-stack qp-stack--lg">
    <div class="qp-stack qp-stack--sm"><h1>Déclaration d’accessibilité</h1>
    <p>\(publishers.names) s’engage à rendre ce service accessible, conformément à \
    l’article 47 de la loi n° 2005-102 du 11 février 2005.</p>
    <p>Cette déclaration s’applique à toutes les pages de Qualepref, le suivi de la qualité, et à sa page \
    publique de résultats.</p></div>
    \(state)\(tests)\(content)\(making)\(contact)\(remedies)
    </div>
    """
  }

  private var state: HTML {
    let why: HTML =
      declaration.audit == nil
      ? """
       : aucun audit de conformité n’a été réalisé. Sans audit, un service est déclaré non conforme, même \
      quand ses tests ne trouvent pas de défaut
      """
      : .empty
    return .section(
      "État de conformité", id: "t-etat", style: "qp-stack qp-stack--sm",
      """
      <p>Qualepref est <strong>\(declaration.status.french)</strong> au référentiel général \
      d’amélioration de l’accessibilité (RGAA), version 4.1.2\(why).</p>
      """)
  }

  private var rate: HTML {
    guard let audit = declaration.audit else { return "Taux de conformité : non mesuré, faute d’audit." }
    return """
      L’audit réalisé le \(.time(audit.madeOn)) par \(audit.auditor) trouve que \
      \(FrenchNumber.value(audit.conformity, .percent, places: 2)) des critères du RGAA sont respectés.
      """
  }

  private var tests: HTML {
    .section(
      "Résultats des tests", id: "t-tests", style: "qp-stack qp-stack--sm",
      """
      <p>\(rate) À chaque version, toutes les pages passent des \
      contrôles automatiques, sans défaut connu :</p>
      <ul>
      <li>les 62 règles automatiques du jeu RGAA 4 de l’outil axe-core, à 390 et 1 280 pixels de large, \
      en clair et en sombre ;</li>
      <li>la validité du HTML (Nu Html Checker) ;</li>
      <li>le parcours de chaque page au clavier seul : ordre, focus visible, liens d’évitement ;</li>
      <li>l’absence de défilement horizontal et l’usage sans script.</li>
      </ul>
      <p>Ces contrôles voient une partie des critères seulement. Aucun essai avec des personnes \
      handicapées ni avec un lecteur d’écran n’est encore consigné.</p>
      """)
  }

  private var content: HTML {
    .section(
      "Contenus non accessibles", id: "t-contenus", style: "qp-stack qp-stack--sm",
      """
      \(known)
      <p>Les fichiers joints aux demandes viennent des usagers : ils sont conservés tels qu’ils \
      ont été reçus (contenus exemptés, produits par des tiers). Il n’y a pas de dérogation pour charge \
      disproportionnée.</p>
      \(.with(declaration.plan) { "<p>\($0)</p>" })
      """)
  }

  private var known: HTML {
    guard let audit = declaration.audit else {
      return """
        <p>Aucune non-conformité n’est connue ; les critères qui demandent un jugement humain n’ont pas été \
        vérifiés.</p>
        """
    }
    return audit.findings.isEmpty
      ? "<p>L’audit n’a trouvé aucune non-conformité.</p>"
      : "<ul>\(.each(audit.findings) { "<li>\($0)</li>" })</ul>"
  }

  private var making: HTML {
    .section(
      "Établissement de cette déclaration", id: "t-etablissement", style: "qp-stack qp-stack--sm",
      .facts([
        ("Établie le", declaration.declaredOn.map { .time($0) } ?? "date non déclarée"),
        ("Technologies", "HTML5, CSS, SVG ; aucun script"),
        ("Navigateur", "Chromium, largeurs de téléphone et d’écran"),
        ("Outils", "axe-core, Nu Html Checker, parcours au clavier automatisé"),
        ("Pages vérifiées", "toutes celles que chaque rôle atteint, et les pages d’erreur"),
      ]))
  }

  private var contact: HTML {
    .section(
      "Retour d’information et contact", id: "t-contact", style: "qp-stack qp-stack--sm",
      """
      <p>Si vous ne pouvez pas accéder à un contenu, écrivez-nous : nous vous orienterons vers une \
      alternative accessible ou vous donnerons le contenu sous une autre forme.</p>
      \(.with(declaration.contact) { "<p>Contact : \($0)</p>" })
      \(publishers.html)
      """)
  }

  private var remedies: HTML {
    .section(
      "Voies de recours", id: "t-recours", style: "qp-stack qp-stack--sm",
      """
      <p>Cette procédure est à utiliser si vous avez signalé un défaut d’accessibilité qui vous empêche \
      d’accéder à un contenu et que vous n’avez pas obtenu de réponse satisfaisante. Vous pouvez :</p>
      <ul>
      <li>écrire un message au <a href="https://formulaire.defenseurdesdroits.fr/">Défenseur des \
      droits</a> ;</li>
      <li>contacter <a href="https://www.defenseurdesdroits.fr/saisir/delegues">le délégué du Défenseur des \
      droits dans votre région</a> ;</li>
      <li>envoyer un courrier par la poste, gratuitement et sans timbre : Défenseur des droits, Libre \
      réponse 71120, 75342 Paris CEDEX 07.</li>
      </ul>
      """)
  }
}
