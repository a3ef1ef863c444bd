/// What tells the analyst's own browser from everybody else on the machine and on the web; new at
/// every start.
struct Secrets: Sendable {
  /// Stands in the printed address and opens the door.
  let token: String
  /// Stands in the cookie that the token is exchanged for.
  let session: String
  /// Stands in every form: another site cannot read it, so it cannot post in the analyst's name.
  let form: String

  init(_ generator: inout some RandomNumberGenerator) {
    token = Self.word(&generator)
    session = Self.word(&generator)
    form = Self.word(&generator)
  }

  /// From the generator of the operating system.
  init() {
    var generator = SystemRandomNumberGenerator()
    self.init(&generator)
  }

  /// 128 bits.
  private static func word(_ generator: inout some RandomNumberGenerator) -> String {
    (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}

/// Whether two secrets are the same, in a time that does not tell how much of a guess was right.
func isSameSecret(_ a: String, _ b: String) -> Bool {
  let (a, b) = (Array(a.utf8), Array(b.utf8))
  guard a.count == b.count else { return false }
  return zip(a, b).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
