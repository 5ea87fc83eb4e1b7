import QualityDomain
import QualityTesting
import Testing

@Suite("The scores of the whole network")
struct BarometerNetworkTests {
  private func network(_ scores: [String], among: Int? = nil) -> BarometerNetwork {
    BarometerNetwork(scores.map { quantity($0) }, among: among ?? scores.count)
  }

  @Test(
    "Equal scores share a rank and the next ones are left out",
    arguments: [
      (["9", "8", "8", "7"], [1, 2, 2, 4]), (["5", "5", "5"], [1, 1, 1]), (["7"], [1]),
      (["7,1", "7,10", "7,100001"], [2, 2, 1]), (["0", "10", "10", "0"], [3, 1, 1, 3]),
    ])
  func ranks(scores: [String], ranks: [Int]) {
    let network = network(scores)
    #expect(scores.map { network.rank(of: quantity($0)) } == ranks)
    for score in scores {
      let isShared = scores.count { quantity($0) == quantity(score) } > 1
      #expect(network.isShared(quantity(score)) == isShared)
    }
  }

  /// Counting rules: means have two decimals, half up.
  @Test(
    "The mean has two decimals, half up",
    arguments: [
      (["7", "8"], "7,5"), (["7", "7", "8"], "7,33"), (["7", "8", "8"], "7,67"),
      (["7,11", "7,12"], "7,12"), (["0", "0"], "0"), (["10", "10", "10"], "10"),
    ])
  func mean(scores: [String], mean: String) {
    #expect(network(scores).mean == quantity(mean))
  }

  @Test(
    "Median and quartiles: the least score that a half, a quarter, three quarters do not exceed",
    arguments: [
      (["5"], "5", "5", "5"), (["5", "7"], "5", "6", "7"), (["5", "6", "9"], "5", "6", "9"),
      (["8", "5", "7", "6"], "5", "6,5", "7"), (["5", "6", "7", "8", "9"], "6", "7", "8"),
      (["1", "2", "3", "4", "5", "6", "7", "8"], "2", "4,5", "6"),
      (["7", "7", "7", "7,01"], "7", "7", "7"), (["7", "7,01"], "7", "7,01", "7,01"),
    ])
  func spread(scores: [String], lower: String, median: String, upper: String) {
    let network = network(scores)
    #expect(network.lowerQuartile == quantity(lower))
    #expect(network.median == quantity(median))
    #expect(network.upperQuartile == quantity(upper))
  }

  @Test("Without a score there is neither mean nor median")
  func empty() {
    let network = network([])
    #expect(network.mean == nil && network.median == nil && network.lowerQuartile == nil)
    #expect(!network.isComplete)
  }

  @Test(
    "Complete once there are as many scores as sites that were ranked",
    arguments: [(2, 3, false), (3, 3, true), (4, 3, false), (3, nil, false)])
  func complete(count: Int, among: Int?, isComplete: Bool) {
    let scores = Array(repeating: quantity("7"), count: count)
    #expect(BarometerNetwork(scores, among: among).isComplete == isComplete)
  }

  /// The scores 7, 7 and 8 have a mean of 7.3333….
  @Test(
    "A published mean may differ by rounding to hundredths or to tenths, and by no more",
    arguments: [
      ("7,33", true), ("7,3", true), ("7,333", true), ("7,333333", true), ("7,34", false),
      ("7,32", false), ("7,4", false), ("7", false), ("7,335", false),
    ])
  func rounding(published: String, agrees: Bool) {
    #expect(network(["7", "7", "8"]).agrees(withPublished: quantity(published)) == agrees)
  }

  @Test("A mean half-way between two tenths may have been rounded either way")
  func halfWay() {
    let network = network(["7,2", "7,3"])
    #expect(network.agrees(withPublished: quantity("7,2")))
    #expect(network.agrees(withPublished: quantity("7,3")))
    #expect(network.agrees(withPublished: quantity("7,25")))
    #expect(!network.agrees(withPublished: quantity("7,1")))
  }

  @Test("The same as counting one by one, on random scores")
  func random() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let scores = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
        Quantity(millionths: Int64.random(in: 50...100, using: &generator) * 100_000)
      }
      let network = BarometerNetwork(scores, among: scores.count)
      let sorted = scores.sorted(by: >)
      for score in scores {
        #expect(network.rank(of: score) == (try #require(sorted.firstIndex(of: score))) + 1)
      }
      for (value, share) in [(network.lowerQuartile, 1), (network.upperQuartile, 3)] {
        let value = try #require(value)
        #expect(scores.count { $0 <= value } * 4 >= scores.count * share)
        #expect(scores.count { $0 < value } * 4 < scores.count * share)
      }
    }
  }
}
