package import Measures

/// With what a report is compared.
package enum ComparisonRequest: Hashable, Sendable {
  /// An earlier report: its folder, or the `articles.csv` in it.
  case report(String)
  /// Two periods of this corpus, the earlier first.
  case periods(Period, Period)

  /// `2023:2024` and `2024-01..2024-03:2024-04..2024-06` are periods, all else is a path.
  package init(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, let before = Period(parts[0]), let after = Period(parts[1]) {
      self = .periods(before, after)
    } else {
      self = .report(text)
    }
  }
}
