/// The text of a file of any size as UTF-8, in bounded steps; gzip is undone.
///
/// The encoding is decided once, on the first 256 kB that are not ASCII alone, as for a page.
final class TextStream {
  /// The part of the text that is in memory, from `head` on; wrong UTF-8 is left as it is.
  private(set) var buffer: [UInt8] = []
  private(set) var head = 0
  /// The encoding that was used; nil while all was ASCII.
  private(set) var encoding: String?
  /// The file is no text: nothing of it is given.
  private(set) var isBinaryFile = false

  private let bytes: ByteStream
  private var form = Form.undecided
  /// The bytes of a character that a step cut.
  private var rest: [UInt8] = []
  private var hasBegun = false

  private enum Form {
    case undecided
    case utf8
    case table(SingleByteTable)
    case wide(WideEncoding)
  }

  /// Some hundred rows: enough letters for statistics to be sure.
  private static let sampleBytes = 262_144

  init(_ source: ByteSource) { bytes = ByteStream(source) }

  var available: Int { buffer.count - head }
  /// Why the file could not be read to its end, with the place in it.
  var fault: (offset: Int, reason: String)? { bytes.fault }

  func drop(_ count: Int) {
    head += count
    if head >= stepBytes {
      buffer.removeFirst(head)
      head = 0
    }
  }

  /// Adds a step of text to the buffer; false at the end, or at a fault.
  func fill() -> Bool {
    if !hasBegun { while bytes.available < Self.sampleBytes, bytes.fill() {} }
    while bytes.available > 0 || bytes.fill() {
      let step = Array(bytes.waiting)
      bytes.drop(step.count)
      if !hasBegun, isBinary(step) { isBinaryFile = true }
      guard !isBinaryFile else { return false }
      let before = buffer.count
      add(step)
      hasBegun = true
      if buffer.count > before { return true }
    }
    return false
  }

  private func add(_ step: [UInt8]) {
    var step = step[...]
    if case .undecided = form { decide(&step) }
    switch form {
    case .undecided, .utf8: buffer += step
    case .table(let table):
      var replaced = 0
      table.append(step, to: &buffer, replaced: &replaced)
    case .wide(let wide):
      rest += step
      let whole = wide.wholeUnits(of: rest)
      buffer += wide.decode(rest[..<whole], .validity).utf8
      rest.removeFirst(whole)
    }
  }

  /// A step without the letter of UTF-8 that its end, or its beginning, may have cut: it would speak
  /// against UTF-8.
  private static func wholeLetters(_ step: [UInt8]) -> ArraySlice<UInt8> {
    let isTail: (UInt8) -> Bool = { $0 & 0xC0 == 0x80 }
    let start = step.prefix(3).prefix(while: isTail).count
    var end = step.count
    let tail = step.suffix(3).reversed().prefix(while: isTail).count
    let lead = step.count - tail - 1
    if lead >= start, step[lead] >= 0xC0 {
      let length = step[lead] >= 0xF0 ? 4 : step[lead] >= 0xE0 ? 3 : 2
      if tail + 1 < length { end = lead }
    }
    return step[start..<max(start, end)]
  }

  /// Decides on the encoding; a byte-order mark goes.
  private func decide(_ step: inout ArraySlice<UInt8>) {
    let sample = Array(step)
    if !hasBegun, sample.starts(with: [0xEF, 0xBB, 0xBF]) {
      step = step.dropFirst(3)
      (form, encoding) = (.utf8, "utf-8")
      return
    }
    if !hasBegun, let (wide, length) = WideEncoding.marked(sample) {
      step = step.dropFirst(length)
      (form, encoding) = (.wide(wide), wide.name)
      return
    }
    if !hasBegun, let wide = WideEncoding(guessedFrom: sample) {
      (form, encoding) = (.wide(wide), wide.name)
      return
    }
    let whole = Self.wholeLetters(sample)
    guard whole.contains(where: { $0 > 0x7F }) else { return }
    let name = decode(Array(whole), contentType: nil).encoding
    if let table = SingleByteTable.named[name] {
      (form, encoding) = (.table(table), name)
    } else {
      (form, encoding) = (.utf8, "utf-8")
    }
  }
}

extension WideEncoding {
  /// How many bytes from the start are whole characters: no half unit, no half pair at the end.
  fileprivate func wholeUnits(of bytes: [UInt8]) -> Int {
    let count = bytes.count - bytes.count % width
    guard width == 2, count >= 2 else { return count }
    let high = bytes[isBigEndian ? count - 2 : count - 1]
    return high & 0xFC == 0xD8 ? count - 2 : count
  }
}
