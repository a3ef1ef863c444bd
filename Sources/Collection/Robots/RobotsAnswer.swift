/// What the answer to a request for robots.txt means (RFC 9309, section 2.3.1).
package enum RobotsAnswer: Hashable, Sendable {
  case rules(RobotsRules)
  /// There is no file: everything is allowed.
  case missing
  /// The server is not well, or wants to be asked less: nothing may be asked of the host until it
  /// answers.
  case wait
  /// Followed by the caller, at least five times; then the file counts as missing.
  case redirect(Redirect)

  package static let mostRedirects = 5

  /// Seconds that rules, or that there are none, may be kept: a day (section 2.4).
  package static let keptSeconds = 86_400.0

  /// - Parameters:
  ///   - body: its encodings undone; what is longer than `RobotsRules.byteLimit` is left. So the
  ///     request should take more than that: who has a longer file has one, too.
  ///   - address: what was asked for.
  package init(_ head: AnswerHead, body: [UInt8], from address: String, agent: String) {
    switch head.status {
    case 200..<300: self = .rules(RobotsRules(body, agent: agent))
    case 301, 302, 303, 307, 308: self = .redirect(Redirect(of: head, from: address))
    // "Too many requests" says nothing of the file.
    case 429, 500...: self = .wait
    default: self = .missing
    }
  }

  /// What it means that no whole answer came.
  package init(_ failure: FetchFailure) {
    switch failure.kind {
    // What we ourselves do not ask will not be asked for other pages either.
    case .refusedAddress, .badScheme, .badAddress: self = .missing
    default: self = .wait
    }
  }
}
