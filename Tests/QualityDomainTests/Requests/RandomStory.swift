import QualityDomain
import QualityTesting

/// A request to which things happen at random, as far as the rules allow.
enum RandomStory {
  static let span = 18_100...19_700  // 2019-07-23…2023-12-09

  static func make(using generator: inout SeededGenerator) -> Story {
    let received = CivilDate(dayNumber: Int32(Int.random(in: span, using: &generator)))
    let kind = RequestKind.register.randomElement(using: &generator) ?? .information
    let channel = RequestChannel.allCases.randomElement(using: &generator) ?? .email
    var story = Story(kind, channel, received: received.iso, service: service(using: &generator))
    var date = received
    for _ in 0..<Int.random(in: 0...7, using: &generator) {
      date = date.adding(days: Int.random(in: 0...9, using: &generator))
      let fact = fact(after: date, in: story, using: &generator)
      do throws(RequestError) {
        try RequestRules.check(
          fact, on: date, note: "note", request: Story.request, history: story.history,
          today: date)
        story.add(fact, on: date)
      } catch {
        continue
      }
    }
    return story
  }

  static func service(using generator: inout SeededGenerator) -> Service.ID {
    identifier(Int.random(in: 100...102, using: &generator))
  }

  private static func fact(
    after date: CivilDate, in story: Story, using generator: inout SeededGenerator
  ) -> RequestFact {
    switch Int.random(in: 0...13, using: &generator) {
    case 0...2: .piecesAsked
    case 3, 4: .piecesReceived
    case 5: .holdingReply(announced: date.adding(days: Int.random(in: 0...30, using: &generator)))
    case 6: .holdingReply(announced: nil)
    case 7, 8: .replied(.letter)
    case 9: .redirected(administration: "CAF", contact: "caf.example")
    case 10: .transferred(to: service(using: &generator))
    case 11: .closedWithoutContact
    case 12: .reopened
    default:
      .corrected(
        story.events[Int.random(in: 0..<story.events.count, using: &generator)].id,
        Bool.random(using: &generator)
          ? .withdrawn : .restated(on: date.adding(days: -1), fact: .replied(.email)))
    }
  }
}
