import Metrics
import Testing

@testable import QualityWeb

@Suite("The text format of Prometheus")
struct PrometheusTests {
  private let registry = PrometheusRegistry(help: ["a_total": "A line\nand a \\ in it."])

  @Test("Counters and gauges, by name and labels, each metric under one head")
  func plain() {
    Counter(label: "a_total", dimensions: [("z", "1"), ("b", "2")], factory: registry).increment(by: 3)
    Counter(label: "a_total", dimensions: [("b", "2"), ("z", "1")], factory: registry).increment()
    Counter(label: "a_total", dimensions: [("b", "1"), ("z", "1")], factory: registry).increment()
    let gauge = Meter(label: "b", factory: registry)
    gauge.set(2.5)
    gauge.increment(by: 1)
    gauge.decrement(by: 4)
    Recorder(label: "c", dimensions: [], aggregate: false, factory: registry).record(7)
    #expect(
      registry.text == """
        # HELP a_total A line\\nand a \\\\ in it.
        # TYPE a_total counter
        a_total{b="1",z="1"} 1
        a_total{b="2",z="1"} 4
        # TYPE b gauge
        b -0.5
        # TYPE c gauge
        c 7

        """)
  }

  @Test("What may not stand in a name or a value is replaced or escaped")
  func escapes() {
    Counter(label: "été.total", dimensions: [("1 é", "a\"b\\c\nd")], factory: registry).increment()
    #expect(
      registry.text == """
        # TYPE _t__total counter
        _t__total{___="a\\"b\\\\c\\nd"} 1

        """)
  }

  @Test("A histogram counts what is at most each bound, the sum and the number of values")
  func histogram() {
    let timer = Metrics.Timer(label: "t_seconds", dimensions: [("r", "x")], factory: registry)
    for milliseconds in [5, 6, 150, 90_000] { timer.recordMilliseconds(milliseconds) }
    let lines = registry.text.split(separator: "\n").map(String.init)
    #expect(lines.first == "# TYPE t_seconds histogram")
    #expect(lines.contains(#"t_seconds_bucket{r="x",le="0.005"} 1"#))
    #expect(lines.contains(#"t_seconds_bucket{r="x",le="0.1"} 2"#))
    #expect(lines.contains(#"t_seconds_bucket{r="x",le="0.2"} 3"#))
    #expect(lines.contains(#"t_seconds_bucket{r="x",le="30"} 3"#))
    #expect(lines.contains(#"t_seconds_bucket{r="x",le="+Inf"} 4"#))
    #expect(lines.contains(#"t_seconds_sum{r="x"} 90.161"#))
    #expect(lines.contains(#"t_seconds_count{r="x"} 4"#))
  }

  @Test(
    "Numbers are written as Go reads them",
    arguments: [
      (0, "0"), (-3, "-3"), (0.1, "0.1"), (1e20, "1e+20"), (.infinity, "+Inf"), (-.infinity, "-Inf"),
      (.nan, "NaN"), (123_456_789_012, "123456789012"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) {
    #expect(PrometheusText.number(value) == text)
  }

  @Test("A name that has a type keeps it: another type of the same name is dropped")
  func clash() {
    Counter(label: "x", factory: registry).increment()
    Meter(label: "x", dimensions: [("a", "b")], factory: registry).set(5)
    Meter(label: "x", factory: registry).set(5)
    #expect(registry.text == "# TYPE x counter\nx 1\n")
  }

  @Test("Nothing is lost when many count at once")
  func concurrently() async {
    await withTaskGroup(of: Void.self) { [registry] group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<1_000 {
            Counter(label: "n_total", factory: registry).increment()
            Meter(label: "g", factory: registry).increment()
            Metrics.Timer(label: "t", factory: registry).recordSeconds(1)
          }
        }
      }
    }
    let text = registry.text
    #expect(text.contains("n_total 8000\n"))
    #expect(text.contains("g 8000\n"))
    #expect(text.contains("t_sum 8000\n"))
    #expect(text.contains("t_count 8000\n"))
  }
}
