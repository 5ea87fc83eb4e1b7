public import QualityDomain

/// The YAML file of what an installation declares on its public pages.
public enum DeclarationsFile {
  /// - Throws: everything that is wrong, with line numbers.
  public static func parse(_ yaml: String) throws(EditionProblems) -> PublicDeclarations {
    let root = try EditionFile.node(of: yaml)
    let log = EditionFaultLog()
    let file = YAMLBlock(root, under: "", keys: ["accessibility", "hosting"], log: log)
    let accessibility = file.flatMap(accessibility)
    let hosting = file?.optionalText("hosting")
    let problems = log.sorted
    guard let accessibility, problems.isEmpty else { throw EditionProblems(problems) }
    return PublicDeclarations(accessibility: accessibility, hosting: hosting)
  }

  private static func accessibility(_ file: YAMLBlock) -> AccessibilityDeclaration? {
    let keys = ["declared_on", "contact", "plan", "audit"]
    guard let block = file.block("accessibility", keys: keys) else { return nil }
    return AccessibilityDeclaration(
      declaredOn: block.date("declared_on"), contact: block.optionalText("contact"),
      plan: block.optionalText("plan"), audit: audit(block))
  }

  private static func audit(_ declaration: YAMLBlock) -> AccessibilityDeclaration.Audit? {
    let keys = ["made_on", "by", "conformity", "findings"]
    guard let block = declaration.optionalBlock("audit", keys: keys) else { return nil }
    let madeOn = block.date("made_on")
    let auditor = block.text("by")
    let conformity = block.quantity("conformity")
    let findings = block.has("findings") ? block.texts("findings") : []
    if let conformity, conformity.millionths > 100_000_000 {
      block.note(.overHundred(key: "conformity"), "conformity")
    }
    guard let madeOn, let auditor, let conformity, let findings else { return nil }
    return AccessibilityDeclaration.Audit(
      madeOn: madeOn, auditor: auditor, conformity: conformity, findings: findings)
  }
}
