import QualityDomain
import Testing

@Suite("Requesters")
struct RequesterDetailsTests {
  private func requester(
    _ name: String = "A. Martin", email: String = "", telephone: String = "", address: String = ""
  ) -> RequesterDetails {
    RequesterDetails(
      name: name, profile: .individual, email: email, telephone: telephone, address: address)
  }

  @Test("Any one way of answering makes a requester reachable; a name alone does not")
  func reachable() {
    #expect(!requester().isReachable)
    #expect(requester(email: "a@example.fr").isReachable)
    #expect(requester(telephone: "01 23 45 67 89").isReachable)
    #expect(requester(address: "1 rue Haute").isReachable)
  }

  @Test("Two letters of one person match, however they are typed")
  func match() {
    let key = requester(email: "A.Martin@example.fr").matchKey
    #expect(key != nil)
    #expect(requester("Martin", email: " a.martin@example.fr ").matchKey == key)
    #expect(
      requester(telephone: "01 23 45 67 89").matchKey
        == requester("A.  MARTIN", telephone: "+33 1 23 45 67 89").matchKey)
    #expect(
      requester(address: "1, rue Haute").matchKey == requester(address: "1 Rue  haute").matchKey)
  }

  @Test("Namesakes do not match")
  func namesakes() {
    #expect(requester().matchKey == nil)
    #expect(requester("", telephone: "01 23 45 67 89").matchKey == nil)
    #expect(
      requester(telephone: "01 23 45 67 89").matchKey != requester(telephone: "01 23 45 67 80").matchKey)
    #expect(requester(address: "1 rue Haute").matchKey != requester(address: "2 rue Haute").matchKey)
  }
}
