internal import Synchronization

/// Asked between batches: a signal has come, and the run should stop where it can be taken up again.
package final class Interruption: Sendable {
  private let requested = Atomic<Bool>(false)

  package init() {}

  package func request() { requested.store(true, ordering: .relaxed) }

  package var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// - Throws: `Interrupted` once requested.
  func check() throws(Interrupted) {
    if isRequested { throw Interrupted() }
  }
}

/// The run stopped early; what was done is kept, and the next run goes on from there.
package struct Interrupted: Error {}
