import QualityDomain
import QualityTesting
import Testing

@Suite("Clocks: properties that hold for any story")
struct RandomStoryTests {
  @Test("The reply clock is the one counted day by day", arguments: 0..<8)
  func reference(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let calendar = try Calendars.of("41")
    for _ in 0..<150 {
      let story = RandomStory.make(using: &generator)
      let events = story.history.entries.map { (day: $0.happenedOn, fact: $0.fact) }
      let receipt = try #require(story.history.receipt)
      let asOf = receipt.day.adding(days: Int.random(in: 0...90, using: &generator))
      // Reopening after a closing is the register's own affair: the clock does not know it.
      guard !events.contains(where: { $0.fact == .reopened }) else { continue }
      let expected = ReferenceClock(events, asOf: asOf, calendar: calendar) {
        Limits.table.limit(.reply, kind: receipt.kind, channel: receipt.channel, on: $0)?.workingDays
      }
      let situation = try story.situation(asOf: asOf.iso)
      #expect(situation.state == expected.shownState, "\(events) as of \(asOf)")
      #expect(situation.elapsed == expected.elapsed, "\(events) as of \(asOf)")
    }
  }

  @Test("Later events change nothing at an earlier date", arguments: 0..<4)
  func pastIsStable(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(1_000 + seed))
    for _ in 0..<150 {
      let story = RandomStory.make(using: &generator)
      let receipt = try #require(story.history.receipt)
      let asOf = receipt.day.adding(days: Int.random(in: 0...60, using: &generator))
      let known = story.history.entries.filter { $0.happenedOn <= asOf }
      var shorter = Story(receipt.kind, receipt.channel, received: receipt.day.iso)
      for entry in known {
        if case .received = entry.fact { continue }
        shorter.add(entry.fact, on: entry.happenedOn)
      }
      let full = try story.situation(asOf: asOf.iso)
      let partial = try shorter.situation(asOf: asOf.iso)
      #expect(full.state == partial.state)
      #expect(full.sideClocks == partial.sideClocks)
      #expect(full.nextDue == partial.nextDue)
      #expect(full.stage == partial.stage)
    }
  }
}
