import QualityDomain
import QualityFormats
import QualityStore
import QualityWording

/// Which node and year a page of the network's barometer shows, as its address says it.
struct NodeBarometerChoice {
  let node: Node
  /// nil before the first score.
  let year: Int?
  /// Those with a score, the latest first.
  let years: [Int]
  /// What of the viewer's network stands below the node.
  let scope: NetworkScope
  /// Whether the viewer imports the scores of these sites.
  let mayImport: Bool
  /// All that the viewer may see of the network's figures.
  private let network: NetworkScope

  /// By default the highest node that the viewer has, and the latest year: one statement.
  /// - Throws: `forbidden` for someone without any node above sites; `notFound` for a node outside
  ///   theirs, or a year without a score.
  init(_ query: FormBody, at desk: NetworkDesk) async throws {
    network = try desk.viewer.network(.readIndicators)
    node = try network.node(named: query["noeud"])
    guard let scope = network.narrowed(to: node) else { throw WebProblem.notFound }
    self.scope = scope
    mayImport = desk.viewer.access.network(.importScores)?.includes(node) ?? false
    years = try await desk.store.barometer.years(in: scope)
    let asked = query["annee"]
    guard asked.isEmpty || years.contains(where: { String($0) == asked }) else {
      throw WebProblem.notFound
    }
    year = Int(asked) ?? years.first
  }

  /// The page of a node in the same year.
  func link(_ node: Node) -> Link { .barometer(node, year) }

  /// The page of a question for the same node, in the same year or another.
  func link(_ axis: BarometerAxis, _ year: Int? = nil) -> Link {
    .barometer(axis, node, year ?? self.year)
  }

  var actions: [PageLink] {
    mayImport ? [PageLink("Importer des notes", .importScores)] : []
  }

  var parents: [PageLink] { network.parents(of: node, link: link) }

  var siblings: HTML { network.siblings(of: node, link: link) }

  func views(_ link: (Int) -> Link) -> HTML {
    .views(
      "Années", years.map { PageView(String($0), link: link($0), isCurrent: $0 == year) })
  }
}

extension Link {
  static let networkBarometer = Link("reseau", "barometre")

  /// The scores of the sites below a node.
  static func barometer(_ node: Node, _ year: Int?) -> Link {
    networkBarometer.with("noeud", node.text).with("annee", year.map(String.init))
  }

  /// One question at each of them.
  static func barometer(_ axis: BarometerAxis, _ node: Node, _ year: Int?) -> Link {
    networkBarometer.appending("sites").with("question", axis.code).with("noeud", node.text)
      .with("annee", year.map(String.init))
  }

  /// Every score of a year, or those of one question in every year, for spreadsheets.
  static func barometerScores(_ node: Node, _ year: Int, of axis: BarometerAxis? = nil) -> Link {
    networkBarometer.appending("notes.csv").with("question", axis?.code).with("noeud", node.text)
      .with("annee", String(year))
  }

  /// What the sites amount to by question, for spreadsheets.
  static func barometerQuestions(_ node: Node, _ year: Int) -> Link {
    networkBarometer.appending("questions.csv").with("noeud", node.text)
      .with("annee", String(year))
  }
}
