internal import Basics
internal import Synchronization

/// Transforms every item, on as many tasks as `threads`; results stand in the order of the items.
///
/// Each task takes the next item when it is done with one: pages differ a thousandfold in size.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], threads: Int, _ transform: @escaping @Sendable (Item) async -> Result
) async -> [Result] {
  let tasks = max(1, min(threads, items.count))
  guard tasks > 1 else {
    var results: [Result] = []
    for item in items { results.append(await transform(item)) }
    return results
  }
  let queue = Queue()
  return await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<tasks {
      group.addTask {
        var part: [(Int, Result)] = []
        while let index = queue.take(below: items.count) {
          part.append((index, await transform(items[index])))
        }
        return part
      }
    }
    var results = [Result?](repeating: nil, count: items.count)
    for await part in group {
      for (index, result) in part { results[index] = result }
    }
    return results.compactMap { $0 }
  }
}

/// Two pieces of work at once, on threads of the system; what the first throws goes first.
func sideBySide<First: Sendable, Second: Sendable>(
  _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
) throws -> (First, Second) {
  let made = sideBySide(2) { number in
    number == 0
      ? EitherResult<First, Second>.first(Result { try first() })
      : .second(Result { try second() })
  }
  guard case .first(let one) = made[0], case .second(let other) = made[1] else {
    return (try first(), try second())
  }
  return (try one.get(), try other.get())
}

private enum EitherResult<First: Sendable, Second: Sendable>: Sendable {
  case first(Result<First, any Error>)
  case second(Result<Second, any Error>)
}

/// The number of the next item that nobody has taken.
private final class Queue: Sendable {
  private let next = Atomic(0)

  func take(below end: Int) -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < end ? index : nil
  }
}
