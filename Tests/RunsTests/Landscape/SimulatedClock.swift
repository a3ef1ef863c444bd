import Runs
import Synchronization

/// A clock that stands still while anything is done, and leaps to the next moment that is waited for.
final class SimulatedClock: CollectionClock {
  private let time: Mutex<Double>

  init(_ start: Double) { time = Mutex(start) }

  var now: Double { time.withLock { $0 } }
  var runsByItself: Bool { false }

  func sleep(until wanted: Double) async { leap(to: wanted) }

  /// Never back.
  func leap(to wanted: Double) { time.withLock { $0 = max($0, wanted) } }
}
