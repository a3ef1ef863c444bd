internal import Foundation

/// The time of a collection: real, or a test's.
package protocol CollectionClock: Sendable {
  /// Seconds since 1970.
  var now: Double { get }
  /// Whether time goes on while requests are under way; a test's stands still then.
  var runsByItself: Bool { get }
  /// Comes back at that time, or earlier where the task is cancelled.
  func sleep(until time: Double) async
}

/// The clock on the wall.
package struct WallClock: CollectionClock {
  package init() {}

  package var now: Double { Date().timeIntervalSince1970 }
  package var runsByItself: Bool { true }

  package func sleep(until time: Double) async {
    let seconds = time - now
    guard seconds > 0 else { return }
    try? await Task.sleep(for: .seconds(seconds))
  }
}
