package import Foundation

/// What becomes of a page behind a request for it.
package enum PageFate: Hashable, Sendable {
  /// It came.
  case done
  /// The server says that it is there no more (404, 410), or must not be (451).
  case gone
  /// To be asked for again, not before so many seconds.
  case retry(after: TimeInterval)
  /// Asking again is of no use, or was not often enough.
  case givenUp
}

/// How often a page is asked for that does not come; times in seconds.
package struct RetryPolicy: Hashable, Sendable {
  /// Requests for a page in all, as with Media Cloud.
  package var tries = 10
  /// Before the second request; doubles each time.
  package var firstWait = 600.0
  package var longestWait = 21_600.0
  /// Of what the server asks for.
  package var longestRetryAfter = 86_400.0

  package init() {}

  /// - Parameters:
  ///   - tries: requests for the page so far, this one among them; interrupted ones do not count.
  ///   - name: the address of the page, by which waits are spread.
  package func fate(
    of result: FetchResult, tries: Int, name: String, now: Date
  ) -> PageFate {
    switch Self.verdict(result) {
    case .done: return .done
    case .gone: return .gone
    case .useless: return .givenUp
    case .again: return .retry(after: 0)
    case .later:
      return later(tries: tries, name: name, asked: min(Self.asked(result, now), longestRetryAfter))
    }
  }

  /// What becomes of a page whose answer was of no use, though another may be.
  ///
  /// - Parameter asked: seconds that the server wants us to wait.
  package func later(tries: Int, name: String, asked: Double = 0) -> PageFate {
    guard tries < self.tries else { return .givenUp }
    let doublings = min(max(0, tries - 1), 30)
    let wait = min(longestWait, firstWait * Double(1 << doublings))
    return .retry(after: max(wait * (1 + spread(name, tries) / 2), asked))
  }

  private static func asked(_ result: FetchResult, _ now: Date) -> TimeInterval {
    guard case .answer(let exchange) = result, let head = AnswerHead(exchange.head) else {
      return 0
    }
    return retryAfter(head, now: now) ?? 0
  }

  /// What one request says, however many were before it.
  private enum Verdict { case done, gone, again, later, useless }

  private static func verdict(_ result: FetchResult) -> Verdict {
    switch result {
    case .answer(let exchange): verdict(status: AnswerHead(exchange.head)?.status ?? 0)
    case .failure(let failure): verdict(failure.kind)
    }
  }

  private static func verdict(status: Int) -> Verdict {
    switch status {
    case 200: .done
    case 404, 410, 451: .gone
    // Walls against robots come and go, and some of them answer with success. Nobody asked what a 304
    // answers.
    case 201..<300, 304, 401, 403, 407, 408, 409, 421, 423, 425, 429: .later
    case 501, 505: .useless
    case 500...: .later
    default: .useless
    }
  }

  private static func verdict(_ kind: FetchFailure.Kind) -> Verdict {
    switch kind {
    case .unresolvable, .connection, .certificate, .tooSlow, .idle, .noAnswer, .malformed, .cut,
      .fault,
      // A name server may lie for an hour.
      .refusedAddress:
      .later
    case .tooLarge, .badScheme, .badAddress: .useless
    case .interrupted: .again
    }
  }
}
