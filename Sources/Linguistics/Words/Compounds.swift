/// Hyphenated pairs whose hyphen pages lose or space out: көші - қон, көші.қон.
struct Compounds: Sendable {
  /// First part → stems of second parts, lower case.
  private let pairs: [String: [String]]

  init() throws {
    var pairs: [String: [String]] = [:]
    for row in try LanguageData.rows("compounds.tsv", columns: 2) {
      pairs[String(row.fields[0]), default: []].append(String(row.fields[1]))
    }
    self.pairs = pairs
  }

  /// Whether two words, as they are written, make one of the pairs; the second may be inflected.
  func contains(_ first: String, _ second: String) -> Bool {
    guard let stems = pairs[first.lowercased()] else { return false }
    let second = second.lowercased()
    return stems.contains { second.hasPrefix($0) }
  }
}
