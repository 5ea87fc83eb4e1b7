import QualityDomain
import Yams

/// Reads the blocks of an edition's file into the domain's values.
///
/// A part that cannot be read is left out and noted in the log; its identifier is noted all the
/// same, so that what cites it is not blamed too.
struct EditionReader {
  let log: EditionFaultLog

  func edition(_ root: Yams.Node) -> Edition? {
    let keys = [
      "edition", "modules", "provisions", "communication", "glossary", "indicators", "targets",
      "request_kinds", "channels", "site_kinds", "limits", "module_rules",
    ]
    guard let file = YAMLBlock(root, under: "", keys: keys, log: log) else { return nil }
    let modules = modules(file)
    let terms = (
      requests: terms(file, "request_kinds", .requestKind, RequestKind.allCases),
      channels: terms(file, "channels", .channel, RequestChannel.allCases),
      sites: terms(file, "site_kinds", .siteKind, SiteKind.ofModuleRules)
    )
    let limits = limits(file)
    let indicators = indicators(file, limits: LimitTable(limits))
    let targets = targets(file)
    let rules = moduleRules(file, modules: Set(modules.map(\.number)))
    let provisions = provisions(file)
    let communication = communication(file)
    let glossary = glossary(file)
    guard let head = head(file) else { return nil }
    return Edition(
      id: head.id, name: head.name, title: head.title, published: head.published,
      updated: head.updated, validFrom: head.validFrom, modules: modules, provisions: provisions,
      communication: communication, glossary: glossary, indicators: indicators, targets: targets,
      requestKinds: terms.requests, channels: terms.channels, siteKinds: terms.sites,
      limits: limits, moduleRules: rules)
  }

  private struct Head {
    let id, name, title: String
    let published, validFrom: CivilDate
    let updated: CivilDate?
  }

  private func head(_ file: YAMLBlock) -> Head? {
    let keys = ["id", "name", "title", "published", "updated", "valid_from"]
    guard let block = file.block("edition", keys: keys) else { return nil }
    let id = block.text("id")
    let name = block.text("name")
    let title = block.text("title")
    let published = block.date("published")
    let validFrom = block.date("valid_from")
    let updated = block.has("updated") ? block.date("updated") : nil
    guard let id, let name, let title, let published, let validFrom else { return nil }
    return Head(
      id: id, name: name, title: title, published: published, validFrom: validFrom,
      updated: updated)
  }

  private func terms<Term: RawRepresentable<String> & Hashable & Sendable>(
    _ file: YAMLBlock, _ key: String, _ subject: EditionProblem.Subject, _ allowed: [Term]
  ) -> [NamedTerm<Term>] {
    file.blocks(key, keys: ["id", "name", "article"]).compactMap { block in
      let term = block.choice("id", among: allowed)
      let name = block.text("name")
      let article = block.article()
      if let term { log.identify(subject, term.rawValue, line: block.line(of: "id")) }
      guard let term, let name, let article else { return nil }
      return NamedTerm(term, name: name, article: article)
    }
  }

  private func provisions(_ file: YAMLBlock) -> [Provision] {
    file.blocks("provisions", keys: ["id", "chapter", "title", "requirements"]).compactMap { block in
      let id = block.text("id")
      let chapter = block.text("chapter")
      let title = block.text("title")
      let requirements = block.blocks("requirements", keys: ["text", "evidence"]).compactMap {
        requirement -> Provision.Requirement? in
        let text = requirement.text("text")
        let evidence = evidence(requirement)
        return text.map { Provision.Requirement(text: $0, evidence: evidence) }
      }
      if let id { log.identify(.provision, id, line: block.line(of: "id")) }
      guard let id, let chapter, let title else { return nil }
      return Provision(id: id, chapter: chapter, title: title, requirements: requirements)
    }
  }

  private func communication(_ file: YAMLBlock) -> [CommunicationRule] {
    file.blocks("communication", keys: ["id", "title", "rules"]).compactMap { block in
      let id = block.text("id")
      let title = block.text("title")
      let rules = block.texts("rules")
      if let id { log.identify(.communicationRule, id, line: block.line(of: "id")) }
      guard let id, let title, let rules else { return nil }
      return CommunicationRule(id: id, title: title, rules: rules)
    }
  }

  private func glossary(_ file: YAMLBlock) -> [GlossaryEntry] {
    file.blocks("glossary", keys: ["term", "definition"]).compactMap { block in
      let term = block.text("term")
      let definition = block.text("definition")
      if let term { log.identify(.glossaryTerm, term, line: block.line(of: "term")) }
      guard let term, let definition else { return nil }
      return GlossaryEntry(term: term, definition: definition)
    }
  }
}
