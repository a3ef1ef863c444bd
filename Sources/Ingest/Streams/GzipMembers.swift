/// Reads the gzip members of a file one after the other, each whole or not at all.
///
/// For files of our own making, of which the last member may be cut: what is not a whole member ends
/// the reading, and `end` says where the last whole one ended.
package struct GzipMembers {
  private let source: ByteSource
  private let limit: Int
  private let inflater = Inflater(.gzip)
  /// Where the next member should begin; behind the last whole one.
  package private(set) var end: Int

  /// - Parameter limit: the bytes that a member may inflate to.
  package init(_ source: ByteSource, from start: Int, limit: Int) {
    self.source = source
    self.limit = limit
    end = start
  }

  /// The content of the next member and its place in the file; nil where none follows that is whole.
  package mutating func next() -> (bytes: [UInt8], range: Range<Int>)? {
    guard let inflater else { return nil }
    inflater.reset()
    let start = end
    var content: [UInt8] = []
    var position = start
    var input: ArraySlice<UInt8> = []
    // Of the last step: where it gave output, more may be waiting without any further input.
    var wasDry = true
    while true {
      if input.isEmpty, wasDry {
        guard let more = try? source.read(position, stepBytes), !more.isEmpty else { return nil }
        input = more[...]
      }
      let (consumed, output, state) = inflater.step(input)
      input = input.dropFirst(consumed)
      position += consumed
      content += output
      wasDry = output.isEmpty
      guard content.count <= limit else { return nil }
      switch state {
      case .damaged: return nil
      case .ended:
        end = position
        return (content, start..<position)
      case .more: continue
      }
    }
  }
}
