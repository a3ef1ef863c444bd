internal import CZlib

/// The wrappings that zlib can undo.
package enum DeflateFormat: Sendable {
  case gzip
  case zlib
  /// Deflate without any wrapping, which some servers send as "deflate".
  case raw

  var windowBits: Int32 {
    // zlib.h: 15 for the largest window, plus 16 for gzip, negative for none.
    switch self {
    case .gzip: 31
    case .zlib: 15
    case .raw: -15
    }
  }
}

/// One zlib stream that is being inflated; owns its C state.
final class Inflater {
  /// How a step ended.
  enum State {
    case more
    case ended
    case damaged(String)
  }

  /// Output is made in steps of this size, so that a bomb is noticed before it bursts.
  static let stepBytes = 65_536

  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: stepBytes)

  init?(_ format: DeflateFormat) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, format.windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Makes ready for the next member.
  func reset() { inflateReset(stream) }

  /// Inflates a part of the input, at most one step of output.
  func step(_ input: ArraySlice<UInt8>) -> (consumed: Int, output: ArraySlice<UInt8>, State) {
    let status = input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        // zlib does not write to its input.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = uInt(clamping: source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = uInt(clamping: target.count)
        return inflate(stream, Z_NO_FLUSH)
      }
    }
    let consumed = input.count - Int(stream.pointee.avail_in)
    let produced = output[..<(output.count - Int(stream.pointee.avail_out))]
    switch status {
    case Z_STREAM_END: return (consumed, produced, .ended)
    // A buffer error only says that more input is wanted.
    case Z_OK, Z_BUF_ERROR: return (consumed, produced, .more)
    default:
      let message = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
      return (consumed, produced, .damaged(message))
    }
  }
}

/// How much inflating may produce.
package struct InflateLimits: Hashable, Sendable {
  package var bytes: Int
  /// Output over input, minded once `freeBytes` of output are exceeded.
  ///
  /// Deflate reaches 1,028 : 1 on zeros; pages of news stay under 30 : 1.
  package var ratio = 200
  package var freeBytes = 1_000_000

  package init(bytes: Int) { self.bytes = bytes }

  func admit(output: Int, input: Int) -> Bool {
    output <= bytes && (output <= freeBytes || output / ratio <= input)
  }
}

/// What inflating a whole buffer gave.
package struct Inflated: Sendable {
  package var bytes: [UInt8]
  package var ending: Ending

  package enum Ending: Hashable, Sendable {
    case whole
    /// The input ends in the middle.
    case truncated
    case damaged(String)
    /// A limit was reached; the rest was not inflated.
    case tooLarge
  }
}

/// Inflates a buffer that holds one stream, or several gzip members in a row.
package func inflated(
  _ input: [UInt8], format: DeflateFormat, limits: InflateLimits
) -> Inflated {
  guard let inflater = Inflater(format) else {
    return Inflated(bytes: [], ending: .damaged("zlib cannot start"))
  }
  var result: [UInt8] = []
  var position = 0
  while position < input.count {
    let (consumed, output, state) = inflater.step(input[position...])
    position += consumed
    result += output
    guard limits.admit(output: result.count, input: position) else {
      return Inflated(bytes: result, ending: .tooLarge)
    }
    switch state {
    case .damaged(let message): return Inflated(bytes: result, ending: .damaged(message))
    case .ended:
      guard format == .gzip, isGzip(input[position...]) else {
        return Inflated(bytes: result, ending: .whole)
      }
      inflater.reset()
    case .more where consumed == 0 && output.isEmpty:
      return Inflated(bytes: result, ending: .truncated)
    case .more: break
    }
  }
  // The input ran out; zlib may still hold output of a stream that is not at its end.
  return drained(inflater, after: result, input: input.count, limits: limits)
}

private func drained(
  _ inflater: Inflater, after bytes: [UInt8], input: Int, limits: InflateLimits
) -> Inflated {
  var result = bytes
  while true {
    let (_, output, state) = inflater.step([])
    result += output
    guard limits.admit(output: result.count, input: input) else {
      return Inflated(bytes: result, ending: .tooLarge)
    }
    switch state {
    case .ended: return Inflated(bytes: result, ending: .whole)
    case .damaged(let message): return Inflated(bytes: result, ending: .damaged(message))
    case .more where output.isEmpty: return Inflated(bytes: result, ending: .truncated)
    case .more: break
    }
  }
}

/// Whether bytes begin like a gzip member: magic number and method (RFC 1952).
package func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.prefix(3).elementsEqual([0x1F, 0x8B, 0x08])
}
