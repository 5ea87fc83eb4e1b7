import QualityDomain

@testable import QualityWeb

/// For each route of the application, what someone without a role at a site might try with the
/// site's identifiers. A route that is missing here fails the tests.
enum IsolationCases {
  typealias Probes = @Sendable (ForeignSite) -> [Probe]

  static let all: [String: Probes] = publicRoutes.merging(work, uniquingKeysWith: { $1 })
    .merging(requests, uniquingKeysWith: { $1 }).merging(settings, uniquingKeysWith: { $1 })
    .merging(directory, uniquingKeysWith: { $1 })

  /// Nothing to try: for everyone, or about oneself alone.
  private static let none: Probes = { _ in [] }

  private static func look(_ path: String) -> Probes { { _ in [.look(path)] } }

  /// What the public sees of a site is for everyone: its own tests say that it names nobody.
  private static let publicRoutes: [String: Probes] = [
    "GET /statique/**": none, "GET /public": none, "GET /public/{code}": none, "GET /accessibilite": none,
    "GET /mentions-legales": none, "GET /connexion": none, "POST /connexion": none,
    "POST /deconnexion": none, "GET /health/live": none, "GET /health/ready": none,
  ]

  private static let work: [String: Probes] = [
    "GET /": look("/"),
    "POST /site": { [.send("/site", [("site", $0.site.code)])] },
    "GET /sites": {
      [
        .look("/sites"), .look("/sites?q=\(ForeignSite.secret.prefix(4))"),
        .look("/sites?lieu=department:\($0.site.territory.code)"), .look("/sites?lieu=nation"),
        .look("/sites?lieu=site:\($0.site.id.text)&suite=\($0.site.id.text)"),
      ]
    },
    "GET /sites/ajouter": look("/sites/ajouter"),
    "POST /sites/ajouter": {
      [
        .send(
          "/sites/ajouter",
          [
            ("name", "X"), ("code", "intrus"), ("kind", "subprefecture"), ("modules", "1"),
            ("modules", "3"), ("cert", "non"), ("territory", $0.site.territory.code),
            ("parent", $0.site.code),
          ])
      ]
    },
    "GET /sites/importer": look("/sites/importer"),
    "POST /sites/importer": {
      [
        .upload(
          "/sites/importer",
          "code;nom;type;departement;region;cert;modules\n"
            + "\($0.site.code);X;prefecture;\($0.site.territory.code);;non;1,7\n")
      ]
    },
    "GET /reseau/personnes": look("/reseau/personnes"),
    "POST /reseau/personnes": {
      [
        .send(
          "/reseau/personnes",
          [
            ("email", "x@y.example"), ("name", "X"), ("role", "auditor"),
            ("node", "site:\($0.site.id.text)"),
          ]),
        .send(
          "/reseau/personnes",
          [
            ("email", "x@y.example"), ("name", "X"), ("role", "auditor"),
            ("node", $0.node.text),
          ]),
        .send(
          "/reseau/personnes",
          [("email", "x@y.example"), ("name", "X"), ("role", "auditor"), ("node", "nation")]),
      ]
    },
    "POST /reseau/personnes/{id}/roles/{grant}/retirer": {
      [
        .send("/reseau/personnes/\($0.person.text)/roles/\($0.grant.text)/retirer"),
        .send("/reseau/personnes/\($0.chief.text)/roles/\($0.chiefGrant.text)/retirer"),
      ]
    },
    "POST /reseau/personnes/{id}/mot-de-passe": {
      [
        .send("/reseau/personnes/\($0.person.text)/mot-de-passe"),
        .send("/reseau/personnes/\($0.chief.text)/mot-de-passe"),
      ]
    },
    "GET /compte": look("/compte"), "GET /compte/mot-de-passe": look("/compte/mot-de-passe"),
    "POST /compte/mot-de-passe": none,
    "GET /aujourdhui": look("/aujourdhui"),
    "GET /engagements": look("/engagements?q=\(ForeignSite.secret.prefix(4))"),
    "GET /engagements/pilotage": look("/engagements/pilotage"),
    "GET /engagements/{number}": look("/engagements/15"),
    "GET /tableau-de-bord": look("/tableau-de-bord?periode=2026-T1"),
    "GET /indicateurs": look("/indicateurs?periode=2026-T1"),
    "GET /indicateurs/export.csv": look("/indicateurs/export.csv?periode=2026-T1"),
    "GET /indicateurs/export.json": look("/indicateurs/export.json?periode=2026-T1"),
    "GET /indicateurs/saisie": {
      [.open("/indicateurs/saisie?periode=2026-T1&service=\($0.service.text)")]
    },
    "POST /indicateurs/saisie": {
      [.send("/indicateurs/saisie", [("periode", "2026-T1"), ("service", $0.service.text)])]
    },
    "GET /indicateurs/importer": look("/indicateurs/importer"),
    "POST /indicateurs/importer": { _ in
      [
        .upload(
          "/indicateurs/importer", "indicateur;periode;valeur\n\(ForeignSite.indicator);2026-T1;5\n")
      ]
    },
    "GET /indicateurs/nouveau": look("/indicateurs/nouveau"), "POST /indicateurs/nouveau": none,
    "GET /indicateurs/{code}": { _ in [.open("/indicateurs/\(ForeignSite.indicator)?periode=2026-T1")] },
    "GET /indicateurs/{code}/cible": { _ in [.open("/indicateurs/\(ForeignSite.indicator)/cible")] },
    "POST /indicateurs/{code}/cible": { _ in
      [.send("/indicateurs/\(ForeignSite.indicator)/cible", [("cible", "1"), ("depuis", "")])]
    },
    "GET /indicateurs/{code}/saisies/{id}/retirer": {
      [.open("/indicateurs/\(ForeignSite.sharedIndicator)/saisies/\($0.figure.text)/retirer")]
    },
    "POST /indicateurs/{code}/saisies/{id}/retirer": {
      [.send("/indicateurs/\(ForeignSite.sharedIndicator)/saisies/\($0.figure.text)/retirer")]
    },
    "GET /barometre": look("/barometre"), "GET /barometre/export.csv": look("/barometre/export.csv"),
    "GET /barometre/importer": look("/barometre/importer"),
    "POST /barometre/importer": {
      [
        .upload(
          "/barometre/importer",
          "site;annee;axe;libelle;note\n\($0.site.code);2024;global;;5\n")
      ]
    },
    "GET /reseau": {
      [
        .look("/reseau"), .look("/reseau?noeud=nation"),
        .look("/reseau?noeud=department:\($0.site.territory.code)"),
        .look("/reseau?noeud=site:\($0.site.id.text)"),
        .look("/reseau?noeud=department:\($0.site.territory.code)&periode=2026-03"),
      ]
    },
    "GET /reseau/barometre": {
      [
        .look("/reseau/barometre"), .look("/reseau/barometre?noeud=nation"),
        .look("/reseau/barometre?noeud=department:\($0.site.territory.code)"),
        .look("/reseau/barometre?noeud=site:\($0.site.id.text)"),
      ]
    },
    "GET /reseau/barometre/questions.csv": {
      [
        .look("/reseau/barometre/questions.csv?noeud=nation"),
        .look("/reseau/barometre/questions.csv?noeud=department:\($0.site.territory.code)"),
      ]
    },
    "GET /reseau/barometre/sites": {
      [
        .look("/reseau/barometre/sites?question=global&noeud=nation"),
        .look("/reseau/barometre/sites?noeud=department:\($0.site.territory.code)"),
      ]
    },
    "GET /reseau/barometre/notes.csv": {
      [
        .look("/reseau/barometre/notes.csv?question=global&noeud=nation"),
        .look("/reseau/barometre/notes.csv?noeud=department:\($0.site.territory.code)"),
      ]
    },
    "GET /reseau/indicateurs.csv": look("/reseau/indicateurs.csv?noeud=nation"),
    "GET /reseau/lieux.csv": look("/reseau/lieux.csv?noeud=nation"),
    "GET /reseau/sites.csv": {
      [
        .look("/reseau/sites.csv"),
        .look("/reseau/sites.csv?noeud=department:\($0.site.territory.code)"),
      ]
    },
    "GET /reseau/indicateurs/{code}": look("/reseau/indicateurs/17-email-on-time?noeud=nation"),
    "GET /reseau/indicateurs/{code}/export.csv":
      look("/reseau/indicateurs/17-email-on-time/export.csv?noeud=nation"),
    "GET /publications": look("/publications"),
    "GET /publications/publier": look("/publications/publier?periode=2026-T1"),
    "POST /publications/publier": none,
    "GET /publications/{id}": { [.open("/publications/\($0.publication.text)")] },
  ]

