/// What one request may cost.
enum ServeLimits {
  /// A form may hold a whole table; the largest installed one has 0.3 MB.
  static let bodyBytes = 16_000_000
  static let formFields = 20_000
  /// Read in pieces of this size: a page goes out in few writes.
  static let pieceBytes = 1 << 16
  /// A busy machine takes its time to give a port.
  static let secondsForStart = 60.0
  /// Coding a whole corpus anew is the longest that anybody waits for.
  static let secondsForAnswer = 300.0
  /// FlyingFox waits it out even where nobody is connected.
  static let secondsForStop = 0.5
}
