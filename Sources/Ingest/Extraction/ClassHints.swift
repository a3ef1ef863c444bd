/// What the classes and ids of an element say of its contents.
struct ClassHints: OptionSet, Sendable {
  let rawValue: UInt16

  /// Never part of the article: comments, related stories, share bars, advertisements.
  static let drop = ClassHints(rawValue: 1)
  /// Mostly not part of it.
  static let doubt = ClassHints(rawValue: 2)
  static let caption = ClassHints(rawValue: 4)
  static let byline = ClassHints(rawValue: 8)
  static let date = ClassHints(rawValue: 16)
  static let lede = ClassHints(rawValue: 32)
  static let content = ClassHints(rawValue: 64)
  /// With `drop`: the remarks of readers.
  static let comments = ClassHints(rawValue: 128)

  fileprivate static let byName: [String: ClassHints] = [
    "drop": .drop, "doubt": .doubt, "caption": .caption, "byline": .byline, "date": .date,
    "lede": .lede, "content": .content, "comments": [.drop, .comments],
    "signature": [.drop, .byline],
  ]
}

/// The words of class names that mean something, from `extraction-classes.csv`.
struct ClassLexicon: Sendable {
  private var exact: [[UInt8]: ClassHints] = [:]
  private var prefixes: [(bytes: [UInt8], hints: ClassHints)] = []

  static let shared = ClassLexicon(ingestTable("extraction-classes"))

  private init(_ rows: [[String]]) {
    for row in rows.dropFirst() where row.count == 2 {
      let hints = ClassHints.byName[row[1]] ?? []
      if row[0].hasSuffix("*") {
        prefixes.append((Array(row[0].dropLast().utf8), hints))
      } else {
        exact[Array(row[0].utf8), default: []].formUnion(hints)
      }
    }
  }

  /// The hints of a class attribute or id.
  ///
  /// Names are cut into words at signs, digits and capitals behind small letters; two neighbours
  /// also count as one word, so that `read-also`, `readAlso` and `readalso` are the same.
  func hints(_ name: ArraySlice<UInt8>) -> ClassHints {
    var hints: ClassHints = []
    var word: [UInt8] = []
    var last: [UInt8] = []
    var before: UInt8 = 32
    for byte in name {
      let isCapital = byte &- 65 < 26
      let isSmall = byte &- 97 < 26
      if !(isCapital || isSmall) || (isCapital && before &- 97 < 26) {
        take(&word, &last, into: &hints)
        // Spaces part names: no joining across them.
        if byte == 32 { last = [] }
      }
      if isCapital || isSmall { word.append(byte | 0x20) }
      before = byte
    }
    take(&word, &last, into: &hints)
    return hints
  }

  private func take(_ word: inout [UInt8], _ last: inout [UInt8], into hints: inout ClassHints) {
    guard !word.isEmpty else { return }
    hints.formUnion(meaning(of: word))
    if !last.isEmpty, let joined = exact[last + word] { hints.formUnion(joined) }
    last = word
    word = []
  }

  private func meaning(of word: [UInt8]) -> ClassHints {
    if let found = exact[word] { return found }
    return prefixes.first { word.starts(with: $0.bytes) }?.hints ?? []
  }
}