  private static let requests: [String: Probes] = [
    "GET /demandes": {
      [
        .look("/demandes"), .look("/demandes?q=\(ForeignSite.secret.prefix(4))"),
        .look("/demandes?service=\($0.service.text)"), .look("/demandes?agent=\($0.person.text)"),
      ]
    },
    "GET /demandes/export.csv": { [.look("/demandes/export.csv?service=\($0.service.text)")] },
    "POST /demandes/ensemble": { foreign in
      ["attribuer:", "attribuer:\(foreign.person.text)", "transferer:\(foreign.service.text)"].map {
        action in
        .attempt(
          "/demandes/ensemble",
          [("choix", PickedRequest(id: foreign.request, version: 3).text), ("faire", action)])
      }
    },
    "GET /demandes/{id}/fiche": { [.open("/demandes/\($0.request.text)/fiche")] },
    "POST /demandes/{id}/fiche": {
      [.send("/demandes/\($0.request.text)/fiche", [("objet", "X"), ("nom", "X")])]
    },
    "GET /demandes/saisir": {
      [
        .look("/demandes/saisir?saisies=\($0.request.text)&service=\($0.service.text)"),
        .look("/demandes/saisir?collectivite=\($0.authority.text)&elu=\($0.official.text)"),
      ]
    },
    "POST /demandes/saisir": {
      [
        .send(
          "/demandes/saisir",
          [
            ("canal", "email"), ("nature", "information"), ("objet", "X"), ("recue", ""),
            ("service", $0.service.text), ("saisies", $0.request.text),
          ])
      ]
    },
    "GET /demandes/importer": look("/demandes/importer"),
    "POST /demandes/importer": {
      // The reference of another site is free at one's own.
      [
        .take(
          "/demandes/importer",
          "reference;nature;canal;recu_le;service;objet\n"
            + "\($0.reference);Information;Courriel;11/05/2026;Accueil;X\n")
      ]
    },
    "GET /demandes/{id}": { [.open("/demandes/\($0.request.text)")] },
    "GET /demandes/{id}/fichiers/{event}": {
      [.open("/demandes/\($0.request.text)/fichiers/\($0.file.text)")]
    },
    "GET /demandes/{id}/corriger": {
      [.open("/demandes/\($0.request.text)/corriger?etape=\($0.file.text)")]
    },
    "POST /demandes/{id}/corriger": {
      [
        .send(
          "/demandes/\($0.request.text)/corriger",
          [("etape", $0.file.text), ("version", "3"), ("correction", "retirer"), ("note", "X"), ("jour", "")])
      ]
    },
    "GET /demandes/{id}/usager/effacer": { [.open("/demandes/\($0.request.text)/usager/effacer")] },
    "POST /demandes/{id}/usager/effacer": {
      [.send("/demandes/\($0.request.text)/usager/effacer", [("confirme", "oui")])]
    },
    "GET /demandes/{id}/{action}": { foreign in
      RequestAction.allCases.map { .open("/demandes/\(foreign.request.text)/\($0.rawValue)") }
    },
    "POST /demandes/{id}/{action}": { foreign in
      RequestAction.allCases.map {
        .send(
          "/demandes/\(foreign.request.text)/\($0.rawValue)",
          [
            ("version", "3"), ("jour", ""), ("moyen", "email"), ("note", "X"), ("agent", ""),
            ("annonce", "12/06/2026"), ("administration", "X"), ("contact", "X"),
            ("service", foreign.service.text), ("reference", foreign.reference),
          ])
      }
    },
  ]

