internal import Basics
internal import Foundation

/// A name that people choose and that a file bears: of a coder or of a job.
enum FileName {
  private static let longest = 40

  /// The name as it is kept; nil where it is none.
  ///
  /// Letters of any alphabet, digits, spaces, hyphens, underscores: nothing that leads out of a folder
  /// or hides a file.
  static func checked(_ text: String) -> String? {
    let name = text.precomposedStringWithCanonicalMapping
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard (1...longest).contains(name.count), let first = name.first,
      first.isLetter || first.isNumber,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }),
      name.utf8.count <= 200, name.lowercased() != CodingFolder.resolvedName
    else { return nil }
    return name
  }

  static func demand(_ text: String) throws(Problem) -> String {
    guard let name = checked(text) else {
      throw Problem(
        "COD-007", at: text, "the name cannot be used",
        cure: "take up to \(longest) letters, digits, spaces and hyphens, not “resolved”")
    }
    return name
  }
}
