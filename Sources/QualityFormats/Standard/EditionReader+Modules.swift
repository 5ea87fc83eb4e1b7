import QualityDomain

extension EditionReader {
  func modules(_ file: YAMLBlock) -> [Module] {
    file.blocks("modules", keys: ["number", "title", "scope", "commitments"]).compactMap { block in
      let number = block.number("number")
      let title = block.text("title")
      let scope = block.optionalText("scope")
      let commitments = commitments(block)
      guard let number else { return nil }
      log.identify(.module, String(number), line: block.line(of: "number"))
      if block.isEmptyList("commitments") {
        block.note(.moduleWithoutCommitment(number), "commitments")
      }
      guard let title else { return nil }
      return Module(number: number, title: title, scope: scope, commitments: commitments)
    }
  }

  private func commitments(_ module: YAMLBlock) -> [Commitment] {
    let keys = ["number", "title", "channel", "optional", "note", "subcommitments"]
    return module.blocks("commitments", keys: keys).compactMap { block in
      let number = block.number("number")
      let title = block.text("title")
      let channel = block.choice("channel", among: PromiseChannel.allCases)
      let isOptional = block.flag("optional")
      let note = block.optionalText("note")
      let subcommitments = subcommitments(block, of: number)
      guard let number else { return nil }
      log.identify(.commitment, String(number), line: block.line(of: "number"))
      if block.isEmptyList("subcommitments") {
        block.note(.commitmentWithoutSubcommitment(number), "subcommitments")
      }
      guard let title, let channel, let isOptional else { return nil }
      return Commitment(
        number: number, title: title, channel: channel, isOptional: isOptional, note: note,
        subcommitments: subcommitments)
    }
  }

  private func subcommitments(_ commitment: YAMLBlock, of number: Int?) -> [Subcommitment] {
    let keys = ["number", "promise", "channel", "evidence"]
    return commitment.blocks("subcommitments", keys: keys).compactMap { block in
      let own = block.text("number")
      let promise = block.text("promise")
      let channel = block.choice("channel", among: PromiseChannel.allCases)
      if let own {
        log.identify(.subcommitment, own, line: block.line(of: "number"))
        if let number, !Self.isNumber(own, of: number) {
          block.note(.foreignSubcommitment(own, commitment: number), "number")
        }
      }
      let evidence = block.has("evidence") ? evidence(block) : []
      if !block.has("evidence") || block.isEmptyList("evidence") {
        block.note(.subcommitmentWithoutEvidence(own ?? ""), "evidence")
      }
      guard let own, let promise, let channel else { return nil }
      return Subcommitment(number: own, promise: promise, channel: channel, evidence: evidence)
    }
  }

  /// Whether `text` is the commitment's number, a point and a rank from 1.
  private static func isNumber(_ text: String, of commitment: Int) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let rank = Int(parts[1]), rank >= 1 else { return false }
    return text == "\(commitment).\(rank)"
  }

  func evidence(_ owner: YAMLBlock) -> [Evidence] {
    owner.blocks("evidence", keys: ["kind", "text", "inferred"]).compactMap { block in
      let kind = block.choice("kind", among: EvidenceKind.allCases)
      let text = block.text("text")
      let isInferred = block.flag("inferred")
      guard let kind, let text, let isInferred else { return nil }
      return Evidence(kind: kind, text: text, isInferred: isInferred)
    }
  }

  /// Reads the rules of II.2: one for each kind of site, with and without a CERT, which places
  /// every module once.
  func moduleRules(_ file: YAMLBlock, modules: Set<Int>) -> [ModuleRule] {
    let keys = [
      "site_kind", "cert", "required", "optional", "refused", "minimum_business_modules",
      "article", "convention",
    ]
    let rules = file.blocks("module_rules", keys: keys).compactMap { moduleRule($0, modules) }
    guard file.has("module_rules") else { return rules }
    for kind in SiteKind.ofModuleRules {
      for hasCERT in [true, false]
      where !log.knows(.moduleRule, Self.name(kind, hasCERT)) {
        file.note(.moduleRuleMissing(kind, hasCERT: hasCERT), "module_rules")
      }
    }
    return rules
  }

  private func moduleRule(_ block: YAMLBlock, _ modules: Set<Int>) -> ModuleRule? {
    let kind = block.choice("site_kind", among: SiteKind.ofModuleRules)
    if !block.has("cert") { block.note(.missingKey("cert"), "cert") }
    let hasCERT = block.flag("cert")
    let required = block.numbers("required")
    let optional = block.numbers("optional")
    let refused = block.numbers("refused")
    let minimum = block.number("minimum_business_modules")
    let article = block.article()
    let convention = block.optionalText("convention")
    if let kind, let hasCERT {
      log.identify(.moduleRule, Self.name(kind, hasCERT), line: block.line)
    }
    checkListed(.siteKind, kind, block, "site_kind")
    if let minimum, minimum < 0 {
      block.note(.negative(key: "minimum_business_modules"), "minimum_business_modules")
    }
    guard let kind, let hasCERT, let required, let optional, let refused, let minimum, let article
    else { return nil }
    checkPlaces(required + optional + refused, of: modules, block)
    return ModuleRule(
      siteKind: kind, hasCERT: hasCERT, required: Set(required), optional: Set(optional),
      refused: Set(refused), minimumBusinessModules: minimum, article: article,
      convention: convention)
  }

  private func checkPlaces(_ placed: [Int], of modules: Set<Int>, _ block: YAMLBlock) {
    guard log.knowsAny(.module) else { return }
    var seen: Set<Int> = []
    for number in placed {
      if !log.knows(.module, String(number)) {
        block.note(.unknownModule(number))
      } else if !seen.insert(number).inserted {
        block.note(.modulePlacedTwice(number))
      }
    }
    for number in modules.subtracting(seen).sorted() { block.note(.moduleUnplaced(number)) }
  }

  private static func name(_ kind: SiteKind, _ hasCERT: Bool) -> String {
    "\(kind.rawValue), cert: \(hasCERT)"
  }
}
