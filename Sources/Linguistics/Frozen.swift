/// An array that never changes, read by many threads without counting references: the inner loops of
/// dictionaries would else spend a third of their time on that.
///
/// Its memory is never given back: dictionaries are read once and serve to the end of the process.
/// Unchecked: it is written before anyone else sees it.
struct Frozen<Element: BitwiseCopyable & Sendable>: BitwiseCopyable, @unchecked Sendable {
  private let start: UnsafePointer<Element>
  let count: Int

  init(_ elements: [Element]) {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(elements.count, 1))
    for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
    start = UnsafePointer(memory)
    count = elements.count
  }

  subscript(_ index: Int) -> Element {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      return start[index]
    }
  }
}
