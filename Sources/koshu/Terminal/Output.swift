internal import Basics
internal import Foundation

/// Results go to standard output, everything else to standard error.
///
/// Written by the system's own call: `FileHandle.write` traps where a disk is full.
enum Output {
  static func write(_ text: String) throws(Problem) { try write(Array(text.utf8)) }

  static func write(_ bytes: [UInt8]) throws(Problem) {
    guard put(bytes, STDOUT_FILENO) else {
      throw Problem(
        "CLI-001", at: "standard output", "cannot be written: \(String(cString: strerror(errno)))",
        cure: "make room or name another target, and run again", kind: .fault)
    }
  }

  /// Text for a person that may hold what a page says: cleaned of control characters.
  static func show(_ text: String) throws(Problem) { try write(clean(text)) }

  static func complain(_ message: String) { note("koshu: \(clean(message))") }

  /// Without the control characters that a page may have smuggled in to steer a terminal.
  private static func clean(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter {
          $0 == "\n" || $0 == "\t" || ($0.value >= 0x20 && !(0x7F...0x9F).contains($0.value))
        }))
  }

  static func note(_ text: String) { draw(text + "\n") }

  /// To standard error as it is; where nobody can read it, a run still goes on.
  static func draw(_ text: String) { _ = put(Array(text.utf8), STDERR_FILENO) }

  private static func put(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Foundation.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}

/// Collects small writes: a filter prints a line per input and must not call the system each time.
struct BufferedOutput {
  private var buffer: [UInt8] = []

  mutating func write(_ bytes: [UInt8]) throws(Problem) {
    buffer += bytes
    if buffer.count > 1 << 16 { try flush() }
  }

  mutating func flush() throws(Problem) {
    guard !buffer.isEmpty else { return }
    try Output.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
