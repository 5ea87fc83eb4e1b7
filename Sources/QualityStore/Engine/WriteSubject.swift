public import QualityDomain

/// What a transaction writes about. Those on one subject are alone among each other: each sees all
/// that the one before it wrote.
///
/// On SQLite all writers wait for each other, whatever they write. On PostgreSQL those on the same
/// site do, so that two agents of a site never meet half-way while other sites go on; a row that
/// transactions on different subjects change is never lost either: the later one is run again.
public enum WriteSubject: Hashable, Sendable {
  /// What belongs to a site.
  case site(Site.ID)
  /// The tables themselves. Waiting is not bounded: a program cannot do without them.
  case schema
  /// What belongs to no site: people, sessions, a new site. Short transactions, which may be run
  /// again when another one changed what they read.
  case others
}
