internal import Basics
internal import Foundation

/// Named values in their order: of an address's query or of a form.
package struct Fields: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  package struct Field: Hashable, Sendable {
    package var name: String
    package var value: String
  }

  package private(set) var all: [Field] = []

  package init() {}

  package init(_ pairs: KeyValuePairs<String, String>) {
    all = pairs.map { Field(name: $0.key, value: $0.value) }
  }

  package init(dictionaryLiteral pairs: (String, String)...) {
    all = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  /// Reads `a=1&b=2` as browsers write it: `+` is a space, the rest percent-encoded UTF-8.
  package init(encoded text: String, most: Int = .max) {
    for piece in text.split(separator: "&", omittingEmptySubsequences: true).prefix(most) {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      append(
        Self.decoded(halves[0]), halves.count > 1 ? Self.decoded(halves[1]) : "")
    }
  }

  package mutating func append(_ name: String, _ value: String) {
    all.append(Field(name: name, value: value))
  }

  /// The first value of this name; nil where there is none.
  package subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// Every value of this name: of check boxes that share one.
  package func values(_ name: String) -> [String] {
    all.filter { $0.name == name }.map(\.value)
  }

  /// The first value without the blanks around it; nil where nothing is left.
  package func text(_ name: String) -> String? {
    guard let value = self[name] else { return nil }
    let text = value.trimmingCharacters(in: .whitespacesAndNewlines)
    return text.isEmpty ? nil : text
  }

  /// A number within bounds; nil where there is none.
  package func number(_ name: String, in bounds: ClosedRange<Int>) -> Int? {
    text(name).flatMap { Int($0) }.map { min(max($0, bounds.lowerBound), bounds.upperBound) }
  }

  /// With one value for this name, or with none.
  package func replacing(_ name: String, with value: String?) -> Fields {
    var other = Fields()
    var isPlaced = false
    for field in all {
      if field.name != name {
        other.all.append(field)
      } else if let value, !isPlaced {
        other.append(name, value)
        isPlaced = true
      }
    }
    if let value, !isPlaced { other.append(name, value) }
    return other
  }

  /// Without fields that say nothing.
  package var withoutEmpty: Fields {
    var other = self
    other.all.removeAll { $0.value.isEmpty }
    return other
  }

  /// As a query, without the question mark.
  package var encoded: String {
    all.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
  }

  /// Percent-encoded for a query or one segment of a path.
  package static func encoded(_ text: String) -> String {
    percentEncoded(text.utf8, .reserved)
  }

  /// The text behind percent-encoding, of a segment of a path, say.
  static func decoded(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: percentDecoded(bytes), as: UTF8.self)
  }

  private static func decoded(_ text: Substring) -> String {
    decoded(text.utf8.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 })
  }
}
