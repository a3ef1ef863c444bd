internal import Basics
internal import Foundation
internal import Ingest

/// What is to be forgotten, as a person asks for it.
package struct ForgetRequest: Hashable, Sendable {
  /// An address or the id of an outlet; nil where a day is given.
  package var name: String?
  /// `2025-01-01`: what was fetched before that day, in UTC.
  package var before: String?
  package var reason: String?

  package init(name: String? = nil, before: String? = nil, reason: String? = nil) {
    (self.name, self.before, self.reason) = (name, before, reason)
  }
}

/// What a request means in this corpus.
enum ForgetSubject: Hashable, Sendable {
  case page(address: String, identity: String)
  case outlet(String)
  case before(String)

  /// - Parameter isOutlet: whether a text is the id of an outlet that the corpus knows.
  init(_ request: ForgetRequest, isOutlet: (String) throws -> Bool) throws {
    if let day = request.before {
      guard day.wholeMatch(of: #/\d{4}-\d{2}-\d{2}/#) != nil,
        secondsSince1970(of: day + "T00:00:00Z") != nil
      else {
        throw Problem("KEE-002", at: day, "no day", cure: "write it as 2025-01-31")
      }
      self = .before(day)
      return
    }
    let name = request.name ?? ""
    if !name.contains("://"), try isOutlet(name) {
      self = .outlet(name)
      return
    }
    let address = name.contains("://") ? name : "https://\(name)"
    guard let whole = parsedAddress(address), let identity = identity(ofAddress: whole) else {
      throw Self.unknown(name)
    }
    guard identity.contains("/") else {
      // A host, or a front page: no article, and too much to take for one.
      throw Self.unknown(name)
    }
    self = .page(address: whole, identity: identity)
  }

  private static func unknown(_ name: String) -> Problem {
    Problem(
      "KEE-001", at: name, "neither the address of a page nor an outlet of this corpus",
      cure: "give the address as articles.csv has it, or the id of an outlet of pipeline.json")
  }

  /// One word, for the log.
  var sort: String {
    switch self {
    case .page: "address"
    case .outlet: "outlet"
    case .before: "before"
    }
  }

  /// What the log may tell of it: no address.
  var loggedName: String? {
    switch self {
    case .page: nil
    case .outlet(let name), .before(let name): name
    }
  }
}
