internal import Basics
internal import Linguistics
internal import Store

/// The types of a store, read when they are first asked for.
struct TypeShelf {
  private let store: CorpusStore
  private var inventory: TypeInventory?
  /// The state of the pages that were read.
  private var state = ""

  init(_ store: CorpusStore) { self.store = store }

  /// The same beside a run that may write: read again where the pages are others by now.
  mutating func current() throws(Problem) -> TypeInventory {
    let now = try store.typeState()
    if now != state { inventory = nil }
    state = now
    return try read()
  }

  mutating func read() throws(Problem) -> TypeInventory {
    if let inventory { return inventory }
    guard let read = TypeInventory(pages: try store.typePages()) else {
      throw Problem(
        "RUN-015", at: "types", "the stored types cannot be read",
        cure: "delete the store and run again: it is rebuilt from the sources", kind: .fault)
    }
    inventory = read
    return read
  }

  /// Works on the inventory in its place; what `work` adds is returned as a page to be stored.
  mutating func adding<Result>(
    _ work: (inout TypeInventory) -> Result
  ) throws(Problem) -> (result: Result, page: (first: Int, page: [UInt8])?) {
    var types = try read()
    // Held once, or each addition would copy it whole.
    inventory = nil
    let first = types.types.count
    let result = work(&types)
    let page = types.types.count > first ? (first, types.page(from: first)) : nil
    inventory = types
    return (result, page)
  }
}
