/// The page where people sign in.
struct SignInPage {
  let fields: Fields
  let token: FormToken?

  var html: HTML {
    """
    <div class="qp-signin">
    <div class="qp-stack qp-stack--sm">
    <h1>Se connecter</h1>
    <p class="qp-muted">Réservé aux agents des préfectures et des sous-préfectures.</p>
    </div>
    \(fields.errors.summary)
    \(.form(.signIn, token: token, style: "qp-panel qp-stack") {
      """
      \(fields.text(
        "email", "Adresse électronique professionnelle", hint: "Exemple : prenom.nom@departement.example",
        takesFocus: true,
        attributes: #" inputmode="email" autocapitalize="none" autocomplete="username""#))
      \(fields.text(
        "password", "Mot de passe", type: "password",
        attributes: #" autocomplete="current-password""#))
      <button class="fr-btn" type="submit">Se connecter</button>
      <p class="fr-text--sm">Mot de passe oublié ? L’administrateur de votre site peut vous en donner un \
      nouveau.</p>
      """
    })
    </div>
    """
  }
}
