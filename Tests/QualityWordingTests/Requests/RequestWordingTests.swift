import QualityDomain
import QualityWording
import Testing

@Suite("Requests in French")
struct RequestWordingTests {
  @Test("Every kind, channel, medium, state, stage and clock has words of its own")
  func names() {
    #expect(Set(RequestKind.allCases.map(\.french)).count == RequestKind.allCases.count)
    #expect(Set(RequestChannel.allCases.map(\.french)).count == RequestChannel.allCases.count)
    #expect(Set(ReplyMedium.allCases.map(\.french)).count == ReplyMedium.allCases.count)
    #expect(Set(ReplyState.allCases.map(\.french)).count == ReplyState.allCases.count)
    #expect(Set(RequestStage.allCases.map(\.french)).count == RequestStage.allCases.count)
    #expect(Set(ClockKind.allCases.map(\.french)).count == ClockKind.allCases.count)
  }

  @Test("What happened, and what it does to the deadline (17.1; a holding reply needs its date)")
  func facts() throws {
    #expect(RequestFact.received(.information, .letter, service: nil).french == "Reçue par courrier")
    #expect(RequestFact.received(.complaint, .box, service: nil).french == "Reçue dans l’urne")
    #expect(RequestFact.replied(.telephone).french == "Réponse donnée par téléphone")
    let holding = RequestFact.holdingReply(announced: try day("2026-06-30"))
    #expect(holding.french == "Réponse d’attente envoyée")
    #expect(holding.frenchEffect?.hasSuffix("réponse annoncée pour le mar. 30 juin 2026.") == true)
    #expect(
      RequestFact.holdingReply(announced: nil).frenchEffect
        == "Sans date annoncée, ne compte pas comme réponse.")
    #expect(RequestFact.piecesAsked.frenchEffect == "Suspend le délai jusqu’à leur arrivée.")
    #expect(RequestFact.acknowledged.frenchEffect == nil)
  }

  @Test(
    "What is left before the due date",
    arguments: [(-4, "retard 4 j"), (0, "aujourd’hui"), (6, "dans 6 j")])
  func left(workingDays: Int, french: String) {
    #expect(FrenchDelay.short(workingDays: workingDays) == french)
  }

  @Test("Every refusal says what is wrong, then what to do, without jargon")
  func errors() throws {
    let date = try day("2026-05-18")
    let errors: [RequestError] = [
      .beforeReceipt(received: date), .receivedBefore(year: 1990), .inTheFuture(today: date),
      .alreadyDone(on: date), .notDone, .announcedAfter(year: 2100),
      .unsettles(.piecesReceived, on: date),
      .noPiecesAsked, .announcedInThePast(reply: date), .noteRequired, .reasonRequired,
      .sameService, .duplicateOfItself, .unknownEvent, .correctionOfCorrection, .receiptRequired,
    ]
    for error in errors {
      #expect(error.french.hasSuffix("."))
      for word in ["invalide", "veuillez", "erreur"] {
        #expect(!error.french.lowercased().contains(word))
      }
    }
    #expect(
      RequestError.beforeReceipt(received: date).french.hasPrefix(
        "Cette date précède la réception (lun. 18 mai 2026)."))
  }

  @Test("A row that contradicts the register is told what the register says")
  func contradictions() throws {
    let recorded = try day("2026-05-12")
    let happening = ImportedRequest.Happening(.replied(.letter), on: try day("2026-05-13"))
    #expect(ImportContradiction.kind(recorded: .complaint).french.contains("est une réclamation"))
    let moved = ImportContradiction.happening(happening, recorded: recorded).french
    #expect(moved.contains("12/05/2026"))
    #expect(moved.contains("13/05/2026"))
    #expect(
      ImportContradiction.refused(happening, .noteRequired).french
        .hasSuffix(RequestError.noteRequired.french))
  }
}
