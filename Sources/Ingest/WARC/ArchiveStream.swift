package import Basics

/// Where and why reading an archive had to stop.
package struct ArchiveDamage: Hashable, Sendable {
  /// The place in the file, compressed as it lies on disk.
  package var offset: ByteOffset
  /// How many whole records were read before.
  package var recordCount: Int
  /// What was found, in a few words.
  package var reason: String
}

/// The bytes of an archive, plain or gzip, in bounded steps.
///
/// Members of gzip follow one another; of each it is remembered where in the file it begins.
final class ArchiveStream {
  /// The part of the plain stream that is in memory, from `head` on.
  private(set) var buffer: [UInt8] = []
  private(set) var head = 0
  /// The place of `head` in the plain stream.
  private(set) var position = 0
  /// Set when the file cannot be read further, with the place in the file.
  private(set) var fault: (offset: Int, reason: String)?

  private let read: (Int) throws -> [UInt8]
  private var input: [UInt8] = []
  private var inputHead = 0
  /// The place of `inputHead` in the file.
  private var inputOffset = 0
  private var inputEnded = false
  private var inflater: Inflater?
  private var isCompressed: Bool?
  private var member: (start: Int, plainStart: Int, isOpen: Bool) = (0, 0, false)
  /// Members by where they begin in the plain stream; older ones than the current record are cut.
  private var members: [(plain: Int, file: Int)] = []

  /// A member may inflate to this many times its size once it has given `freeBytes`.
  ///
  /// Deflate's own bound is 1,028; archives of text reach 20.
  private static let memberRatio = 300
  private static let freeBytes = 16_000_000

  init(read: @escaping (Int) throws -> [UInt8]) { self.read = read }

  var available: Int { buffer.count - head }
  var waiting: ArraySlice<UInt8> { buffer[head...] }

  /// The place in the file of what stands at `head`: of the byte itself, or of its gzip member.
  var fileOffset: Int {
    guard isCompressed == true else { return position }
    return members.last { $0.plain <= position }?.file ?? 0
  }

  /// The place in the file up to which it was read.
  var readOffset: Int { isCompressed == true ? inputOffset : position + available }

  func drop(_ count: Int) {
    head += count
    position += count
    if head >= Inflater.stepBytes {
      buffer.removeFirst(head)
      head = 0
      let current = members.lastIndex { $0.plain <= position } ?? 0
      members.removeFirst(current)
    }
  }

  /// Adds a step of bytes to the buffer; false at the end, or at a fault.
  func fill() -> Bool {
    guard fault == nil else { return false }
    if isCompressed == nil {
      refillInput()
      isCompressed = isGzip(input)
    }
    return isCompressed == true ? fillInflated() : fillPlain()
  }

  private func fillPlain() -> Bool {
    if inputHead == input.count { refillInput() }
    guard inputHead < input.count else { return false }
    buffer += input[inputHead...]
    inputHead = input.count
    return true
  }

  private func fillInflated() -> Bool {
    while true {
      if input.count - inputHead < 3, !inputEnded { refillInput() }
      if !member.isOpen, !openMember() { return false }
      guard let inflater else { return false }
      let (consumed, output, state) = inflater.step(input[inputHead...])
      inputHead += consumed
      inputOffset += consumed
      buffer += output
      let made = position + available - member.plainStart
      if made > Self.freeBytes, made / Self.memberRatio > inputOffset - member.start {
        return stop("a gzip member that inflates more than \(Self.memberRatio) : 1")
      }
      switch state {
      case .damaged(let message): return stop("damaged gzip data (\(message))")
      case .ended: member.isOpen = false
      case .more where consumed == 0 && output.isEmpty && inputEnded:
        return stop("the file ends inside a gzip member")
      case .more: break
      }
      if !output.isEmpty { return true }
    }
  }

  private func openMember() -> Bool {
    // Tape blocks and some copying programs fill up with zeros.
    while inputHead < input.count, input[inputHead] == 0 {
      inputHead += 1
      inputOffset += 1
      if inputHead == input.count, !inputEnded { refillInput() }
    }
    if input.count - inputHead < 3, !inputEnded { refillInput() }
    guard inputHead < input.count else { return false }
    guard isGzip(input[inputHead...]) else { return stop("no gzip member where one should begin") }
    if let inflater { inflater.reset() } else { inflater = Inflater(.gzip) }
    guard inflater != nil else { return stop("zlib cannot start") }
    member = (inputOffset, position + available, true)
    members.append((member.plainStart, inputOffset))
    return true
  }

  private func refillInput() {
    guard !inputEnded else { return }
    do {
      let more = try read(Inflater.stepBytes)
      input.removeFirst(inputHead)
      inputHead = 0
      input += more
      inputEnded = more.isEmpty
    } catch {
      inputEnded = true
      fault = (readOffset, "the file cannot be read")
    }
  }

  private func stop(_ reason: String) -> Bool {
    fault = (inputOffset, reason)
    return false
  }
}
