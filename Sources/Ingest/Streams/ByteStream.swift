/// The bytes of a file, plain or gzip, in bounded steps.
///
/// Members of gzip follow one another; of each it is remembered where in the file it begins.
final class ByteStream {
  /// The part of the plain stream that is in memory, from `head` on.
  private var buffer: [UInt8] = []
  private var head = 0
  /// The place of `head` in the plain stream.
  private(set) var position = 0
  /// Set when the file cannot be read further, with the place in the file.
  private(set) var fault: (offset: Int, reason: String)?
  /// Nil before the first byte was read.
  private(set) var isCompressed: Bool?
  let size: Int

  private let source: ByteSource
  private var input: [UInt8] = []
  private var inputHead = 0
  /// The place of `inputHead` in the file.
  private var inputOffset = 0
  private var inputEnded = false
  private var inflater: Inflater?
  private var member: (start: Int, plainStart: Int, isOpen: Bool) = (0, 0, false)
  /// Members by where they begin in the plain stream; those before `head` but the last are cut.
  private var members: [(plain: Int, file: Int)] = []
  /// The number of the member in which `head` stands; those before it are passed.
  private var passedMembers = 0
  /// Up to where the plain stream came out of members that ended soundly.
  private(set) var soundEnd = 0
  private var rereadBytes = 0

  /// A member may inflate to this many times its size once it has given `freeBytes`.
  ///
  /// Deflate's own bound is 1,028; archives of text reach 20.
  private static let memberRatio = 300
  private static let freeBytes = 16_000_000
  /// How much is read twice in looking for what follows damage: eight of the longest blocks.
  ///
  /// Without
  /// a bound, a file of a thousand lying lengths would be read a thousand times.
  private static let mostReread = 256_000_000
  private static let leastReread = 16_384

  init(_ source: ByteSource) {
    self.source = source
    size = source.size
  }

  var available: Int { buffer.count - head }
  var waiting: ArraySlice<UInt8> { buffer[head...] }

  /// The place in the file of what stands at `head`: of the byte itself, or of its gzip member.
  var fileOffset: Int {
    guard isCompressed == true else { return position }
    guard passedMembers < members.count, members[passedMembers].plain <= position else { return 0 }
    return members[passedMembers].file
  }

  /// The place in the file up to which it was read.
  var readOffset: Int { isCompressed == true ? inputOffset : position + available }

  /// How many bytes from `head` on the next gzip member begins that is in memory, at least `from`.
  func nextMember(from: Int) -> Int? {
    members[passedMembers...].first { $0.plain >= position + from }
      .flatMap { $0.plain < position + available ? $0.plain - position : nil }
  }

  func drop(_ count: Int) {
    head += count
    position += count
    while passedMembers + 1 < members.count, members[passedMembers + 1].plain <= position {
      passedMembers += 1
    }
    if head >= stepBytes {
      buffer.removeFirst(head)
      head = 0
      members.removeFirst(passedMembers)
      passedMembers = 0
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

  /// Goes on at a place of a plain file that was passed; false where too much was read twice.
  func goBack(to offset: Int) -> Bool {
    guard isCompressed == false, admitsReread(readOffset - offset) else { return false }
    place(at: offset)
    position = offset
    return true
  }

  /// Takes a file that seemed plain for a gzip file whose beginning is damaged.
  func takeForCompressed() {
    (position, soundEnd) = (0, 0)
    place(at: 0)
    position = 0
    (isCompressed, fault) = (true, (0, "damaged gzip data"))
  }

  /// Takes it for plain after all, from its beginning.
  func takeForPlain() {
    place(at: 0)
    (isCompressed, position) = (false, 0)
  }

  /// After a fault: goes on at the next gzip member whose content begins so.
  func recover(beginning: [UInt8]) -> Bool {
    guard isCompressed == true, fault != nil else { return false }
    // The damaged member may have swallowed the beginning of the next.
    let from = admitsReread(inputOffset - member.start) ? member.start + 1 : inputOffset
    place(at: from)
    while findMagic() {
      while available < beginning.count, fill() {}
      if waiting.starts(with: beginning) { return true }
      let next = member.start + 1
      // At least what a place costs to look at: a step is read for each.
      guard admitsReread(max(Self.leastReread, inputOffset - next)) else { return false }
      place(at: next)
    }
    return false
  }

  /// Empties the buffer and reads on at a place of the file.
  private func place(at offset: Int) {
    position += available
    (buffer, head) = ([], 0)
    (input, inputHead, inputOffset, inputEnded) = ([], 0, offset, false)
    (members, passedMembers, member.isOpen, fault) = ([], 0, false, nil)
  }

  private func admitsReread(_ count: Int) -> Bool {
    rereadBytes += count
    return rereadBytes <= Self.mostReread
  }

  /// Passes over input up to what may be a gzip header: magic number, deflate, no reserved flag.
  private func findMagic() -> Bool {
    while true {
      if input.count - inputHead < 4 { refillInput() }
      guard input.count - inputHead >= 4 else { return false }
      var index = inputHead
      while index + 3 < input.count {
        if input[index] == 0x1F, input[index + 1] == 0x8B, input[index + 2] == 8,
          input[index + 3] & 0xE0 == 0
        {
          break
        }
        index += 1
      }
      inputOffset += index - inputHead
      inputHead = index
      if index + 3 < input.count { return true }
      if inputEnded { return false }
    }
  }

  private func fillPlain() -> Bool {
    if inputHead == input.count { refillInput() }
    guard inputHead < input.count else { return false }
    buffer += input[inputHead...]
    inputOffset += input.count - inputHead
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
      case .ended:
        member.isOpen = false
        soundEnd = position + available
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
    member = (inputOffset, position + available, false)
    guard isGzip(input[inputHead...]) else { return stop("no gzip member where one should begin") }
    if let inflater { inflater.reset() } else { inflater = Inflater(.gzip) }
    guard inflater != nil else { return stop("zlib cannot start") }
    member.isOpen = true
    // Of members without content only the last is kept.
    if members.last?.plain == member.plainStart { members.removeLast() }
    members.append((member.plainStart, inputOffset))
    passedMembers = min(passedMembers, members.count - 1)
    return true
  }

  private func refillInput() {
    guard !inputEnded else { return }
    do {
      let more = try source.read(inputOffset + input.count - inputHead, stepBytes)
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
