import QualityDomain
import QualityStore
import QualityWording

/// Someone who is signed in, at the site that they work for.
struct Viewer: Sendable {
  let access: Access
  /// The site that the viewer works for; nil for someone above sites who has not opened one.
  let site: Site?
  /// Those where they have a role of the site's own, by code.
  let sites: [Site]

  /// Whether the viewer has `permission` for some part of the site that they work for.
  func can(_ permission: Permission) -> Bool {
    site.flatMap { access.scope(permission, at: $0) } != nil
  }

  /// The part of the site that the viewer works for, for which they have `permission`.
  /// - Throws: `forbidden` when there is none, naming those who have it; `siteRequired` without a
  ///   site.
  func scope(_ permission: Permission) throws(WebProblem) -> Scope {
    guard let site else { throw .siteRequired }
    guard let scope = access.scope(permission, at: site) else {
      throw .forbidden(holders: permission.frenchHolders)
    }
    return scope
  }

  /// The name of someone at the site, for those who see more than figures; nil when they have no
  /// role there any more.
  func name(of person: Person.ID?, in profile: SiteProfile) -> String? {
    can(.readRequests) ? profile.personName(person) : "un agent du site"
  }

  /// Whether the viewer has other sites to open than the one that they work for.
  var choosesSite: Bool { sites.count > 1 || access.reach?.isAboveSites == true }

  /// The part of the network for which the viewer has `permission`.
  /// - Throws: `forbidden` when there is none above sites, naming those who have it: for what the
  ///   roles of a site give there, whoever has one above sites.
  func network(_ permission: Permission) throws(WebProblem) -> NetworkScope {
    guard let scope = access.network(permission), scope.isAboveSites else {
      throw .forbidden(
        holders: permission == .manageNetwork
          ? permission.frenchHolders : "personnes qui ont un rôle au-dessus des sites")
    }
    return scope
  }
}
