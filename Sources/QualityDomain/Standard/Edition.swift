/// One edition of a référentiel, as versioned data: what is promised, what proves it, what is
/// measured and within which limits.
public struct Edition: Sendable {
  /// For example `qual-e-pref-2019`.
  public let id: String
  public let name: String
  public let title: String
  public let published: CivilDate
  public let updated: CivilDate?
  /// First day on which a site may follow it.
  public let validFrom: CivilDate
  public let modules: [Module]
  public let provisions: [Provision]
  public let communication: [CommunicationRule]
  public let glossary: [GlossaryEntry]
  public let indicators: [IndicatorDefinition]
  public let targets: [NationalTarget]
  /// The kinds of request, channels and kinds of site that its limits and rules speak of.
  public let requestKinds: [NamedTerm<RequestKind>]
  public let channels: [NamedTerm<RequestChannel>]
  public let siteKinds: [NamedTerm<SiteKind>]
  public let limits: [Limit]
  public let moduleRules: [ModuleRule]

  public init(
    id: String, name: String, title: String, published: CivilDate, updated: CivilDate?,
    validFrom: CivilDate, modules: [Module], provisions: [Provision],
    communication: [CommunicationRule], glossary: [GlossaryEntry],
    indicators: [IndicatorDefinition], targets: [NationalTarget],
    requestKinds: [NamedTerm<RequestKind>], channels: [NamedTerm<RequestChannel>],
    siteKinds: [NamedTerm<SiteKind>], limits: [Limit], moduleRules: [ModuleRule]
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.published = published
    self.updated = updated
    self.validFrom = validFrom
    self.modules = modules
    self.provisions = provisions
    self.communication = communication
    self.glossary = glossary
    self.indicators = indicators
    self.targets = targets
    self.requestKinds = requestKinds
    self.channels = channels
    self.siteKinds = siteKinds
    self.limits = limits
    self.moduleRules = moduleRules
  }

  /// The module of that number.
  public func module(_ number: Int) -> Module? {
    modules.first { $0.number == number }
  }

  /// The commitment of that number and the module that holds it.
  public func commitment(_ number: Int) -> (module: Module, commitment: Commitment)? {
    for module in modules {
      if let commitment = module.commitments.first(where: { $0.number == number }) {
        return (module, commitment)
      }
    }
    return nil
  }

  /// The indicator of that code; a site's own are none of the edition.
  public func indicator(_ code: String) -> IndicatorDefinition? {
    indicators.first { $0.code == code }
  }

  /// The indicators that concern at least one commitment of the given modules.
  public func indicators(inModules numbers: Set<Int>) -> [IndicatorDefinition] {
    let commitments = Set(
      modules.filter { numbers.contains($0.number) }.flatMap { $0.commitments.map(\.number) })
    return indicators.filter { !commitments.isDisjoint(with: $0.commitments) }
  }
}

/// A chapter of the référentiel that a site takes or not (II.2).
public struct Module: Sendable {
  public let number: Int
  /// Official title, word for word.
  public let title: String
  /// The activities that the module covers, when the référentiel says it.
  public let scope: String?
  public let commitments: [Commitment]

  public init(number: Int, title: String, scope: String? = nil, commitments: [Commitment]) {
    self.number = number
    self.title = title
    self.scope = scope
    self.commitments = commitments
  }
}

/// A promise made to the public, numbered through the whole référentiel.
public struct Commitment: Sendable {
  public let number: Int
  /// Official title, word for word.
  public let title: String
  public let channel: PromiseChannel
  /// Whether a site that takes the module may leave it out (46).
  public let isOptional: Bool
  /// What the référentiel prints under the title, such as a transitional rule.
  public let note: String?
  public let subcommitments: [Subcommitment]

  public init(
    number: Int, title: String, channel: PromiseChannel, isOptional: Bool, note: String?,
    subcommitments: [Subcommitment]
  ) {
    self.number = number
    self.title = title
    self.channel = channel
    self.isOptional = isOptional
    self.note = note
    self.subcommitments = subcommitments
  }
}

/// One obligation within a commitment, for example 17.3.
public struct Subcommitment: Sendable {
  public let number: String
  public let promise: String
  public let channel: PromiseChannel
  public let evidence: [Evidence]

  public init(number: String, promise: String, channel: PromiseChannel, evidence: [Evidence]) {
    self.number = number
    self.promise = promise
    self.channel = channel
    self.evidence = evidence
  }
}

/// What an auditor looks at to see that an obligation is kept.
public struct Evidence: Hashable, Sendable {
  public let kind: EvidenceKind
  public let text: String
  /// The référentiel lists evidence beside the commitment; true when placing it under this
  /// obligation is the project's judgement.
  public let isInferred: Bool

  public init(kind: EvidenceKind, text: String, isInferred: Bool) {
    self.kind = kind
    self.text = text
    self.isInferred = isInferred
  }
}

/// What an auditor looks at.
public enum EvidenceKind: String, CaseIterable, Sendable {
  case display, procedure, certificate, minutes, screenshot, sample, figure, survey, interview
  case observation, document
  case trainingPlan = "training-plan"
}

/// The side of the relation with the public that a promise concerns.
public enum PromiseChannel: String, CaseIterable, Sendable {
  case general, reception, telephone, website, mail
  case socialNetworks = "social-networks"
  case onlineProcedures = "online-procedures"
  case digitalPoint = "digital-point"
  case press
  case localAuthorities = "local-authorities"
  case applicants
  case electedOfficials = "elected-officials"
  case partners
  case crisis
}

/// A rule of steering or labelling (chapters IV and V).
public struct Provision: Sendable {
  /// One thing that the provision asks for, and what proves it.
  public struct Requirement: Sendable {
    public let text: String
    public let evidence: [Evidence]

    public init(text: String, evidence: [Evidence]) {
      self.text = text
      self.evidence = evidence
    }
  }

  /// Chapter and rank, for example `IV.1`.
  public let id: String
  public let chapter: String
  public let title: String
  public let requirements: [Requirement]

  public init(id: String, chapter: String, title: String, requirements: [Requirement]) {
    self.id = id
    self.chapter = chapter
    self.title = title
    self.requirements = requirements
  }
}

/// How one kind of communication support may speak of the label (chapter VII).
public struct CommunicationRule: Sendable {
  public let id: String
  public let title: String
  public let rules: [String]

  public init(id: String, title: String, rules: [String]) {
    self.id = id
    self.title = title
    self.rules = rules
  }
}

/// A term that the référentiel defines.
public struct GlossaryEntry: Sendable {
  public let term: String
  public let definition: String

  public init(term: String, definition: String) {
    self.term = term
    self.definition = definition
  }
}

/// What the référentiel calls a kind or a channel, and where.
public struct NamedTerm<Term: Hashable & Sendable>: Hashable, Sendable {
  public let term: Term
  public let name: String
  public let article: String

  public init(_ term: Term, name: String, article: String) {
    self.term = term
    self.name = name
    self.article = article
  }
}
