/// Everything that is kept, over one database.
public struct Store: Sendable {
  public let engine: any SQLEngine
  public let sites: SiteStore
  public let people: PersonStore
  public let sessions: SessionStore
  public let requests: RequestStore
  public let measures: MeasureStore
  public let publications: PublicationStore
  public let directory: DirectoryStore
  public let barometer: BarometerStore
  public let audit: AuditLog
  public let alerts: AlertStore
  public let jobs: JobStore
  public let rollUp: RollUpStore

  /// - Parameter engine: with its schema up to date (`migrate()`).
  public init(_ engine: any SQLEngine) {
    self.engine = engine
    sites = SiteStore(engine)
    people = PersonStore(engine)
    sessions = SessionStore(engine)
    requests = RequestStore(engine)
    measures = MeasureStore(engine)
    publications = PublicationStore(engine)
    directory = DirectoryStore(engine)
    barometer = BarometerStore(engine)
    audit = AuditLog(engine)
    alerts = AlertStore(engine)
    jobs = JobStore(engine)
    rollUp = RollUpStore(engine)
  }
}