  private static let directory: [String: Probes] = [
    "GET /annuaire": { [.look("/annuaire?q=Zyzo"), .look("/annuaire?suite=\($0.authority.text)")] },
    "GET /annuaire/collectivites/ajouter": look("/annuaire/collectivites/ajouter"),
    "POST /annuaire/collectivites/ajouter": {
      [
        .send(
          "/annuaire/collectivites/ajouter",
          [("kind", "other"), ("name", "X"), ("place", "site:\($0.site.id.text)")])
      ]
    },
    "GET /annuaire/collectivites/{id}": { [.open("/annuaire/collectivites/\($0.authority.text)")] },
    "POST /annuaire/collectivites/{id}": {
      [.send("/annuaire/collectivites/\($0.authority.text)", [("kind", "other"), ("name", "X")])]
    },
    "POST /annuaire/collectivites/{id}/retirer": {
      [.send("/annuaire/collectivites/\($0.authority.text)/retirer")]
    },
    "POST /annuaire/collectivites/{id}/elus": {
      [.send("/annuaire/collectivites/\($0.authority.text)/elus", [("official", "X")])]
    },
    "POST /annuaire/collectivites/{id}/elus/{official}/retirer": {
      [.send("/annuaire/collectivites/\($0.authority.text)/elus/\($0.official.text)/retirer")]
    },
    "GET /annuaire/administrations": look("/annuaire/administrations?q=Zyzo"),
    "GET /annuaire/administrations/ajouter": look("/annuaire/administrations/ajouter"),
    "POST /annuaire/administrations/ajouter": {
      [
        .send(
          "/annuaire/administrations/ajouter",
          [("name", "X"), ("contact", "X"), ("place", "site:\($0.site.id.text)")])
      ]
    },
    "GET /annuaire/administrations/{id}": {
      [.open("/annuaire/administrations/\($0.administration.text)")]
    },
    "POST /annuaire/administrations/{id}": {
      [.send("/annuaire/administrations/\($0.administration.text)", [("name", "X"), ("contact", "X")])]
    },
    "POST /annuaire/administrations/{id}/retirer": {
      [.send("/annuaire/administrations/\($0.administration.text)/retirer")]
    },
    "GET /annuaire/importer": look("/annuaire/importer"),
    "POST /annuaire/importer": {
      [
        .upload(
          "/annuaire/importer", "type;nom;code\nautre;X;\n",
          [("tableau", "authorities"), ("place", "site:\($0.site.id.text)")])
      ]
    },
  ]

