import QualityDomain

/// Changes to the figures of the nodes above sites, gathered and then written at once.
struct NodeLedger {
  struct Key: Hashable {
    /// As `Node.text` writes it.
    let node: String
    let period: Period
    let indicator: String
  }

  private static let rowsAStatement = 50

  private(set) var figures: [Key: NodeFigure] = [:]

  mutating func add(_ reading: SiteReading, at territory: Territory) {
    for node in territory.path { figures[Key(node, reading), default: NodeFigure()].add(reading) }
  }

  mutating func remove(_ reading: SiteReading, at territory: Territory) {
    for node in territory.path { figures[Key(node, reading), default: NodeFigure()].remove(reading) }
  }

  /// Adds what was gathered to what is stored. Rows change in one order, so that two writers never
  /// wait for each other.
  func write(in connection: any SQLConnection) throws(StoreError) {
    let changed = figures.filter { !$0.value.isEmpty }.sorted { $0.key.order < $1.key.order }
    for chunk in changed.inChunks(of: Self.rowsAStatement) {
      let rows = chunk.map { key, change -> SQL in
        "(\(key.node), \(key.period), \(key.indicator), \(change.values))"
      }
      try connection.execute(
        """
        INSERT INTO node_reading (node, period, indicator, \(NodeFigure.columns))
        VALUES \(.joined(rows, separator: ", "))
        ON CONFLICT (node, period, indicator) DO UPDATE SET
          numerator = node_reading.numerator + excluded.numerator,
          denominator = node_reading.denominator + excluded.denominator,
          total = node_reading.total + excluded.total,
          sites = node_reading.sites + excluded.sites,
          left_out = node_reading.left_out + excluded.left_out,
          pending = node_reading.pending + excluded.pending,
          missing = node_reading.missing + excluded.missing,
          judged = node_reading.judged + excluded.judged,
          on_target = node_reading.on_target + excluded.on_target
        """)
    }
  }
}

extension NodeLedger.Key {
  fileprivate init(_ node: Node, _ reading: SiteReading) {
    self.init(node: node.text, period: reading.period, indicator: reading.indicator)
  }

  fileprivate var order: (String, String, String) { (node, period.text, indicator) }
}
