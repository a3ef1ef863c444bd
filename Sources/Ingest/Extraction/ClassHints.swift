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
  /// By the hash of a word, or of a beginning of words.
  private var exact: [UInt64: ClassHints] = [:]
  private var prefixes: [UInt64: ClassHints] = [:]
  /// The lengths that beginnings have, one bit each.
  private var prefixLengths: UInt64 = 0

  static let shared = ClassLexicon(ingestTable("extraction-classes"))

  private init(_ rows: [[String]]) {
    for row in rows.dropFirst() where row.count == 2 {
      let hints = ClassHints.byName[row[1]] ?? []
      if row[0].hasSuffix("*") {
        let start = Array(row[0].dropLast().utf8)
        prefixes[hash(of: start[...]), default: []].formUnion(hints)
        prefixLengths |= 1 << UInt64(min(63, start.count))
      } else {
        exact[hash(of: Array(row[0].utf8)[...]), default: []].formUnion(hints)
      }
    }
  }

  /// The hints of a class attribute or id.
  ///
  /// Names are cut into words at signs, digits and capitals behind small letters; two neighbours
  /// also count as one word, so that `read-also`, `readAlso` and `readalso` are the same.
  func hints(_ name: ArraySlice<UInt8>) -> ClassHints {
    var hints: ClassHints = []
    var word = Word()
    /// The word before, run together with this one.
    var joined: UInt64?
    var before: UInt8 = 32
    for byte in name {
      let isCapital = byte &- 65 < 26
      let isSmall = byte &- 97 < 26
      if !(isCapital || isSmall) || (isCapital && before &- 97 < 26) {
        end(&word, &joined, into: &hints)
        // Spaces part names: no joining across them.
        if byte == 32 { joined = nil }
      }
      if isCapital || isSmall {
        word.add(byte | 0x20)
        joined = joined.map { hashStep($0, byte | 0x20) }
        if word.length < 64, prefixLengths >> UInt64(word.length) & 1 == 1, word.prefix == nil {
          word.prefix = prefixes[word.hash]
        }
      }
      before = byte
    }
    end(&word, &joined, into: &hints)
    return hints
  }

  private struct Word {
    var hash = hashSeed
    var length = 0
    /// What a beginning of it means; the shortest counts.
    var prefix: ClassHints?

    mutating func add(_ letter: UInt8) {
      hash = hashStep(hash, letter)
      length += 1
    }
  }

  private func end(_ word: inout Word, _ joined: inout UInt64?, into hints: inout ClassHints) {
    guard word.length > 0 else { return }
    hints.formUnion(exact[word.hash] ?? word.prefix ?? [])
    if let joined, let meaning = exact[joined] { hints.formUnion(meaning) }
    joined = word.hash
    word = Word()
  }
}
