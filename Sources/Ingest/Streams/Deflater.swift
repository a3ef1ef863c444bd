internal import CZlib

/// One gzip member that holds these bytes, with no name and no time in its header: the same bytes
/// give the same member under the same zlib.
///
/// Nil when zlib fails, which it does only without memory.
package func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
  var stream = z_stream()
  // zlib.h: 31 is the largest window in a gzip wrapping, memory level 8 its default.
  let status = deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY,
    ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  guard status == Z_OK else { return nil }
  defer { deflateEnd(&stream) }
  let capacity = Int(deflateBound(&stream, uLong(bytes.count)))
  var output = [UInt8](repeating: 0, count: capacity)
  let ending = bytes.withUnsafeBufferPointer { source in
    output.withUnsafeMutableBufferPointer { target in
      // zlib does not write to its input.
      stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
      stream.avail_in = uInt(clamping: source.count)
      stream.next_out = target.baseAddress
      stream.avail_out = uInt(clamping: target.count)
      return deflate(&stream, Z_FINISH)
    }
  }
  guard ending == Z_STREAM_END else { return nil }
  output.removeLast(Int(stream.avail_out))
  return output
}
