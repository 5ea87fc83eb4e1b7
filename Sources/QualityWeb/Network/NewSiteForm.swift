import QualityDomain
import QualityWording

/// What is typed of a new site.
struct NewSiteForm {
  struct New {
    let site: Site
    let modules: Set<Int>
  }

  static let taken = FormErrors("code", "Ce code est déjà pris. Choisissez-en un autre.")

  private let form: FormBody
  private let network: NetworkScope
  private let edition: Edition
  private let now: Instant
  private let parent: Site?

  /// - Parameter parent: the site whose code was typed, when there is one.
  init(_ form: FormBody, network: NetworkScope, edition: Edition, now: Instant, parent: Site?) {
    self.form = form
    self.network = network
    self.edition = edition
    self.now = now
    self.parent = parent
  }

  func parsed() throws(FormErrors) -> New {
    var errors = FormErrors()
    let name = form.trimmed("name")
    errors.check(
      "name", name, longest: SiteFactsForm.longestName, missing: "Donnez le nom officiel du site.")
    let code = form.trimmed("code")
    if !Site.isCode(code) {
      errors.add("code", "Donnez un code de 2 à 20 lettres minuscules, chiffres ou tirets, par exemple savoie.")
    }
    let kind = SiteKind(rawValue: form["kind"])
    if kind == nil { errors.add("kind", "Choisissez la nature du site.") }
    let territory = Territory(code: form["territory"]).flatMap {
      network.includes(.department($0)) ? $0 : nil
    }
    if territory == nil { errors.add("territory", "Choisissez le département du site.") }
    let modules = modules(kind, &errors)
    let leader = leader(kind, territory, &errors)
    guard errors.isEmpty, let kind, let territory else { throw errors }
    return New(
      site: Site(
        id: .make(at: now), code: code, name: name, kind: kind, hasCERT: hasCERT,
        territory: territory, timeZone: territory.timeZone, parent: leader?.id),
      modules: modules)
  }

  private var hasCERT: Bool { form["cert"] == "oui" }

  private func modules(_ kind: SiteKind?, _ errors: inout FormErrors) -> Set<Int> {
    let modules = Set(form.all("modules").compactMap { Int($0) })
    guard let kind else { return modules }
    let problems = edition.scopeProblems(of: kind, hasCERT: hasCERT, modules: modules)
    if !problems.isEmpty {
      errors.add("modules", problems.map(\.french).joined(separator: " "))
    }
    return modules
  }

  private func leader(
    _ kind: SiteKind?, _ territory: Territory?, _ errors: inout FormErrors
  ) -> Site? {
    guard !form.trimmed("parent").isEmpty, let kind, let territory else { return nil }
    guard let parent, parent.mayLead(kind, in: territory) else {
      errors.add(
        "parent",
        "« \(form.trimmed("parent")) » n’est pas le code d’une préfecture du même département. "
          + "Corrigez-le, ou videz le champ.")
      return nil
    }
    return parent
  }
}
