import QualityDomain

extension EditionReader {
  func limits(_ file: YAMLBlock) -> [Limit] {
    var firstLines: [[String]: Int] = [:]
    let keys = [
      "id", "clock", "kind", "channel", "valid_from", "working_days", "article", "convention",
    ]
    return file.blocks("limits", keys: keys).compactMap { block in
      guard let limit = limit(block) else { return nil }
      let key = [
        limit.clock.rawValue, limit.kind.rawValue, limit.channel.rawValue, limit.validFrom.iso,
      ]
      if let firstLine = firstLines[key] {
        block.note(.sameLimit(firstLine: firstLine))
      } else {
        firstLines[key] = block.line
      }
      return limit
    }
  }

  private func limit(_ block: YAMLBlock) -> Limit? {
    let id = block.text("id")
    let clock = block.choice("clock", among: ClockKind.allCases)
    let kind = block.choice("kind", among: RequestKind.allCases)
    let channel = block.choice("channel", among: RequestChannel.allCases)
    let validFrom = block.date("valid_from")
    let days = block.number("working_days")
    let article = block.article()
    let convention = block.optionalText("convention")
    if let id { log.identify(.limit, id, line: block.line(of: "id")) }
    if let days, days < 1 { block.note(.limitTooShort(days), "working_days") }
    checkListed(.requestKind, kind, block, "kind")
    checkListed(.channel, channel, block, "channel")
    guard let id, let clock, let kind, let channel, let validFrom, let days, let article else {
      return nil
    }
    return Limit(
      id: id, clock: clock, kind: kind, channel: channel, validFrom: validFrom,
      workingDays: days, article: article, convention: convention)
  }

  func indicators(_ file: YAMLBlock, limits: LimitTable) -> [IndicatorDefinition] {
    let keys = [
      "code", "label", "short", "commitments", "article", "unit", "aggregation", "frequency",
      "better", "register", "by_criterion", "project", "note",
    ]
    return file.blocks("indicators", keys: keys).compactMap { indicator($0, limits: limits) }
  }

  private func indicator(_ block: YAMLBlock, limits: LimitTable) -> IndicatorDefinition? {
    let code = block.text("code")
    let label = block.text("label")
    let short = block.text("short", maximum: 45)
    let commitments = commitments(cited: block, by: code)
    let article = block.article()
    let unit = block.choice("unit", among: IndicatorUnit.allCases)
    let aggregation = block.choice("aggregation", among: Aggregation.allCases)
    let frequency = block.choice("frequency", among: Frequency.allCases)
    let better = block.choice("better", among: Direction.allCases)
    let register = registerRule(block, aggregation: aggregation, limits: limits)
    let isByCriterion = block.flag("by_criterion")
    let isProjectOwn = block.flag("project")
    let note = block.optionalText("note")
    if let code { log.identify(.indicator, code, line: block.line(of: "code")) }
    guard let code, let label, let short, let article, let unit, let aggregation, let frequency,
      let better, let isByCriterion, let isProjectOwn
    else { return nil }
    return IndicatorDefinition(
      code: code, label: label, shortLabel: short, commitments: commitments, article: article,
      unit: unit, aggregation: aggregation, frequency: frequency, better: better,
      register: register, isProjectOwn: isProjectOwn, note: note,
      isByCriterion: isByCriterion)
  }

  private func commitments(cited block: YAMLBlock, by code: String?) -> [Int] {
    guard block.has("commitments"), !block.isEmptyList("commitments") else {
      block.note(.indicatorWithoutCommitment(code ?? ""), "commitments")
      return []
    }
    let numbers = block.numbers("commitments") ?? []
    if log.knowsAny(.commitment) {
      for number in numbers where !log.knows(.commitment, String(number)) {
        block.note(.unknownCommitment(number), "commitments")
      }
    }
    return numbers
  }

  private func registerRule(
    _ indicator: YAMLBlock, aggregation: Aggregation?, limits: LimitTable
  ) -> RegisterRule? {
    guard
      let block = indicator.optionalBlock(
        "register", keys: ["clock", "kinds", "channels", "figure"])
    else { return nil }
    let clock = block.choice("clock", among: ClockKind.tallied)
    let kinds = block.choices("kinds", among: RequestKind.register)
    let channels = block.choices("channels", among: RequestChannel.allCases)
    let figure = block.choice("figure", among: RegisterRule.Figure.allCases)
    guard let clock, let kinds, let channels, let figure else { return nil }
    let rule = RegisterRule(clock: clock, kinds: kinds, channels: channels, figure: figure)
    check(rule, block, aggregation: aggregation, limits: limits)
    return rule
  }

  private func check(
    _ rule: RegisterRule, _ block: YAMLBlock, aggregation: Aggregation?, limits: LimitTable
  ) {
    if let aggregation, aggregation != (rule.figure == .rate ? .ratio : .mean) {
      block.note(.registerFigure(rule.figure, aggregation), "figure")
    }
    if rule.clock == .announcedDate, rule.figure == .mean { block.note(.meanOfPromises, "figure") }
    // The announced date comes from the holding reply, not from a limit.
    guard rule.clock != .announcedDate, log.knowsAny(.limit) else { return }
    for kind in rule.kinds {
      for channel in rule.channels where !limits.runs(rule.clock, kind: kind, channel: channel) {
        block.note(.registerWithoutLimit(rule.clock, kind, channel))
      }
    }
  }

  func targets(_ file: YAMLBlock) -> [NationalTarget] {
    file.blocks("targets", keys: ["indicator", "value", "valid_from", "source"]).compactMap { block in
      let indicator = block.text("indicator")
      let value = block.quantity("value")
      let validFrom = block.date("valid_from")
      let source = block.text("source")
      if let indicator, log.knowsAny(.indicator), !log.knows(.indicator, indicator) {
        block.note(.unknownIndicator(indicator), "indicator")
      }
      guard let indicator, let value, let validFrom, let source else { return nil }
      log.identify(.target, "\(indicator), \(validFrom.iso)", line: block.line)
      return NationalTarget(
        indicator: indicator, value: value, validFrom: validFrom, source: source)
    }
  }

  /// Checks that the edition lists a kind or a channel that one of its rules speaks of.
  func checkListed<Term: RawRepresentable<String>>(
    _ subject: EditionProblem.Subject, _ term: Term?, _ block: YAMLBlock, _ key: String
  ) {
    guard let term, log.knowsAny(subject), !log.knows(subject, term.rawValue) else { return }
    block.note(.notListed(subject, term.rawValue), key)
  }
}
