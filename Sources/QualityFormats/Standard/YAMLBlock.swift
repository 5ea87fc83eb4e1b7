import QualityDomain
import Yams

/// A mapping of the file whose keys are known beforehand. Reading a key gives nil when its value is
/// missing or unfit, once the log knows why.
struct YAMLBlock {
  let line: Int
  private let nodes: [String: Yams.Node]
  private let log: EditionFaultLog

  /// - Parameters:
  ///   - key: the key under which the mapping stands.
  ///   - keys: every key that it may have.
  init?(_ node: Yams.Node, under key: String, keys: [String], log: EditionFaultLog) {
    line = node.line
    self.log = log
    guard let mapping = node.mapping else {
      log.note(.wrongShape(key: key, expected: .block), line: node.line)
      return nil
    }
    var nodes: [String: Yams.Node] = [:]
    for (name, value) in mapping {
      if let text = name.string, keys.contains(text) {
        nodes[text] = value
      } else {
        log.note(.unknownKey(name.string ?? "", known: keys), line: name.line)
      }
    }
    self.nodes = nodes
  }

  /// The line of a key's value, or of the block when it has none.
  func line(of key: String) -> Int { nodes[key]?.line ?? line }

  func has(_ key: String) -> Bool { nodes[key] != nil }

  /// Whether the key holds a list of nothing.
  func isEmptyList(_ key: String) -> Bool { nodes[key]?.sequence?.isEmpty ?? false }

  func text(_ key: String, maximum: Int? = nil) -> String? {
    required(key).flatMap { text($0, key) }.flatMap { text in
      if let maximum, text.count > maximum {
        note(.tooLong(key: key, maximum: maximum), key)
        return nil
      }
      return text
    }
  }

  func optionalText(_ key: String) -> String? {
    nodes[key].flatMap { text($0, key) }
  }

  /// Where the référentiel says it.
  func article() -> String? {
    guard let node = nodes["article"], node.scalar?.string.isEmpty != true else {
      note(.missingArticle, "article")
      return nil
    }
    return text(node, "article")
  }

  func number(_ key: String) -> Int? {
    required(key).flatMap { number($0, key) }
  }

  func numbers(_ key: String) -> [Int]? {
    items(key)?.compactMap { number($0, key) }
  }

  func texts(_ key: String) -> [String]? {
    items(key)?.compactMap { text($0, key) }
  }

  /// False when the key is missing.
  func flag(_ key: String) -> Bool? {
    guard let node = nodes[key] else { return false }
    switch node.scalar?.string {
    case "true": return true
    case "false": return false
    default:
      note(.wrongShape(key: key, expected: .yesOrNo), key)
      return nil
    }
  }

  func date(_ key: String) -> CivilDate? {
    text(key).flatMap { text in
      let date = CivilDate(iso: text)
      if date == nil { note(.unreadableDate(key: key, value: text), key) }
      return date
    }
  }

  func quantity(_ key: String) -> Quantity? {
    text(key).flatMap { text in
      guard let quantity = Quantity(text) else {
        note(.wrongShape(key: key, expected: .decimal), key)
        return nil
      }
      guard quantity >= .zero else {
        note(.negative(key: key), key)
        return nil
      }
      return quantity
    }
  }

  func choice<Choice: RawRepresentable<String>>(_ key: String, among allowed: [Choice]) -> Choice? {
    required(key).flatMap { choice($0, key, among: allowed) }
  }

  func choices<Choice: RawRepresentable<String>>(
    _ key: String, among allowed: [Choice]
  ) -> [Choice]? {
    items(key)?.compactMap { choice($0, key, among: allowed) }
  }

  func block(_ key: String, keys: [String]) -> YAMLBlock? {
    required(key).flatMap { YAMLBlock($0, under: key, keys: keys, log: log) }
  }

  func optionalBlock(_ key: String, keys: [String]) -> YAMLBlock? {
    nodes[key].flatMap { YAMLBlock($0, under: key, keys: keys, log: log) }
  }

  /// The blocks of a list, without those that are no blocks.
  func blocks(_ key: String, keys: [String]) -> [YAMLBlock] {
    (items(key) ?? []).compactMap { YAMLBlock($0, under: key, keys: keys, log: log) }
  }

  /// Notes what is wrong with the value of `key`, or with the whole block.
  func note(_ fault: EditionProblem.Fault, _ key: String? = nil) {
    log.note(fault, line: key.map(line(of:)) ?? line)
  }

  private func required(_ key: String) -> Yams.Node? {
    if nodes[key] == nil { log.note(.missingKey(key), line: line) }
    return nodes[key]
  }

  private func items(_ key: String) -> [Yams.Node]? {
    required(key).flatMap { node in
      guard let sequence = node.sequence else {
        note(.wrongShape(key: key, expected: .list), key)
        return nil
      }
      return Array(sequence)
    }
  }

  private func text(_ node: Yams.Node, _ key: String) -> String? {
    guard let text = node.scalar?.string else {
      log.note(.wrongShape(key: key, expected: .text), line: node.line)
      return nil
    }
    guard !text.isEmpty else {
      log.note(.emptyText(key: key), line: node.line)
      return nil
    }
    return text
  }

  private func number(_ node: Yams.Node, _ key: String) -> Int? {
    guard let number = node.scalar.flatMap({ Int($0.string) }) else {
      log.note(.wrongShape(key: key, expected: .wholeNumber), line: node.line)
      return nil
    }
    return number
  }

  private func choice<Choice: RawRepresentable<String>>(
    _ node: Yams.Node, _ key: String, among allowed: [Choice]
  ) -> Choice? {
    guard let value = text(node, key) else { return nil }
    guard let choice = allowed.first(where: { $0.rawValue == value }) else {
      log.note(
        .unknownValue(key: key, value: value, allowed: allowed.map(\.rawValue)), line: node.line)
      return nil
    }
    return choice
  }
}

extension Yams.Node {
  /// From 1; every node of a parsed file has a mark.
  fileprivate var line: Int { mark?.line ?? 1 }
}
