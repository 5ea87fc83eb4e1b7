import QualityDomain

extension ImportedSite {
  /// The code of the list, or those to try, made of the name.
  var possibleCodes: [String] {
    if let code { return [code] }
    let name = kind == .prefecture ? territory.name : self.name
    let words = Self.tellingWords(name)
    let whole = words.joined(separator: "-")
    let department = territory.code.lowercased()
    let short = String(whole.prefix(20 - department.utf8.count - 1)).trimming("-")
    return [whole, "\(short)-\(department)"].filter(Site.isCode)
  }

  /// Whether a site of the same kind and department has the same name, but for words that say nothing.
  func isNamed(as site: Site) -> Bool {
    Set(Self.tellingWords(name)) == Set(Self.tellingWords(site.name))
  }

  private static func tellingWords(_ name: String) -> [String] {
    let empty: Set = ["sous", "prefecture", "de", "d", "du", "des", "la", "le", "les", "l"]
    return SearchWords.folded(name).filter { !empty.contains($0) }
  }
}

extension String {
  /// The text without that character at its end.
  fileprivate func trimming(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
