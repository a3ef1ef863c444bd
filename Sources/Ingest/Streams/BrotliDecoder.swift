internal import CBrotli

/// One brotli stream that is being undone; owns its C state.
final class BrotliDecoder: StepDecoder {
  private var state: OpaquePointer
  private var output = [UInt8](repeating: 0, count: stepBytes)

  init?() {
    guard let state = BrotliDecoderCreateInstance(nil, nil, nil) else { return nil }
    self.state = state
  }

  deinit { BrotliDecoderDestroyInstance(state) }

  func reset() {
    guard let fresh = BrotliDecoderCreateInstance(nil, nil, nil) else { return }
    BrotliDecoderDestroyInstance(state)
    state = fresh
  }

  func step(_ input: ArraySlice<UInt8>) -> (
    consumed: Int, output: ArraySlice<UInt8>, state: DecodingState
  ) {
    var (waiting, room) = (input.count, output.count)
    let result = input.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (next, place) = (source.baseAddress, target.baseAddress)
        return BrotliDecoderDecompressStream(state, &waiting, &next, &room, &place, nil)
      }
    }
    let produced = output[..<(output.count - room)]
    let consumed = input.count - waiting
    switch result {
    case BROTLI_DECODER_RESULT_SUCCESS: return (consumed, produced, .ended)
    case BROTLI_DECODER_RESULT_ERROR: return (consumed, produced, .damaged("damaged brotli data"))
    default: return (consumed, produced, .more)
    }
  }
}
