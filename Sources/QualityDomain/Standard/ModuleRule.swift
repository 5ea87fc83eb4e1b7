/// The kinds of site of the network.
public enum SiteKind: String, CaseIterable, Sendable {
  case prefecture
  case subprefecture
  case policePrefecture = "police-prefecture"
  /// Secrétariat général commun départemental.
  case sgcd
  /// Direction départementale interministérielle.
  case departmentalDirectorate = "departmental-directorate"

  /// Whether the site takes modules of Qual-e-pref, by the rules of II.2. Other bodies follow
  /// another référentiel, and these rules say nothing of them.
  public var takesModules: Bool {
    switch self {
    case .prefecture, .subprefecture, .policePrefecture: true
    case .sgcd, .departmentalDirectorate: false
    }
  }

  /// The kinds of site that the référentiel knows (II.2).
  public static let ofModuleRules = allCases.filter(\.takesModules)

  /// Whether sites of other kinds may stand below it.
  public var leadsOthers: Bool { self == .prefecture || self == .policePrefecture }
}

/// Which modules a kind of site must, may and may not take (II.2 and its table).
public struct ModuleRule: Hashable, Sendable {
  public let siteKind: SiteKind
  /// Whether the rule is for sites with a CERT (centre d'expertise et de ressources titres).
  public let hasCERT: Bool
  public let required: Set<Int>
  public let optional: Set<Int>
  public let refused: Set<Int>
  /// How many business modules (all but module 1) the site takes at least.
  public let minimumBusinessModules: Int
  public let article: String
  /// Set where the référentiel is silent or contradicts itself: what was decided, in the edition's
  /// words.
  public let convention: String?

  public init(
    siteKind: SiteKind, hasCERT: Bool, required: Set<Int>, optional: Set<Int>, refused: Set<Int>,
    minimumBusinessModules: Int, article: String, convention: String? = nil
  ) {
    self.siteKind = siteKind
    self.hasCERT = hasCERT
    self.required = required
    self.optional = optional
    self.refused = refused
    self.minimumBusinessModules = minimumBusinessModules
    self.article = article
    self.convention = convention
  }

  /// What keeps a site from following the référentiel with these modules; empty when nothing does.
  public func problems(with modules: Set<Int>) -> [ScopeProblem] {
    var problems: [ScopeProblem] = required.subtracting(modules).sorted().map {
      .requiredModuleMissing($0)
    }
    problems += modules.intersection(refused).sorted().map { .moduleRefused($0) }
    let known = required.union(optional).union(refused)
    problems += modules.subtracting(known).sorted().map { .unknownModule($0) }
    let business = modules.intersection(required.union(optional)).subtracting([1])
    if business.count < minimumBusinessModules, required.isSubset(of: business.union([1])) {
      problems.append(
        .tooFewBusinessModules(minimum: minimumBusinessModules, choices: optional.subtracting([1])))
    }
    return problems
  }
}

/// Why a site may not take a set of modules.
public enum ScopeProblem: Hashable, Sendable {
  case requiredModuleMissing(Int)
  case moduleRefused(Int)
  case unknownModule(Int)
  case tooFewBusinessModules(minimum: Int, choices: Set<Int>)
  /// The site is of a kind that takes no module.
  case noModuleAtAll(SiteKind)
  /// A CERT is in a préfecture or a sous-préfecture.
  case certElsewhere(SiteKind)
  /// The edition says nothing of such a site.
  case withoutRule
}

extension Edition {
  /// What keeps a site of that kind from following the edition with these modules, by the rules of
  /// II.2; empty when nothing does.
  public func scopeProblems(
    of kind: SiteKind, hasCERT: Bool, modules: Set<Int>
  ) -> [ScopeProblem] {
    guard kind.takesModules else {
      return (hasCERT ? [.certElsewhere(kind)] : []) + (modules.isEmpty ? [] : [.noModuleAtAll(kind)])
    }
    let rule = moduleRules.first { $0.siteKind == kind && $0.hasCERT == hasCERT }
    return rule?.problems(with: modules) ?? [.withoutRule]
  }

  /// The identifier of the edition that a new site of that kind follows: this one, or one that is
  /// not written yet for the bodies that Qual-e-pref does not concern.
  public func identifier(for kind: SiteKind) -> String {
    kind.takesModules ? id : Self.servicesPublicsPlus
  }

  /// The programme of the whole State that other bodies follow; no edition of it is installed yet.
  public static let servicesPublicsPlus = "services-publics-plus"
}
