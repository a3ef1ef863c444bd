internal import CZlib

/// One zlib stream that is being inflated; owns its C state.
final class Inflater: StepDecoder {
  private let stream: UnsafeMutablePointer<z_stream>
  private var output = [UInt8](repeating: 0, count: stepBytes)

  /// Nil where zlib cannot start, and for what is not its.
  init?(_ format: Compression) {
    // zlib.h: 15 for the largest window, plus 16 for gzip, negative for no wrapping.
    let windowBits: Int32
    switch format {
    case .gzip: windowBits = 31
    case .zlib: windowBits = 15
    case .raw: windowBits = -15
    case .brotli: return nil
    }
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit2_(
      stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func reset() { inflateReset(stream) }

  func step(_ input: ArraySlice<UInt8>) -> (
    consumed: Int, output: ArraySlice<UInt8>, state: DecodingState
  ) {
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
