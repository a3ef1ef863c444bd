/// Why there is no whole answer.
package struct FetchFailure: Hashable, Sendable, CustomStringConvertible {
  package var kind: Kind
  /// For people; says what the kind does not.
  package var detail: String

  /// Names are permanent: they stand in stores and manifests.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The host has no address.
    case unresolvable
    /// The host, its port or its address is none that we open a connection to.
    case refusedAddress = "refused-address"
    /// No connection, or it broke before the request was sent.
    case connection
    /// The certificate of the server is not valid for the host.
    case certificate
    /// More bytes than were asked for.
    case tooLarge = "too-large"
    /// Not done within the total time.
    case tooSlow = "too-slow"
    /// Nothing came for a while.
    case idle
    /// The connection closed without an answer.
    case noAnswer = "no-answer"
    /// What came is no HTTP.
    case malformed
    /// The answer ends early.
    case cut
    /// Neither `http` nor `https`.
    case badScheme = "bad-scheme"
    /// No address of the web.
    case badAddress = "bad-address"
    /// The task was cancelled, or the fetcher closed.
    case interrupted
    /// Memory, file handles or libcurl itself.
    case fault
  }

  package init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  package var description: String {
    detail.isEmpty ? kind.rawValue : "\(kind.rawValue): \(detail)"
  }
}
