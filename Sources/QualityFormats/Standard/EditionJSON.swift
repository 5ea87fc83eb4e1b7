public import QualityDomain

/// An edition as JSON: every field of its YAML file, under the same keys.
public enum EditionJSON {
  /// Keys are sorted, so that two editions can be compared line by line.
  public static func text(_ edition: Edition) throws -> String {
    try JSONText.encode(EditionRecord(edition))
  }
}

private struct EditionRecord: Encodable {
  let id, name, title, published, validFrom: String
  let updated: String?
  let modules: [ModuleRecord]
  let provisions: [ProvisionRecord]
  let communication: [CommunicationRecord]
  let glossary: [GlossaryRecord]
  let indicators: [IndicatorRecord]
  let targets: [TargetRecord]
  let requestKinds, channels, siteKinds: [TermRecord]
  let limits: [LimitRecord]
  let moduleRules: [ModuleRuleRecord]

  init(_ edition: Edition) {
    id = edition.id
    name = edition.name
    title = edition.title
    published = edition.published.iso
    updated = edition.updated?.iso
    validFrom = edition.validFrom.iso
    modules = edition.modules.map(ModuleRecord.init)
    provisions = edition.provisions.map(ProvisionRecord.init)
    communication = edition.communication.map(CommunicationRecord.init)
    glossary = edition.glossary.map(GlossaryRecord.init)
    indicators = edition.indicators.map(IndicatorRecord.init)
    targets = edition.targets.map(TargetRecord.init)
    requestKinds = edition.requestKinds.map(TermRecord.init)
    channels = edition.channels.map(TermRecord.init)
    siteKinds = edition.siteKinds.map(TermRecord.init)
    limits = edition.limits.map(LimitRecord.init)
    moduleRules = edition.moduleRules.map(ModuleRuleRecord.init)
  }
}

private struct ModuleRecord: Encodable {
  let number: Int
  let title: String
  let scope: String?
  let commitments: [CommitmentRecord]

  init(_ module: Module) {
    number = module.number
    title = module.title
    scope = module.scope
    commitments = module.commitments.map(CommitmentRecord.init)
  }
}

private struct CommitmentRecord: Encodable {
  let number: Int
  let title, channel: String
  let optional: Bool
  let note: String?
  let subcommitments: [SubcommitmentRecord]

  init(_ commitment: Commitment) {
    number = commitment.number
    title = commitment.title
    channel = commitment.channel.rawValue
    optional = commitment.isOptional
    note = commitment.note
    subcommitments = commitment.subcommitments.map(SubcommitmentRecord.init)
  }
}

private struct SubcommitmentRecord: Encodable {
  let number, promise, channel: String
  let evidence: [EvidenceRecord]

  init(_ subcommitment: Subcommitment) {
    number = subcommitment.number
    promise = subcommitment.promise
    channel = subcommitment.channel.rawValue
    evidence = subcommitment.evidence.map(EvidenceRecord.init)
  }
}

private struct EvidenceRecord: Encodable {
  let kind, text: String
  let inferred: Bool

  init(_ evidence: Evidence) {
    kind = evidence.kind.rawValue
    text = evidence.text
    inferred = evidence.isInferred
  }
}

private struct ProvisionRecord: Encodable {
  struct RequirementRecord: Encodable {
    let text: String
    let evidence: [EvidenceRecord]
  }

  let id, chapter, title: String
  let requirements: [RequirementRecord]

  init(_ provision: Provision) {
    id = provision.id
    chapter = provision.chapter
    title = provision.title
    requirements = provision.requirements.map {
      RequirementRecord(text: $0.text, evidence: $0.evidence.map(EvidenceRecord.init))
    }
  }
}

private struct CommunicationRecord: Encodable {
  let id, title: String
  let rules: [String]

  init(_ rule: CommunicationRule) {
    id = rule.id
    title = rule.title
    rules = rule.rules
  }
}

private struct GlossaryRecord: Encodable {
  let term, definition: String

  init(_ entry: GlossaryEntry) {
    term = entry.term
    definition = entry.definition
  }
}
