import QualityDomain
import QualityStore
import QualityWording

/// What is typed of a role: for agents and heads of service, in which services.
struct RoleForm {
  private let form: FormBody
  private let profile: SiteProfile

  init(_ form: FormBody, profile: SiteProfile) {
    self.form = form
    self.profile = profile
  }

  /// One assignment for the site, or one a service.
  func parsed() throws(FormErrors) -> [RoleAssignment] {
    guard let role = Role(rawValue: form["role"]), Role.ofSites.contains(role) else {
      throw FormErrors("role", "Choisissez un rôle.")
    }
    guard role.isOfServices else { return [RoleAssignment(role: role, site: profile.site.id)] }
    let asked = Set(form.all("services"))
    let services = profile.services.filter { asked.contains($0.id.text) }
    guard !services.isEmpty else {
      throw FormErrors(
        "services", "Un agent ou un chef de service a au moins un service. Cochez le sien.")
    }
    return services.map { RoleAssignment(role: role, site: profile.site.id, service: $0.id) }
  }

  /// The fields of the form.
  static func fields(_ fields: Fields, visit: SettingsVisit) -> HTML {
    let services = visit.profile.services(openOn: visit.today)
    return """
      \(fields.select(
        "role", "Rôle", Role.ofSites.map { Choice($0.rawValue, "\($0.french) : \($0.frenchPowers)") }))
      \(.when(!services.isEmpty, fields.checkboxes(
        "services", "Services", services.map { Choice($0.id.text, $0.name) },
        hint: "Pour un agent ou un chef de service ; les autres rôles valent pour tout le site")))
      """
  }
}

extension Role {
  /// Those that someone may hold at one site.
  static let ofSites = allCases.filter { $0 != .networkOfficer }

  /// What the role lets someone do: « saisit et suit les demandes de ses services ».
  var frenchPowers: String {
    switch self {
    case .administrator: "règle le site et les comptes"
    case .qualityOfficer: "fait tout"
    case .headOfService: "suit, corrige et importe pour ses services"
    case .agent: "saisit et suit les demandes de ses services"
    case .secretaryGeneral: "consulte tout et publie"
    case .auditor: "consulte tout, ne change rien"
    case .networkOfficer: "consulte les chiffres des sites, sans les demandes"
    }
  }
}
