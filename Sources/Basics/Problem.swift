/// A fault of the configuration, the lexicons, the arguments or the environment, in one line that
/// names the thing and the cure.
///
/// Faults of documents are outcomes, never problems.
package struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
  /// Permanent and searchable, such as `LEX-004`; never reused.
  package var code: String
  /// The file or folder at fault, and where it helps the line, column or key in it.
  package var place: String
  /// What was found and what was expected.
  package var message: String
  /// What to do about it.
  package var cure: String?
  package var kind: Kind

  /// Decides the exit code of a command.
  package enum Kind: Sendable {
    /// Configuration, lexicon or arguments: exit 2.
    case input
    /// Another run holds the lock: exit 5.
    case locked
    /// Disk, permissions, corrupt store: exit 4.
    case fault
    /// A gate failed: exit 6.
    case gate
  }

  package init(
    _ code: String, at place: String, _ message: String, cure: String? = nil, kind: Kind = .input
  ) {
    self.code = code
    self.place = place
    self.message = message
    self.cure = cure
    self.kind = kind
  }

  package var description: String {
    let head = place.isEmpty ? "\(code): \(message)" : "\(place): \(message) [\(code)]"
    guard let cure else { return head }
    return "\(head); \(cure)"
  }
}

/// Several problems found in one pass, so that an analyst mends a table in one go.
package struct Problems: Error, Sendable, CustomStringConvertible {
  package var all: [Problem]

  package init(_ all: [Problem]) { self.all = all }

  package var description: String { all.map(\.description).joined(separator: "\n") }
}
