internal import Foundation

/// What `status` reads of the manifest that a run leaves behind.
package struct RunManifest: Hashable, Sendable {
  /// Pages that it fetched.
  package private(set) var fetched = 0
  /// Pages that feeds named for the first time.
  package private(set) var found = 0
  /// Bytes of answers.
  package private(set) var bytes = 0
  /// The fault that ended it.
  package private(set) var error: String?
  /// Hosts with the most failures first.
  package private(set) var hosts: [Host] = []

  /// The requests to a host that failed.
  package struct Host: Hashable, Sendable {
    package var name: String
    /// The most frequent first, of equals by name.
    package var reasons: [Reason]

    package var count: Int { reasons.reduce(0) { $0 + $1.count } }
  }

  package struct Reason: Hashable, Sendable {
    package var name: String
    package var count: Int
  }

  /// Nil for what is no manifest; what is missing in it is 0.
  package init?(_ text: String) {
    guard
      case .object(let fields)? = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    else { return nil }
    fetched = fields["pages"]?.fields["fetched"]?.count ?? 0
    found = fields["found"]?.count ?? 0
    bytes = fields["bytes"]?.count ?? 0
    if case .string(let text)? = fields["error"] { error = text }
    guard case .array(let failures)? = fields["failures"] else { return }
    hosts = failures.compactMap { value in
      guard case .string(let name)? = value.fields["host"] else { return nil }
      let reasons = value.fields.compactMap { reason, count in
        count.count.map { Reason(name: reason, count: $0) }
      }
      return Host(
        name: name, reasons: reasons.sorted { ($1.count, $0.name) < ($0.count, $1.name) })
    }.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  package var failures: Int { hosts.reduce(0) { $0 + $1.count } }
}

extension JSONValue {
  fileprivate var fields: [String: JSONValue] {
    if case .object(let fields) = self { fields } else { [:] }
  }

  fileprivate var count: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number.rounded())
  }
}
