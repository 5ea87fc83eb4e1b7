import Foundation
import QualityDomain

struct IndicatorRecord: Encodable {
  struct RegisterRecord: Encodable {
    let clock, figure: String
    let kinds, channels: [String]
  }

  let code, label, short, article, unit, aggregation, frequency, better: String
  let commitments: [Int]
  let register: RegisterRecord?
  let byCriterion, project: Bool
  let note: String?

  init(_ indicator: IndicatorDefinition) {
    code = indicator.code
    label = indicator.label
    short = indicator.shortLabel
    article = indicator.article
    unit = indicator.unit.rawValue
    aggregation = indicator.aggregation.rawValue
    frequency = indicator.frequency.rawValue
    better = indicator.better.rawValue
    commitments = indicator.commitments
    register = indicator.register.map {
      RegisterRecord(
        clock: $0.clock.rawValue, figure: $0.figure.rawValue, kinds: $0.kinds.map(\.rawValue),
        channels: $0.channels.map(\.rawValue))
    }
    byCriterion = indicator.isByCriterion
    project = indicator.isProjectOwn
    note = indicator.note
  }
}

struct TargetRecord: Encodable {
  let indicator, validFrom, source: String
  let value: Decimal

  init(_ target: NationalTarget) {
    indicator = target.indicator
    value = target.value.decimal
    validFrom = target.validFrom.iso
    source = target.source
  }
}

struct TermRecord: Encodable {
  let id, name, article: String

  init<Term: RawRepresentable<String>>(_ term: NamedTerm<Term>) {
    id = term.term.rawValue
    name = term.name
    article = term.article
  }
}

struct LimitRecord: Encodable {
  let id, clock, kind, channel, validFrom, article: String
  let workingDays: Int
  let convention: String?

  init(_ limit: Limit) {
    id = limit.id
    clock = limit.clock.rawValue
    kind = limit.kind.rawValue
    channel = limit.channel.rawValue
    validFrom = limit.validFrom.iso
    workingDays = limit.workingDays
    article = limit.article
    convention = limit.convention
  }
}

struct ModuleRuleRecord: Encodable {
  let siteKind, article: String
  let cert: Bool
  let required, optional, refused: [Int]
  let minimumBusinessModules: Int
  let convention: String?

  init(_ rule: ModuleRule) {
    siteKind = rule.siteKind.rawValue
    cert = rule.hasCERT
    required = rule.required.sorted()
    optional = rule.optional.sorted()
    refused = rule.refused.sorted()
    minimumBusinessModules = rule.minimumBusinessModules
    article = rule.article
    convention = rule.convention
  }
}
