/// The compressions that can be undone.
package enum Compression: Sendable {
  case gzip
  case zlib
  /// Deflate without any wrapping, which some servers send as "deflate".
  case raw
  case brotli
}

/// How a step of a decompressor ended.
enum DecodingState {
  case more
  case ended
  case damaged(String)
}

/// A compressed stream that is being undone, in steps of bounded output: so a bomb is noticed before
/// it bursts.
protocol StepDecoder: AnyObject {
  /// Undoes a part of the input, at most one step of output.
  func step(_ input: ArraySlice<UInt8>) -> (
    consumed: Int, output: ArraySlice<UInt8>, state: DecodingState
  )
  /// Makes ready for a stream that follows the first.
  func reset()
}

/// The most bytes of one step.
let stepBytes = 65_536

/// How much undoing a compression may produce.
package struct InflateLimits: Hashable, Sendable {
  package var bytes: Int
  /// Output over input, minded once `freeBytes` of output are exceeded.
  ///
  /// Deflate reaches 1,028 : 1 on zeros, brotli far more; pages of news stay under 30 : 1.
  package var ratio = 200
  package var freeBytes = 1_000_000

  package init(bytes: Int) { self.bytes = bytes }

  func admit(output: Int, input: Int) -> Bool {
    output <= bytes && (output <= freeBytes || output / ratio <= input)
  }
}

/// What undoing the compression of a whole buffer gave.
package struct Inflated: Sendable {
  package var bytes: [UInt8]
  package var ending: Ending

  package enum Ending: Hashable, Sendable {
    case whole
    /// The input ends in the middle.
    case truncated
    case damaged(String)
    /// A limit was reached; the rest was not undone.
    case tooLarge
  }
}

/// Undoes the compression of a buffer that holds one stream, or several gzip members in a row.
package func inflated(
  _ input: [UInt8], format: Compression, limits: InflateLimits
) -> Inflated {
  let made: (any StepDecoder)? =
    switch format {
    case .gzip, .zlib, .raw: Inflater(format)
    case .brotli: BrotliDecoder()
    }
  guard let decoder = made else {
    return Inflated(bytes: [], ending: .damaged("the decompressor cannot start"))
  }
  var result: [UInt8] = []
  var position = 0
  while true {
    // At the end of the input the decoder may still hold output.
    let (consumed, output, state) = decoder.step(input[position...])
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
      decoder.reset()
    case .more where consumed == 0 && output.isEmpty:
      return Inflated(bytes: result, ending: input.isEmpty ? .whole : .truncated)
    case .more: break
    }
  }
}

/// Whether bytes begin like a gzip member: magic number and method (RFC 1952).
package func isGzip(_ bytes: some Collection<UInt8>) -> Bool {
  bytes.prefix(3).elementsEqual([0x1F, 0x8B, 0x08])
}
