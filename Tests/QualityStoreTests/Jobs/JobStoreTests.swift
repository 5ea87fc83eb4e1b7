import QualityDomain
import QualityTesting
import Testing

@testable import QualityStore

/// Issue “From one préfecture to the whole network”, section 1: background work.
@Suite("Background work in the database")
struct JobStoreTests {
  private static let start = Instant(milliseconds: 1_768_000_000_000)

  private static func later(_ seconds: Int) -> Instant { start.adding(.seconds(seconds)) }

  private static func purges(_ days: Range<Int>) -> [JobOrder] {
    days.map { .purge(on: day("2026-01-01").adding(days: $0)) }
  }

  private func states(_ store: Store) async throws -> [JobState: Int] {
    try await store.jobs.counts().values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
  }

  private func ask(_ order: JobOrder, _ store: Store, at now: Instant = start) async throws {
    try await store.engine.write { connection throws(StoreError) in
      try connection.enqueue(order, at: now)
    }
  }

  @Test("What is scheduled twice, or by two instances at once, is one job, done once")
  func scheduledTwice() async throws {
    let store = try await TestDatabase.store()
    let orders = Self.purges(0..<3)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { try await store.jobs.schedule(orders, at: Self.start) }
      }
      try await group.waitForAll()
    }
    #expect(try await states(store) == [.waiting: 3])
    while let lease = try await store.jobs.take(by: "a", at: Self.start) {
      try await store.jobs.finish(lease, at: Self.start)
    }
    try await store.jobs.schedule(orders, at: Self.later(60))
    #expect(try await states(store) == [.done: 3])
  }

  @Test("A job is asked for in the transaction of its cause, or not at all")
  func transactional() async throws {
    let fixture = try await RegisterFixture.make()
    let order = JobOrder.recomputeDueDates(fixture.site.id)
    try await fixture.store.engine.transaction(on: .site(fixture.site.id)) { connection throws(StoreError) in
      try connection.enqueue(order, at: Self.start)
      return .rollback(())
    }
    #expect(try await states(fixture.store).isEmpty)
    try await fixture.store.sites.addHoliday(
      LocalHoliday(date: day("2024-06-05"), label: "Fête"), in: fixture.scope,
      by: fixture.author())
    #expect(try await fixture.store.jobs.take(by: "a", at: fixture.author().at)?.order == order)
  }

  @Test("The oldest comes first, and none before its time")
  func order() async throws {
    let store = try await TestDatabase.store()
    let orders = Self.purges(0..<2)
    try await store.jobs.schedule([orders[1]], at: Self.later(10))
    try await store.jobs.schedule([orders[0]], at: Self.later(20))
    #expect(try await store.jobs.take(by: "a", at: Self.later(9)) == nil)
    #expect(try await store.jobs.take(by: "a", at: Self.later(30))?.order == orders[1])
    #expect(try await store.jobs.take(by: "a", at: Self.later(30))?.order == orders[0])
    #expect(try await store.jobs.take(by: "a", at: Self.later(30)) == nil)
  }

  @Test("Eight instances at once take each job once")
  func concurrently() async throws {
    let store = try await TestDatabase.store()
    let orders = Self.purges(0..<60)
    try await store.jobs.schedule(orders, at: Self.start)
    let taken = try await withThrowingTaskGroup(of: [JobOrder].self) { group in
      for instance in 0..<8 {
        group.addTask {
          var taken: [JobOrder] = []
          while let lease = try await store.jobs.take(by: "instance \(instance)", at: Self.start) {
            taken.append(lease.order)
            await Task.yield()
            #expect(try await store.jobs.finish(lease, at: Self.start))
          }
          return taken
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(taken.count == 60)
    #expect(Set(taken) == Set(orders))
    #expect(try await states(store) == [.done: 60])
  }

  @Test("A job whose instance died is taken over when its lease runs out, and not before")
  func takeover() async throws {
    let store = try await TestDatabase.store()
    let order = Self.purges(0..<1)[0]
    try await store.jobs.schedule([order], at: Self.start)
    let dead = try #require(try await store.jobs.take(by: "dead", at: Self.start))
    let lease = Int(JobRules.lease(of: .purge).components.seconds)
    #expect(try await store.jobs.take(by: "alive", at: Self.later(lease - 1)) == nil)
    let heir = try #require(try await store.jobs.take(by: "alive", at: Self.later(lease)))
    #expect(heir.order == order)
    #expect(heir.attempt == 2)
    // Whoever had it comes back to life: nothing it writes is kept.
    await #expect(throws: StoreError.conflict) {
      try await store.engine.write { connection throws(StoreError) in
        try connection.keep(dead, progress: "", at: Self.later(lease))
      }
    }
    #expect(try await !store.jobs.finish(dead, at: Self.later(lease)))
    #expect(try await !store.jobs.fail(dead, reference: "X", at: Self.later(lease)))
    #expect(try await states(store) == [.running: 1])
    #expect(try await store.jobs.finish(heir, at: Self.later(lease)))
    #expect(try await states(store) == [.done: 1])
  }

  @Test("A lease that is renewed is not taken over, and hands on how far the job came")
  func renewal() async throws {
    let store = try await TestDatabase.store()
    try await store.jobs.schedule(Self.purges(0..<1), at: Self.start)
    let lease = try #require(try await store.jobs.take(by: "slow", at: Self.start))
    try await store.engine.write { connection throws(StoreError) in
      try connection.keep(lease, progress: "2024-06", at: Self.later(50))
    }
    #expect(try await store.jobs.take(by: "other", at: Self.later(100)) == nil)
    #expect(try await store.jobs.take(by: "other", at: Self.later(110))?.progress == "2024-06")
  }

  @Test("A failed job is tried again later and later, then given up until someone retries it")
  func retries() async throws {
    let fixture = try await RegisterFixture.make()
    let jobs = fixture.store.jobs
    try await jobs.schedule([.purge(on: day("2026-01-15"))], at: Self.start)
    var now = Self.start
    for attempt in 1...JobRules.mostAttempts {
      let lease = try #require(try await jobs.take(by: "a", at: now))
      #expect(lease.attempt == attempt)
      #expect(try await jobs.fail(lease, reference: "7F3K-9M2X", at: now))
      guard let pause = JobRules.pause(afterAttempt: attempt) else { continue }
      #expect(try await jobs.take(by: "a", at: now.adding(pause - .seconds(1))) == nil)
      now = now.adding(pause)
    }
    #expect(try await jobs.take(by: "a", at: Self.later(1_000_000)) == nil)
    let given = try #require(try await jobs.jobs(seenFrom: fixture.site.id).first)
    #expect(given.state == .failed)
    #expect(given.errorReference == "7F3K-9M2X")
    #expect(given.instance == "a")
    #expect(given.finishedAt == now)
    #expect(try await jobs.retry(given.id, seenFrom: fixture.site.id, by: fixture.author()))
    #expect(try await !jobs.retry(given.id, seenFrom: fixture.site.id, by: fixture.author()))
    #expect(try await jobs.take(by: "b", at: fixture.author().at)?.attempt == 1)
    let log = try await fixture.store.audit.page(in: fixture.scope)
    #expect(log.first?.action == .jobRetried)
  }

  @Test("A job that kills whoever does it is given up too")
  func deadly() async throws {
    let store = try await TestDatabase.store()
    try await store.jobs.schedule(Self.purges(0..<1), at: Self.start)
    for attempt in 0..<JobRules.mostAttempts {
      #expect(try await store.jobs.take(by: "a", at: Self.later(attempt * 60)) != nil)
    }
    #expect(try await store.jobs.take(by: "a", at: Self.later(3_600)) == nil)
    #expect(try await states(store) == [.failed: 1])
  }

  @Test("A job that is asked for while it waits is one; while it runs, it is done once more")
  func askedAgain() async throws {
    let fixture = try await RegisterFixture.make()
    let jobs = fixture.store.jobs
    let order = JobOrder.recomputeDueDates(fixture.site.id)
    try await ask(order, fixture.store)
    try await ask(order, fixture.store)
    let first = try #require(try await jobs.take(by: "a", at: Self.start))
    try await fixture.store.engine.write { connection throws(StoreError) in
      try connection.keep(first, progress: "2024-06", at: Self.start)
    }
    try await ask(order, fixture.store)
    #expect(try await jobs.take(by: "b", at: Self.start) == nil)
    #expect(try await jobs.finish(first, at: Self.start))
    let second = try #require(try await jobs.take(by: "b", at: Self.start))
    #expect(second.progress == "")
    #expect(second.attempt == 1)
    #expect(try await jobs.finish(second, at: Self.start))
    #expect(try await jobs.take(by: "b", at: Self.start) == nil)
    try await ask(order, fixture.store)
    #expect(try await jobs.take(by: "b", at: Self.start)?.order == order)
  }

  @Test("A job that is given back goes on where it was, without an attempt more")
  func handedBack() async throws {
    let store = try await TestDatabase.store()
    try await store.jobs.schedule(Self.purges(0..<1), at: Self.start)
    let first = try #require(try await store.jobs.take(by: "a", at: Self.start))
    try await store.engine.write { connection throws(StoreError) in
      try connection.keep(first, progress: "2024-06", at: Self.start)
    }
    try await store.jobs.release(first, at: Self.start)
    let second = try #require(try await store.jobs.take(by: "b", at: Self.start))
    #expect(second.progress == "2024-06")
    #expect(second.attempt == 1)
  }

  @Test("The jobs of another site are neither seen nor retried")
  func otherSite() async throws {
    let fixture = try await RegisterFixture.make()
    let other = try await RegisterFixture.make(in: fixture.store, code: "other")
    try await ask(.recomputeDueDates(other.site.id), fixture.store)
    for attempt in 0..<JobRules.mostAttempts {
      let lease = try #require(
        try await fixture.store.jobs.take(by: "a", at: Self.later(attempt * 3_600)))
      try await fixture.store.jobs.fail(lease, reference: "X", at: Self.later(attempt * 3_600))
    }
    let jobs = fixture.store.jobs
    #expect(try await jobs.jobs(seenFrom: fixture.site.id).isEmpty)
    let failed = try #require(try await jobs.jobs(seenFrom: other.site.id).first)
    #expect(try await !jobs.retry(failed.id, seenFrom: fixture.site.id, by: fixture.author()))
    #expect(try await jobs.retry(failed.id, seenFrom: other.site.id, by: other.author()))
  }

  @Test("What is over is forgotten after a while, but not what someone still has to look at")
  func purge() async throws {
    let fixture = try await RegisterFixture.make()
    let jobs = fixture.store.jobs
    try await jobs.schedule(Self.purges(0..<1), at: Self.start)
    let done = try #require(try await jobs.take(by: "a", at: Self.start))
    try await jobs.finish(done, at: Self.later(10))
    try await jobs.schedule(Self.purges(1..<2), at: Self.later(10))
    try await ask(.recomputeDueDates(fixture.site.id), fixture.store, at: Self.later(10))
    for attempt in 1...JobRules.mostAttempts {
      for _ in 0..<2 {
        let now = Self.later(attempt * 3_600)
        let lease = try #require(try await jobs.take(by: "a", at: now))
        try await jobs.fail(lease, reference: "X", at: now)
      }
    }
    #expect(try await states(fixture.store) == [.done: 1, .failed: 2])
    #expect(try await jobs.purge(before: Self.later(10)) == 0)
    #expect(try await jobs.purge(before: Self.later(11)) == 1)
    #expect(try await jobs.purge(before: Self.later(1_000_000)) == 1)
    #expect(
      try await jobs.counts() == [.recomputeDueDates: [.failed: 1]])
  }
}
