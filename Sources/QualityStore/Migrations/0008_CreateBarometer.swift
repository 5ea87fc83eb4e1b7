extension Migration {
  /// The scores that an outside body gives the sites. A score that is revised stays, with the moment
  /// of its replacement.
  static let createBarometer = Migration(version: 8) { _ in
    [
      """
      CREATE TABLE barometer_score (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        scored_year INTEGER NOT NULL,
        axis TEXT NOT NULL CHECK (axis IN ('overall', 'channel', 'commitment')),
        label TEXT NOT NULL,
        score BIGINT NOT NULL CHECK (score >= 0 AND score <= 10000000),
        network_mean BIGINT CHECK (network_mean >= 0 AND network_mean <= 10000000),
        network_rank INTEGER CHECK (network_rank >= 1),
        network_size INTEGER CHECK (network_size >= 1),
        recorded_at BIGINT NOT NULL,
        recorded_by TEXT REFERENCES person (id),
        replaced_at BIGINT,
        CHECK (network_rank <= network_size)
      )
      """,
      """
      CREATE UNIQUE INDEX barometer_score_current ON barometer_score
      (site_id, scored_year, axis, label) WHERE replaced_at IS NULL
      """,
      """
      CREATE INDEX barometer_score_year ON barometer_score
      (scored_year, axis, label, score, network_size, site_id) WHERE replaced_at IS NULL
      """,
    ]
  }
}
