internal import Basics
internal import Foundation
internal import Runs
internal import Synchronization

/// How progress is shown.
enum LogStyle: String, CaseIterable {
  /// A bar on a terminal, plain lines elsewhere.
  case auto
  case plain
  /// One JSON object a line.
  case json
  case quiet
}

/// Shows the events of a run on standard error.
final class Progress: Sendable {
  private let style: Style
  private let began: Mutex<(stage: Stage, time: ContinuousClock.Instant)?>
  private let lastShown: Mutex<ContinuousClock.Instant?>

  private enum Style { case bar(color: Bool), plain, json, quiet }

  init(_ style: LogStyle) {
    let environment = ProcessInfo.processInfo.environment
    let onTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    self.style =
      switch style {
      case .auto: onTerminal ? .bar(color: environment["NO_COLOR"] == nil) : .plain
      case .plain: .plain
      case .json: .json
      case .quiet: .quiet
      }
    began = Mutex(nil)
    lastShown = Mutex(nil)
  }

  func show(_ event: RunEvent) {
    switch style {
    case .quiet: break
    case .json: Output.note(json(event))
    case .plain: showPlain(event)
    case .bar(let color): showBar(event, color: color)
    }
  }

  private func showPlain(_ event: RunEvent) {
    switch event {
    case .began, .advanced: break
    case .ended(let stage, let done, let kept): Output.note(Self.summary(stage, done, kept))
    case .notice(let text): Output.note(text)
    }
  }

  private func showBar(_ event: RunEvent, color: Bool) {
    let clear = "\r\u{1B}[2K"
    switch event {
    case .began(let stage, let total):
      began.withLock { $0 = (stage, .now) }
      lastShown.withLock { $0 = nil }
      let bar = Self.bar(stage, 0, total, elapsed: 0, color: color)
      Output.draw(clear + bar)
    case .advanced(let stage, let done, let total):
      guard isDue() else { return }
      let bar = Self.bar(stage, done, total, elapsed: elapsed(), color: color)
      Output.draw(clear + bar)
    case .ended(let stage, let done, let kept):
      Output.note(clear + Self.summary(stage, done, kept))
    case .notice(let text):
      Output.note(clear + text)
    }
  }

  /// Ten pictures a second are enough for an eye.
  private func isDue() -> Bool {
    lastShown.withLock { last in
      if let last, last.duration(to: .now) < .milliseconds(100) { return false }
      last = .now
      return true
    }
  }

  private func elapsed() -> Double {
    began.withLock { began in
      guard let began else { return 0 }
      let parts = began.time.duration(to: .now).components
      return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
  }

  static func summary(_ stage: Stage, _ done: Int, _ kept: Int) -> String {
    let name = stage.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
    if done == 0 { return "\(name) nothing new, \(kept) kept" }
    return "\(name) \(done) done" + (kept > 0 ? ", \(kept) kept" : "")
  }

  static func bar(
    _ stage: Stage, _ done: Int, _ total: Int?, elapsed: Double, color: Bool
  ) -> String {
    let rate = elapsed > 0 ? Double(done) / elapsed : 0
    let name = stage.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
    guard let total, total > 0 else { return "\(name) \(done)" }
    let width = 24
    let full = min(width, width * done / total)
    let filled = String(repeating: "█", count: full)
    let bar = filled + String(repeating: "░", count: width - full)
    let painted = color ? "\u{1B}[36m\(bar)\u{1B}[0m" : bar
    let left = rate > 0 ? ", \(duration(Double(total - done) / rate)) left" : ""
    return "\(name) \(painted) \(done)/\(total)  \(decimal(rate, digits: 0) ?? "0")/s\(left)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }

  private func json(_ event: RunEvent) -> String {
    var json = JSONWriter()
    json.object { json in
      switch event {
      case .began(let stage, let total):
        json.field("event", "began")
        json.field("stage", stage.rawValue)
        if let total { json.field("total", total) }
      case .advanced(let stage, let done, let total):
        json.field("event", "advanced")
        json.field("stage", stage.rawValue)
        json.field("done", done)
        if let total { json.field("total", total) }
      case .ended(let stage, let done, let kept):
        json.field("event", "ended")
        json.field("stage", stage.rawValue)
        json.field("done", done)
        json.field("kept", kept)
      case .notice(let text):
        json.field("event", "notice")
        json.field("text", text)
      }
    }
    return json.text
  }
}
