internal import Synchronization

/// A request on its way through a fetcher; answered once, whoever is first.
final class FetchJob: Sendable {
  let request: FetchRequest
  /// As it is sent.
  let address: String
  let authority: Authority
  /// Nil where the host is asked without one.
  let proxy: String?
  /// Whether any address passes: the configuration names the host.
  let isAllowed: Bool
  private let state = Mutex(State.new)
  private let isResolved = Mutex(false)

  private enum State {
    case new
    case waiting(CheckedContinuation<FetchResult, Never>)
    case answered(FetchResult)
  }

  /// - Throws: why nothing is asked at all.
  init(_ request: FetchRequest, _ settings: FetcherSettings) throws(FetchFailure) {
    self.request = request
    guard let address = sentAddress(request.address), !address.utf8.contains(0) else {
      let scheme = writtenScheme(of: request.address)
      guard let scheme, scheme != "http", scheme != "https" else {
        throw FetchFailure(.badAddress)
      }
      throw FetchFailure(.badScheme, scheme)
    }
    self.address = address
    authority = Authority(canonical: address)
    if let reason = settings.rule.refusal(of: authority) {
      throw FetchFailure(.refusedAddress, reason)
    }
    isAllowed = settings.rule.allows(authority)
    proxy = settings.proxies.proxy(for: authority)
  }

  var isAnswered: Bool {
    state.withLock { state in
      if case .answered = state { true } else { false }
    }
  }

  /// The name was found; false where the job was given up before.
  func endResolving() -> Bool {
    isResolved.withLock { $0 = true }
    return !isAnswered
  }

  func giveUpResolving(seconds: Int) {
    guard !isResolved.withLock({ $0 }) else { return }
    answer(.failure(FetchFailure(.unresolvable, "no answer in \(seconds) s")))
  }

  /// The answer, which may have come before anybody waited for it.
  func wait(_ continuation: CheckedContinuation<FetchResult, Never>) {
    let early: FetchResult? = state.withLock { state in
      guard case .answered(let result) = state else {
        state = .waiting(continuation)
        return nil
      }
      return result
    }
    if let early { continuation.resume(returning: early) }
  }

  func answer(_ result: FetchResult) {
    let waiting: CheckedContinuation<FetchResult, Never>? = state.withLock { state in
      switch state {
      case .answered: return nil
      case .new:
        state = .answered(result)
        return nil
      case .waiting(let continuation):
        // What was handed over needs no keeping.
        state = .answered(.failure(FetchFailure(.interrupted)))
        return continuation
      }
    }
    waiting?.resume(returning: result)
  }
}

extension FetchFailure: Error {}
