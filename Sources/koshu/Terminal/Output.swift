internal import Foundation

/// Results go to standard output, everything else to standard error.
enum Output {
  static func write(_ text: String) { write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// A message to the person, cleaned of control characters that a page may have smuggled in.
  static func complain(_ message: String) {
    let clean = String(
      String.UnicodeScalarView(
        message.unicodeScalars.filter {
          $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
        }))
    FileHandle.standardError.write(Data("koshu: \(clean)\n".utf8))
  }

  static func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// Collects small writes: a filter prints a line per input and must not call the system each time.
struct BufferedOutput {
  private var buffer: [UInt8] = []

  mutating func write(_ bytes: [UInt8]) {
    buffer += bytes
    if buffer.count > 1 << 16 { flush() }
  }

  mutating func flush() {
    guard !buffer.isEmpty else { return }
    Output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
