import QualityDomain
import QualityWording

/// Someone who is signed in, at the site that they work for.
struct Viewer: Sendable {
  let access: Access
  /// The site that the viewer works for.
  let site: Site
  /// Every site where they have a role, by code.
  let sites: [Site]

  func can(_ permission: Permission) -> Bool {
    access.scope(permission, at: site.id) != nil
  }

  /// The part of the site for which the viewer has `permission`.
  /// - Throws: `forbidden` when there is none, naming those who have it.
  func scope(_ permission: Permission) throws(WebProblem) -> Scope {
    guard let scope = access.scope(permission, at: site.id) else {
      throw .forbidden(holders: permission.frenchHolders)
    }
    return scope
  }
}
