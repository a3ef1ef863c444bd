internal import Basics

/// Metrics in the text format of Prometheus, version 0.0.4 (prometheus.io, “Exposition formats”), all of
/// them gauges: they come out of a state, and no process lives to count.
package struct PrometheusText {
  package private(set) var text = ""

  package init() {}

  /// A value with its labels.
  package struct Sample {
    package var labels: [(name: String, value: String)]
    package var value: Double

    package init(_ value: Double, _ labels: (name: String, value: String)...) {
      (self.value, self.labels) = (value, labels)
    }
  }

  /// Adds a metric; one without samples is left out.
  package mutating func add(_ name: String, _ help: String, _ samples: [Sample]) {
    guard !samples.isEmpty else { return }
    text += "# HELP \(name) \(Self.escaped(help, quotes: false))\n# TYPE \(name) gauge\n"
    for sample in samples {
      let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value, quotes: true))\"" }
      let braces = labels.isEmpty ? "" : "{\(labels.joined(separator: ","))}"
      text += "\(name)\(braces) \(decimal(sample.value, digits: 3) ?? "NaN")\n"
    }
  }

  /// Backslashes and line feeds are escaped, in values of labels quotation marks, too.
  private static func escaped(_ text: String, quotes: Bool) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\"" where quotes: escaped += "\\\""
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
