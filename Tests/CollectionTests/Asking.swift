import Collection
import Testing

/// A fetcher that may ask loopback.
///
/// Its limits are longer than a test waits on the busiest machine: a test of a limit sets its own.
func fetcher(
  allowed: [String] = ["127.0.0.1"], _ change: (inout FetcherSettings) -> Void = { _ in }
) throws -> Fetcher {
  var settings = FetcherSettings(
    userAgent: "koshu/1 (+https://example.org/koshu)", rule: try AddressRule(allowedHosts: allowed))
  settings.idleSeconds = 600
  settings.totalSeconds = 600
  change(&settings)
  return try Fetcher(settings)
}

extension FetchResult {
  var exchange: Exchange? {
    if case .answer(let exchange) = self { exchange } else { nil }
  }

  var failure: FetchFailure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

extension Exchange {
  var status: Int? { AnswerHead(head)?.status }
  var text: String { String(decoding: body, as: UTF8.self) }
  var requestText: String { String(decoding: request, as: UTF8.self) }
  var headText: String { String(decoding: head, as: UTF8.self) }
}
