import Metrics
import Synchronization

/// What is kept under one name and one set of labels.
protocol PrometheusSeries: AnyObject, Sendable {
  static var type: PrometheusType { get }

  /// Adds the samples of the series.
  func write(_ name: String, _ labels: PrometheusLabels, to text: inout PrometheusText)
}

/// A number that only grows.
final class PrometheusCounter: PrometheusSeries, CounterHandler {
  static let type = PrometheusType.counter

  private let value = Mutex<Int64>(0)

  func increment(by amount: Int64) {
    value.withLock { $0 = $0.addingReportingOverflow(max(amount, 0)).partialValue }
  }

  func reset() { value.withLock { $0 = 0 } }

  func write(_ name: String, _ labels: PrometheusLabels, to text: inout PrometheusText) {
    text.sample(name, labels, Double(value.withLock { $0 }))
  }
}

/// A number with fractions that only grows.
final class PrometheusSum: PrometheusSeries, FloatingPointCounterHandler {
  static let type = PrometheusType.counter

  private let value = Mutex(0.0)

  func increment(by amount: Double) { value.withLock { $0 += max(amount, 0) } }
  func reset() { value.withLock { $0 = 0 } }

  func write(_ name: String, _ labels: PrometheusLabels, to text: inout PrometheusText) {
    text.sample(name, labels, value.withLock { $0 })
  }
}

/// A number that goes up and down.
final class PrometheusGauge: PrometheusSeries, MeterHandler, RecorderHandler {
  static let type = PrometheusType.gauge

  private let value = Mutex(0.0)

  func set(_ value: Int64) { set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { value.withLock { $0 += amount } }
  func decrement(by amount: Double) { value.withLock { $0 -= amount } }
  func record(_ value: Int64) { set(value) }
  func record(_ value: Double) { set(value) }

  func write(_ name: String, _ labels: PrometheusLabels, to text: inout PrometheusText) {
    text.sample(name, labels, value.withLock { $0 })
  }
}

/// How many values were at most each of some bounds.
final class PrometheusHistogram: PrometheusSeries, RecorderHandler, TimerHandler {
  static let type = PrometheusType.histogram

  /// For answers of a page, whose goals lie between 20 and 100 ms, and for jobs of some seconds.
  static let seconds = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30]
  /// For the statements of a page, of which most have two to eight.
  static let counts: [Double] = [0, 1, 2, 3, 4, 5, 6, 8, 12, 20, 50]

  private struct State {
    /// How many values lie at or below each bound and above the one before; the last, above all.
    var buckets: [Int]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Mutex<State>

  /// - Parameter bounds: ascending; the bucket without bound is added.
  init(bounds: [Double]) {
    self.bounds = bounds
    state = Mutex(State(buckets: Array(repeating: 0, count: bounds.count + 1)))
  }

  func record(_ value: Int64) { record(Double(value)) }

  func record(_ value: Double) {
    guard !value.isNaN else { return }
    let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
    state.withLock { state in
      state.buckets[bucket] += 1
      state.sum += value
    }
  }

  func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }

  func write(_ name: String, _ labels: PrometheusLabels, to text: inout PrometheusText) {
    let state = state.withLock { $0 }
    var count = 0
    for (bound, inBucket) in zip(bounds + [.infinity], state.buckets) {
      count += inBucket
      text.sample("\(name)_bucket", labels.with("le", PrometheusText.number(bound)), Double(count))
    }
    text.sample("\(name)_sum", labels, state.sum)
    text.sample("\(name)_count", labels, Double(count))
  }
}
