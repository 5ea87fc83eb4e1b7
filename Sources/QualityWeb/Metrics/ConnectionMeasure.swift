import Metrics
import QualityStore
import Synchronization

/// Tells the figures of the connections at each scrape. An engine keeps totals; counters are told by
/// how much they grew.
final class ConnectionMeasure: Sendable {
  private let told = Mutex<(timesLent: Int, waited: Duration)>((0, .zero))

  func tell(_ figures: ConnectionFigures) {
    Metric.connections.gauge(("state", "open")).set(figures.open)
    Metric.connections.gauge(("state", "lent")).set(figures.lent)
    Metric.connections.gauge(("state", "most")).set(figures.most)
    Metric.connectionWaiters.gauge().set(figures.waiting)
    let (lent, waited) = told.withLock { told in
      defer { told = (figures.timesLent, figures.waited) }
      return (figures.timesLent - told.timesLent, figures.waited - told.waited)
    }
    Metric.connectionUses.counter().increment(by: lent)
    Metric.connectionWait.sum().increment(by: waited / .seconds(1))
  }
}
