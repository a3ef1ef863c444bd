/// Transforms every item, on as many tasks as `threads`; results stand in the order of the items.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], threads: Int, _ transform: @escaping @Sendable (Item) async -> Result
) async -> [Result] {
  let tasks = max(1, min(threads, items.count))
  guard tasks > 1 else {
    var results: [Result] = []
    for item in items { results.append(await transform(item)) }
    return results
  }
  let parts = await withTaskGroup(of: (Int, [Result]).self) { group in
    for task in 0..<tasks {
      group.addTask {
        var part: [Result] = []
        for index in stride(from: task, to: items.count, by: tasks) {
          part.append(await transform(items[index]))
        }
        return (task, part)
      }
    }
    var parts = [[Result]](repeating: [], count: tasks)
    for await (task, part) in group { parts[task] = part }
    return parts
  }
  return items.indices.map { parts[$0 % tasks][$0 / tasks] }
}
