import QualityDomain
import QualityStore

extension Link {
  static let siteFacts = settings.appending("site")
  static let siteLabel = settings.appending("label")
  static let localHolidays = settings.appending("jours")
  static let siteModules = settings.appending("modules")
  static let siteServices = settings.appending("services")
  static let nonApplicable = settings.appending("engagements")
  static let localLimits = settings.appending("delais")
  static let localTargets = settings.appending("cibles")
  static let people = settings.appending("personnes")
  static let newPerson = people.appending("ajouter")
  static let auditLog = settings.appending("journal")
  static let operations = settings.appending("operations")
  static let accountPassword = account.appending("mot-de-passe")
  static let chooseSite = Link("site")

  static func siteModule(_ number: Int) -> Link { siteModules.appending(String(number)) }
  static func service(_ id: Service.ID) -> Link { siteServices.appending(id.text) }
  static func retry(_ job: Job.ID) -> Link { operations.appending(job.text).appending("relancer") }
  static func person(_ id: Person.ID) -> Link { people.appending(id.text) }

  /// The page after something was done there, that says so.
  func saying(_ notice: SettingsNotice) -> Link { with(SettingsNotice.name, notice.rawValue) }
}
