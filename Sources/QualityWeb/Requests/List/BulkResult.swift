import HTTPTypes
import QualityDomain
import QualityStore
import QualityWording

/// What became of each request of an action on several.
struct BulkResult {
  enum Problem {
    /// Someone changed it meanwhile.
    case changed
    case refused(RequestError)
    /// The agent does not work for its service.
    case wrongService(String)
    case notFound
  }

  struct Failure {
    /// nil when the request cannot be named.
    let record: RequestRecord?
    let problem: Problem

    var french: String {
      switch problem {
      case .changed: "Cette demande a changé pendant que vous la choisissiez : rien n’y a été fait."
      case .refused(let error): error.french
      case .wrongService(let service): "Cette personne ne suit pas les demandes du service \(service)."
      case .notFound: "Cette demande n’est plus dans vos services."
      }
    }
  }

  let action: BulkAction
  private(set) var done = 0
  private(set) var failures: [Failure] = []

  init(_ action: BulkAction) {
    self.action = action
  }

  mutating func note(_ outcome: AppendOutcome, of record: RequestRecord) {
    switch outcome {
    case .recorded: done += 1
    case .refused(let error): fail(.refused(error), record)
    case .conflict: fail(.changed, record)
    case .notFound: fail(.notFound)
    }
  }

  mutating func fail(_ problem: Problem, _ record: RequestRecord? = nil) {
    failures.append(Failure(record: record, problem: problem))
  }

  /// Shown when it was not done to some: which, and why.
  func page(back: Link) -> Page {
    let done = action.notice.count(done)
    let left = FrenchNumber.count(failures.count, "autre ne l’est pas", "autres ne le sont pas")
    return Page(
      "\(done), \(left)", entry: .requests, parents: [PageLink("Demandes", .requests)],
      body: """
        <p>Rien n’a été changé dans les demandes ci-dessous. Ouvrez-les pour voir où elles en sont.</p>
        \(.list(failures.map { failure in
          guard let record = failure.record else { return ListItem(HTML(text: failure.french)) }
          return ListItem(
            PageLink("\(record.reference) \(record.subject)", .request(record.id)),
            note: HTML(text: failure.french))
        }))
        <ul class="fr-btns-group"><li><a class="fr-btn" href="\(back)">Revenir à la liste</a></li></ul>
        """)
  }

  /// 409 when someone else was faster, 422 when the rules refused.
  var status: HTTPResponse.Status {
    let isConflict = failures.contains { if case .changed = $0.problem { true } else { false } }
    return isConflict ? .conflict : .unprocessableContent
  }
}
