internal import Dispatch
internal import Glibc

/// Looks up the addresses of hosts that a proxy is asked for, away from the thread of the transfers.
final class HostResolver: Sendable {
  private let rule: AddressRule
  private let seconds: Int
  private let queue = DispatchQueue(label: "koshu.resolver", attributes: .concurrent)

  init(rule: AddressRule, seconds: Int) { (self.rule, self.seconds) = (rule, seconds) }

  /// Goes on where every address of the host passes; else answers the job.
  func check(_ job: FetchJob, goOn: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [weak job, seconds] in
      // Nothing happens where the name was found: transfers have their own limit.
      job?.giveUpResolving(seconds: seconds)
    }
    queue.async { [rule] in
      if let failure = Self.failure(of: job.authority, rule) {
        job.answer(.failure(failure))
      } else if job.endResolving() {
        goOn()
      }
    }
  }

  private static func failure(of authority: Authority, _ rule: AddressRule) -> FetchFailure? {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(authority.host, nil, &hints, &first)
    defer { if let first { freeaddrinfo(first) } }
    guard code == 0, first != nil else {
      return FetchFailure(.unresolvable, String(cString: gai_strerror(code)))
    }
    var entry = first
    while let found = entry?.pointee {
      // One is enough: which of them the proxy takes nobody knows.
      if let socket = found.ai_addr, let (address, _) = NetworkAddress.read(socket),
        let reason = rule.refusal(of: address)
      {
        return FetchFailure(.refusedAddress, "\(address): \(reason)")
      }
      entry = found.ai_next
    }
    return nil
  }
}
