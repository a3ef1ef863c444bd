internal import Foundation

/// Minutes of universal time, such as `2026-11-30 05:12`; times are seconds since 1970.
func utcText(_ time: Double) -> String {
  String(isoText(time).prefix(16)).replacing("T", with: " ")
}

/// ISO 8601 of universal time, to the second.
func isoText(_ time: Double) -> String {
  // Beyond the year 9999 either way calendars are of no use.
  Date(timeIntervalSince1970: min(max(time, -1e11), 2e11)).formatted(.iso8601)
}

/// A length of time by its largest unit that has two figures or nearly, such as `90 min` or `3 d`.
func spanText(_ seconds: Double) -> String {
  let seconds = max(0, min(seconds, 1e12))
  return switch seconds {
  case ..<90: "\(Int(seconds)) s"
  case ..<5_400: "\(Int(seconds / 60)) min"
  case ..<172_800: "\(Int(seconds / 3_600)) h"
  default: "\(Int(seconds / 86_400)) d"
  }
}

func agoText(_ time: Double?, now: Double) -> String {
  time.map { "\(spanText(now - $0)) ago" } ?? "never"
}

func inText(_ time: Double, now: Double) -> String {
  time <= now ? "due" : "in \(spanText(time - now))"
}
