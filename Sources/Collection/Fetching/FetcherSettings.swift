package import Basics
internal import Foundation

/// How a fetcher asks.
package struct FetcherSettings: Hashable, Sendable {
  /// Who asks, with an address where its people can be reached.
  package var userAgent: String
  package var rule: AddressRule
  package var proxies = Proxies()
  /// A file of certificates in PEM in place of the system's.
  package var certificates: String?

  /// Transfers at a time, over all hosts.
  package var transfers = 16
  /// For the connection, with name and TLS.
  package var connectSeconds = 15
  /// Nothing comes for so long.
  package var idleSeconds = 20
  /// For all of a transfer.
  package var totalSeconds = 120
  /// Of the head of an answer; as long as `HTTPResponse` reads.
  static let headBytes = 65_535

  package init(userAgent: String, rule: AddressRule = .publicInternet) {
    self.userAgent = userAgent
    self.rule = rule
  }

  /// Takes proxies, and a file of certificates from `SSL_CERT_FILE` or `CURL_CA_BUNDLE`.
  ///
  /// - Throws: COL-102 where that file cannot be read.
  package mutating func take(environment: [String: String]) throws(Problem) {
    proxies = Proxies(environment: environment)
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      guard let path = environment[name], !path.isEmpty else { continue }
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw Problem(
          "COL-102", at: path, "the file of certificates that \(name) names cannot be read",
          cure: "mend the path, or unset \(name)")
      }
      certificates = path
    }
  }
}