  private static let settings: [String: Probes] = [
    "GET /reglages/operations": look("/reglages/operations"),
    "POST /reglages/operations/{id}/relancer": {
      [.send("/reglages/operations/\($0.job.text)/relancer")]
    },
    "GET /reglages": look("/reglages"), "GET /reglages/journal": look("/reglages/journal"),
    "GET /reglages/site": look("/reglages/site"), "POST /reglages/site": none,
    "GET /reglages/jours": look("/reglages/jours"), "POST /reglages/jours": none,
    "POST /reglages/jours/{date}/retirer": { _ in
      [.send("/reglages/jours/\(ForeignSite.holiday.iso)/retirer")]
    },
    "GET /reglages/label": look("/reglages/label"), "POST /reglages/label": none,
    "GET /reglages/modules": look("/reglages/modules"), "POST /reglages/modules": none,
    "GET /reglages/modules/{number}": look("/reglages/modules/1"),
    "POST /reglages/modules/{number}": {
      [.send("/reglages/modules/1", [("services", $0.service.text), ("from", "")])]
    },
    "GET /reglages/services": look("/reglages/services"), "POST /reglages/services": none,
    "GET /reglages/services/{id}": { [.open("/reglages/services/\($0.service.text)")] },
    "POST /reglages/services/{id}": {
      [.send("/reglages/services/\($0.service.text)", [("name", "X")])]
    },
    "POST /reglages/services/{id}/fermer": {
      [.send("/reglages/services/\($0.service.text)/fermer", [("closedOn", "")])]
    },
    "POST /reglages/services/{id}/rouvrir": {
      [.send("/reglages/services/\($0.service.text)/rouvrir")]
    },
    "GET /reglages/engagements": look("/reglages/engagements"), "POST /reglages/engagements": none,
    "POST /reglages/engagements/{number}/appliquer": { _ in
      [.send("/reglages/engagements/3/appliquer")]
    },
    "GET /reglages/delais": look("/reglages/delais"), "POST /reglages/delais": none,
    "POST /reglages/delais/{kind}/{channel}/retirer": { _ in
      [.send("/reglages/delais/advice/letter/retirer")]
    },
    "GET /reglages/cibles": look("/reglages/cibles"),
    "POST /reglages/cibles/{code}/retirer": { _ in
      [.send("/reglages/cibles/\(ForeignSite.indicator)/retirer")]
    },
    "GET /reglages/personnes": look("/reglages/personnes"),
    "GET /reglages/personnes/ajouter": look("/reglages/personnes/ajouter"),
    "POST /reglages/personnes/ajouter": {
      [
        .send(
          "/reglages/personnes/ajouter",
          [("email", "x@y.example"), ("name", "X"), ("role", "agent"), ("services", $0.service.text)])
      ]
    },
    "GET /reglages/personnes/{id}": { [.open("/reglages/personnes/\($0.person.text)")] },
    "POST /reglages/personnes/{id}/roles": {
      [.send("/reglages/personnes/\($0.person.text)/roles", [("role", "auditor")])]
    },
    "POST /reglages/personnes/{id}/roles/{grant}/retirer": {
      [.send("/reglages/personnes/\($0.person.text)/roles/\($0.grant.text)/retirer")]
    },
    "POST /reglages/personnes/{id}/mot-de-passe": {
      [.send("/reglages/personnes/\($0.person.text)/mot-de-passe")]
    },
    "POST /reglages/personnes/{id}/desactiver": {
      [.send("/reglages/personnes/\($0.person.text)/desactiver")]
    },
    "POST /reglages/personnes/{id}/reactiver": {
      [.send("/reglages/personnes/\($0.person.text)/reactiver")]
    },
  ]
}
