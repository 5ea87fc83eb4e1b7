import QualityDomain
import QualityWording

/// The organisational provisions (IV and V), the rules of communication (VII) and the glossary.
struct SteeringPage {
  let edition: Edition

  var page: Page {
    Page(
      "Pilotage et communication", entry: .commitments,
      parents: [PageLink("Engagements", .commitments)],
      facts: ["Chapitres IV, V et VII, glossaire", HTML(text: edition.name)],
      body: SteeringParts(found: FoundStandard(edition, StandardSearch("")), isOpen: true).sections)
  }
}

/// The chapters that are not commitments: whole on their own page, folded under the commitments.
struct SteeringParts {
  let found: FoundStandard
  let isOpen: Bool

  var sections: HTML {
    """
    \(chapter("IV", "Chapitre IV : organisation"))
    \(chapter("V", "Chapitre V : suivi et audits"))
    \(.section("Chapitre VII : communication", id: "chapitre-VII", communication))
    \(.section("Glossaire", id: "glossaire", glossary))
    """
  }

  var folds: HTML {
    let isEmpty = found.provisions.isEmpty && found.communication.isEmpty && found.glossary.isEmpty
    if isEmpty { return .empty }
    return .section(
      "Pilotage, communication, glossaire", id: "pilotage", style: "qp-stack qp-stack--sm",
      """
      <p class="fr-text--sm">Ces chapitres valent pour tous les sites. \
      <a href="\(Link.steering)">Les lire sur leur page</a></p>
      \(.each(found.provisions, separator: "\n") { item in
        .fold(
          "\(item.provision.id) \(item.provision.title)", isOpen: isOpen, list(item.requirements))
      })
      \(.each(found.communication, separator: "\n") { item in
        .fold("\(item.rule.id) \(item.rule.title)", isOpen: isOpen, list(item.rules))
      })
      \(.when(!found.glossary.isEmpty, .fold("Glossaire", isOpen: isOpen, glossary)))
      """)
  }

  private func chapter(_ number: String, _ title: HTML) -> HTML {
    .section(
      title, id: "chapitre-\(number)", style: "qp-stack qp-stack--lg",
      .each(found.provisions.filter { $0.provision.chapter == number }, separator: "\n") { item in
        .section(
          "\(item.provision.id) \(item.provision.title)",
          id: "disposition-\(item.provision.id.replacing(".", with: "-"))", level: 3,
          style: "qp-stack qp-stack--sm", list(item.requirements))
      })
  }

  private func list(_ requirements: [Provision.Requirement]) -> HTML {
    """
    <div class="qp-panel qp-stack qp-stack--sm">
    \(.each(requirements, separator: "\n") {
      "<p>\($0.text)</p>\(EvidenceWords($0.evidence).list)"
    })
    </div>
    """
  }

  private func list(_ rules: [String]) -> HTML {
    .list(rules.map { ListItem(HTML(text: $0)) })
  }

  private var communication: HTML {
    .each(found.communication, separator: "\n") { item in
      .section(
        "\(item.rule.id) \(item.rule.title)",
        id: "support-\(item.rule.id.replacing(".", with: "-"))", level: 3,
        style: "qp-stack qp-stack--sm", list(item.rules))
    }
  }

  private var glossary: HTML {
    .facts(found.glossary.map { ($0.term, HTML(text: $0.definition)) }, isStacked: true)
  }
}

/// What an auditor looks at, each piece with its kind.
struct EvidenceWords {
  private let evidence: [Evidence]

  init(_ evidence: [Evidence]) {
    self.evidence = evidence
  }

  var list: HTML {
    .when(
      !evidence.isEmpty,
      """
      <ul class="fr-text--sm qp-muted">
      \(.each(evidence, separator: "\n") { item in
        """
        <li>\(item.kind.french) : \(item.text)\(.when(item.isInferred, " (placement déduit)"))</li>
        """
      })
      </ul>
      """)
  }
}
