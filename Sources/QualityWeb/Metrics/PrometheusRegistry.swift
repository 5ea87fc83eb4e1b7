public import Metrics
import Synchronization

/// Keeps what swift-metrics is told, for Prometheus to fetch (text format 0.0.4).
///
/// Counters, gauges (meters, recorders of the last value) and histograms with fixed buckets (timers,
/// recorders that aggregate). A series lives as long as the program: whoever makes labels keeps
/// their values few.
public final class PrometheusRegistry: MetricsFactory {
  private struct Family {
    let type: PrometheusType
    var series: [PrometheusLabels: any PrometheusSeries] = [:]
  }

  private let families = Mutex<[String: Family]>([:])
  private let help: [String: String]

  /// - Parameter help: what each metric tells, by name.
  public init(help: [String: String]) {
    self.help = help
  }

  /// A registry that explains the metrics of this program.
  public convenience init() {
    self.init(
      help: Dictionary(uniqueKeysWithValues: Metric.allCases.map { ($0.rawValue, $0.help) }))
  }

  /// Everything, by name and labels.
  public var text: String {
    let families = families.withLock { $0 }
    var text = PrometheusText()
    for (name, family) in families.sorted(by: { $0.key < $1.key }) {
      text.head(name, family.type, help: help[name])
      for (labels, series) in family.series.sorted(by: { $0.key < $1.key }) {
        series.write(name, labels, to: &text)
      }
    }
    return text.text
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    series(label, dimensions, PrometheusCounter.init) ?? NOOPMetricsHandler.instance
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    series(label, dimensions, PrometheusSum.init) ?? NOOPMetricsHandler.instance
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    series(label, dimensions, PrometheusGauge.init) ?? NOOPMetricsHandler.instance
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    guard aggregate else {
      return series(label, dimensions, PrometheusGauge.init) ?? NOOPMetricsHandler.instance
    }
    return series(label, dimensions) { PrometheusHistogram(bounds: PrometheusHistogram.counts) }
      ?? NOOPMetricsHandler.instance
  }

  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    series(label, dimensions) { PrometheusHistogram(bounds: PrometheusHistogram.seconds) }
      ?? NOOPMetricsHandler.instance
  }

  // What was counted stays counted: Prometheus would take a series that vanishes for a restart.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  /// The series of those labels, made when it is new; nil when the name has another type already.
  private func series<Series: PrometheusSeries>(
    _ name: String, _ dimensions: [(String, String)], _ make: () -> Series
  ) -> Series? {
    let name = PrometheusText.name(name)
    let labels = PrometheusLabels(dimensions)
    return families.withLock { families in
      guard let known = families[name, default: Family(type: Series.type)].series[labels] else {
        guard families[name]?.type ?? Series.type == Series.type else { return nil }
        let new = make()
        families[name, default: Family(type: Series.type)].series[labels] = new
        return new
      }
      return known as? Series
    }
  }
}
