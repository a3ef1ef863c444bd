internal import Dispatch
package import Foundation
internal import Synchronization

/// Does pieces of work on the threads of the system, and gives back their results in order.
package func sideBySide<Result: Sendable>(
  _ count: Int, _ work: @Sendable (Int) -> Result
) -> [Result] {
  let results = Mutex([Result?](repeating: nil, count: count))
  DispatchQueue.concurrentPerform(iterations: count) { index in
    let result = work(index)
    results.withLock { $0[index] = result }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// Looks at numbered items on all processors, each thread with tools of its own, and gives back what it
/// found in the order of the items, whoever found it.
package func sideBySide<Tools, Found: Sendable>(
  over count: Int, threads: Int = ProcessInfo.processInfo.activeProcessorCount,
  tools: @Sendable () -> Tools,
  _ find: @Sendable (inout Tools, Int) -> Found?
) -> [Found] {
  let threads = max(1, min(count, threads))
  // Turn by turn: neighbours, such as rows of one language, take much the same time.
  let parts = sideBySide(threads) { first -> [(number: Int, found: Found)] in
    var own = tools()
    return stride(from: first, to: count, by: threads).compactMap { number in
      find(&own, number).map { (number, $0) }
    }
  }
  return parts.joined().sorted { $0.number < $1.number }.map(\.found)
}

/// Makes something of numbered items, so many at once, and gives it back in their order.
package func sideBySide<Made: Sendable>(
  over count: Int, threads: Int, _ make: @Sendable (Int) -> Made
) -> [Made] {
  sideBySide(over: count, threads: threads, tools: {}) { _, number in make(number) }
}
