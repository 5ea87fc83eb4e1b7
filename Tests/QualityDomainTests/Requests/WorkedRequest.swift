import QualityDomain
import QualityTesting
import Testing

/// A line of the project's table of worked requests, with its state at several dates.
struct WorkedRequest: Sendable, CustomTestStringConvertible {
  let number: Int
  let label: String
  var territory = "41"
  let story: Story
  /// The due date that counts in the end.
  let due: String
  /// Working days of the limit that counts in the end.
  let limit: Int
  let states: [(asOf: String, state: ReplyState)]
  /// Working days to the first answer.
  var elapsed: Int?

  var testDescription: String { "\(number): \(label)" }

  static let all = answeredInTime + answeredLate + unanswered

  static let answeredInTime = [
    WorkedRequest(
      number: 1, label: "information by e-mail over 8 and 9 May",
      story: Story(
        .information, .email, received: "2024-05-06", [("2024-05-15", .replied(.email))]),
      due: "2024-05-15", limit: 5,
      states: [
        ("2024-05-06", .running), ("2024-05-14", .running), ("2024-05-15", .answeredInTime),
        ("2025-01-01", .answeredInTime),
      ], elapsed: 5),
    WorkedRequest(
      number: 3, label: "information by e-mail in Moselle over 25 and 26 December",
      territory: "57",
      story: Story(
        .information, .email, received: "2024-12-20", [("2024-12-27", .replied(.email))]),
      due: "2024-12-31", limit: 5,
      states: [("2024-12-26", .running), ("2024-12-27", .answeredInTime)], elapsed: 3),
    WorkedRequest(
      number: 5, label: "information by letter in 2019, answered on the 15th working day",
      story: Story(
        .information, .letter, received: "2019-12-20", [("2020-01-14", .replied(.letter))]),
      due: "2020-01-14", limit: 15,
      states: [("2020-01-13", .running), ("2020-01-14", .answeredInTime)], elapsed: 15),
    WorkedRequest(
      number: 6, label: "information by letter of 2019 whose pieces arrive in 2020",
      story: Story(
        .information, .letter, received: "2019-12-20",
        [
          ("2019-12-23", .piecesAsked), ("2020-01-06", .piecesReceived),
          ("2020-01-20", .replied(.letter)),
        ]),
      due: "2020-01-20", limit: 10,
      states: [
        ("2019-12-22", .running), ("2019-12-23", .waiting), ("2020-01-05", .waiting),
        ("2020-01-06", .running), ("2020-01-19", .running), ("2020-01-20", .answeredInTime),
      ], elapsed: 10),
    WorkedRequest(
      number: 9, label: "complaint by e-mail with a holding reply",
      story: Story(
        .complaint, .email, received: "2024-06-03",
        [
          ("2024-06-10", .holdingReply(announced: day("2024-06-28"))),
          ("2024-07-01", .replied(.email)),
        ]),
      due: "2024-06-10", limit: 5,
      states: [
        ("2024-06-09", .running), ("2024-06-10", .answeredInTime), ("2024-07-02", .answeredInTime),
      ], elapsed: 5),
  ]

  static let answeredLate = [
    WorkedRequest(
      number: 2, label: "information by letter received on a Saturday",
      story: Story(
        .information, .letter, received: "2024-03-02", [("2024-03-18", .replied(.letter))]),
      due: "2024-03-15", limit: 10,
      states: [
        ("2024-03-15", .running), ("2024-03-16", .late), ("2024-03-17", .late),
        ("2024-03-18", .answeredLate),
      ], elapsed: 11),
    WorkedRequest(
      number: 7, label: "information by e-mail, pieces asked too late",
      story: Story(
        .information, .email, received: "2024-04-02",
        [("2024-04-10", .piecesAsked), ("2024-04-22", .replied(.email))]),
      due: "2024-04-09", limit: 5,
      states: [
        ("2024-04-09", .running), ("2024-04-10", .late), ("2024-04-21", .late),
        ("2024-04-22", .answeredLate),
      ], elapsed: 14),
    WorkedRequest(
      number: 12, label: "information by e-mail redirected late",
      story: Story(
        .information, .email, received: "2024-06-03",
        [("2024-06-11", .redirected(administration: "CAF", contact: "caf.example"))]),
      due: "2024-06-10", limit: 5,
      states: [("2024-06-10", .running), ("2024-06-11", .answeredLate)], elapsed: 6),
  ]

  static let unanswered = [
    WorkedRequest(
      number: 4, label: "information by e-mail in La Réunion over 20 December", territory: "974",
      story: Story(.information, .email, received: "2024-12-16"), due: "2024-12-24", limit: 5,
      states: [("2024-12-24", .running), ("2024-12-25", .late), ("2025-01-01", .late)]),
    WorkedRequest(
      number: 8, label: "complaint from the box, closed without contact details",
      story: Story(
        .complaint, .box, received: "2024-03-01", [("2024-03-05", .closedWithoutContact)]),
      due: "2024-03-15", limit: 10,
      states: [
        ("2024-03-04", .running), ("2024-03-05", .withoutContact), ("2024-03-18", .withoutContact),
      ]),
    WorkedRequest(
      number: 10, label: "advice by letter, no answer",
      story: Story(.advice, .letter, received: "2024-05-06"), due: "2024-05-30", limit: 15,
      states: [("2024-05-30", .running), ("2024-05-31", .late)]),
    WorkedRequest(
      number: 11, label: "information by e-mail, pieces asked that never arrive",
      story: Story(
        .information, .email, received: "2024-06-03", [("2024-06-05", .piecesAsked)]),
      due: "2024-06-10", limit: 5,
      states: [
        ("2024-06-04", .running), ("2024-06-05", .waiting), ("2024-06-10", .waiting),
        ("2024-06-11", .waiting), ("2030-01-01", .waiting),
      ]),
  ]
}
