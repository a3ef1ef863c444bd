package import Foundation
internal import Ingest

/// What the end of a request says of its host.
package enum HostOutcome: Hashable, Sendable {
  /// It answered, whatever it said.
  case served
  /// It is asked too much.
  case slowDown
  /// It does not answer, or is not well.
  case failed
  /// Nothing: we did not ask, or broke off ourselves.
  case neutral

  package init(_ result: FetchResult) {
    switch result {
    case .answer(let exchange): self = Self.of(status: AnswerHead(exchange.head)?.status ?? 0)
    case .failure(let failure): self = Self.of(failure.kind)
    }
  }

  private static func of(status: Int) -> HostOutcome {
    switch status {
    case 429, 503: .slowDown
    case 500...: .failed
    default: .served
    }
  }

  private static func of(_ kind: FetchFailure.Kind) -> HostOutcome {
    switch kind {
    case .unresolvable, .connection, .certificate, .tooSlow, .idle, .noAnswer, .malformed, .cut:
      .failed
    case .tooLarge: .served
    case .refusedAddress, .badScheme, .badAddress, .interrupted, .fault: .neutral
    }
  }
}

/// Seconds that an answer asks to wait (RFC 9110, section 10.2.3); nil where it asks for nothing
/// that can be read.
package func retryAfter(_ head: AnswerHead, now: Date) -> Double? {
  guard let value = head.fields["Retry-After"] else { return nil }
  if !value.isEmpty, value.utf8.allSatisfy({ $0 &- 48 < 10 }) {
    // More digits than a number has are long enough, too.
    return Double(value)
  }
  return httpDate(value).map { max(0, $0.timeIntervalSince(now)) }
}
