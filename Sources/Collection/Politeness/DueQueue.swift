internal import Foundation

/// Hosts by the time when they are due, then by turn: a binary heap.
struct DueQueue: Sendable {
  struct Entry: Sendable {
    var due: Date
    var turn: Int
    var host: Int

    func isBefore(_ other: Entry) -> Bool {
      due != other.due ? due < other.due : turn < other.turn
    }
  }

  private var entries: [Entry] = []

  var first: Entry? { entries.first }

  mutating func insert(_ entry: Entry) {
    entries.append(entry)
    var place = entries.count - 1
    while place > 0 {
      let parent = (place - 1) / 2
      guard entries[place].isBefore(entries[parent]) else { break }
      entries.swapAt(place, parent)
      place = parent
    }
  }

  mutating func removeFirst() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < entries.count {
        if entries[child].isBefore(entries[least]) { least = child }
      }
      guard least != place else { return }
      entries.swapAt(place, least)
      place = least
    }
  }
}
