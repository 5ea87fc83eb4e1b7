extension Migration {
  /// Entered and imported figures, and what was published. A figure that is replaced stays, with
  /// the moment of its replacement; a publication never changes.
  static let createFigures = Migration(version: 4) { _ in
    [
      """
      CREATE TABLE measure (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        indicator TEXT NOT NULL,
        period TEXT NOT NULL,
        service_id TEXT NOT NULL,
        criterion TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN ('entered', 'imported')),
        numerator BIGINT,
        denominator BIGINT,
        figure BIGINT,
        words TEXT NOT NULL,
        recorded_at BIGINT NOT NULL,
        recorded_by TEXT REFERENCES person (id),
        replaced_at BIGINT,
        ending TEXT CHECK (ending IN ('replaced', 'withdrawn')),
        CHECK ((replaced_at IS NULL) = (ending IS NULL))
      )
      """,
      """
      CREATE UNIQUE INDEX measure_current ON measure
      (site_id, indicator, period, service_id, criterion, source) WHERE replaced_at IS NULL
      """,
      """
      CREATE TABLE publication (
        id TEXT PRIMARY KEY,
        site_id TEXT NOT NULL REFERENCES site (id),
        period TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 1),
        edition TEXT NOT NULL,
        as_of TEXT NOT NULL,
        published_at BIGINT NOT NULL,
        published_by TEXT NOT NULL REFERENCES person (id),
        reason TEXT NOT NULL,
        UNIQUE (site_id, period, revision)
      )
      """,
      """
      CREATE TABLE published_figure (
        publication_id TEXT NOT NULL REFERENCES publication (id),
        rank INTEGER NOT NULL,
        code TEXT NOT NULL,
        label TEXT NOT NULL,
        commitments TEXT NOT NULL,
        unit TEXT NOT NULL,
        numerator BIGINT,
        denominator BIGINT,
        figure BIGINT,
        pending INTEGER,
        target BIGINT,
        status TEXT NOT NULL,
        source TEXT,
        limits TEXT NOT NULL,
        figure_period TEXT NOT NULL,
        PRIMARY KEY (publication_id, code)
      )
      """,
    ]
  }
}
