/// What an entry looks for: words in order, with gaps where the analyst allowed them.
package struct Pattern: Hashable, Sendable {
  package var words: [Word]

  /// A word of it is bound to some of its forms.
  package var isNarrow: Bool {
    words.contains { $0.alternatives.allSatisfy { $0.isFixed || !$0.features.isEmpty } }
  }

  package struct Word: Hashable, Sendable {
    /// The word matches where one of these does.
    package var alternatives: [Atom]
    /// How many other tokens may stand before this word.
    package var gap: Int
  }

  package struct Atom: Hashable, Sendable {
    package var text: String
    /// Written with a leading `=`: this form only.
    package var isFixed: Bool
    /// Written after `@`: all of them must hold of the form.
    package var features: [Feature]
  }

  /// A restriction of the form of a word.
  package enum Feature: String, CaseIterable, Sendable {
    case nom, gen, dat, acc, loc, abl, ins, sg, pl, part, conv, neg, past
  }

  /// A fault in the writing of a pattern: what is wrong, and the cure.
  package struct Fault: Error, Hashable, Sendable {
    package enum Kind: Sendable { case syntax, feature, empty, expression }
    package var kind: Kind
    package var message: String
    package var cure: String
  }

  /// The longest gap that may be written: twice the longest window that any rule of the codebook
  /// asks for; more would be a window, not a phrase.
  package static let longestGap = 8
  /// Shorter globs catch too much: көш* matches көше, көшкін, көшірме.
  package static let shortestGlobStem = 5
}

extension Pattern {
  /// Reads the pattern of an entry or a term of a condition.
  package init(_ text: String, type: EntryType) throws(Fault) {
    let pieces = text.words.map(String.init)
    guard !pieces.isEmpty else {
      throw Fault(kind: .empty, message: "the pattern is empty", cure: "write the words to find")
    }
    switch type {
    case .regex:
      guard pieces.count == 1 else {
        throw Fault(
          kind: .expression, message: "a regular expression matches one word, found a space",
          cure: "use type lemma or fixed for phrases")
      }
      words = [Word(alternatives: [Atom(text: text, isFixed: true, features: [])], gap: 0)]
    case .glob:
      words = [try Self.globWord(pieces)]
    case .exact, .fixed, .lemma:
      words = try Self.phrase(pieces, fixed: type != .lemma)
    }
  }

  private static func globWord(_ pieces: [String]) throws(Fault) -> Word {
    let stem = String(pieces[0].dropLast())
    guard pieces.count == 1, pieces[0].hasSuffix("*"), !stem.contains("*") else {
      throw Fault(
        kind: .syntax, message: "a glob is one word that ends in *, found \(quoted(pieces))",
        cure: "use type lemma for phrases")
    }
    guard stem.unicodeScalars.count >= shortestGlobStem else {
      throw Fault(
        kind: .syntax,
        message: "the stem of a glob needs \(shortestGlobStem) letters, found \(stem)*",
        cure: "use type lemma, which finds every form")
    }
    return Word(alternatives: [Atom(text: stem, isFixed: true, features: [])], gap: 0)
  }

  private static func phrase(_ pieces: [String], fixed: Bool) throws(Fault) -> [Word] {
    var words: [Word] = []
    var gap: Int?
    for piece in pieces {
      if piece.utf8.first == UInt8(ascii: "[") {
        guard gap == nil, !words.isEmpty else {
          throw Fault(
            kind: .syntax, message: "a gap must stand between two words, found \(piece)",
            cure: "write it as in: үй [2] алу")
        }
        gap = try Self.gap(piece)
        continue
      }
      words.append(Word(alternatives: try alternatives(piece, fixed: fixed), gap: gap ?? 0))
      gap = nil
    }
    guard gap == nil else {
      throw Fault(
        kind: .syntax, message: "the pattern ends in a gap", cure: "remove it or add a word")
    }
    return words
  }

  private static func gap(_ piece: String) throws(Fault) -> Int {
    guard piece.hasSuffix("]"), let count = Int(piece.dropFirst().dropLast()),
      (1...longestGap).contains(count)
    else {
      throw Fault(
        kind: .syntax, message: "\(piece) is no gap", cure: "write [1] to [\(longestGap)]")
    }
    return count
  }

  private static func alternatives(_ piece: String, fixed: Bool) throws(Fault) -> [Atom] {
    var atoms: [Atom] = []
    for part in piece.pieces(at: "|") {
      atoms.append(try atom(String(part), fixed: fixed))
    }
    return atoms
  }

  private static func atom(_ part: String, fixed: Bool) throws(Fault) -> Atom {
    var text = part
    var isFixed = fixed
    if text.utf8.first == UInt8(ascii: "=") {
      text.removeFirst()
      isFixed = true
    }
    var features: [Feature] = []
    let sections = text.pieces(at: "@").map(String.init)
    for name in sections.dropFirst() {
      guard let feature = Feature(rawValue: name) else {
        throw Fault(
          kind: .feature, message: "unknown feature @\(name)",
          cure: "known are \(Feature.allCases.map(\.rawValue).joined(separator: " "))")
      }
      features.append(feature)
    }
    text = sections.first ?? ""
    guard !text.isEmpty else {
      throw Fault(
        kind: .empty, message: "\(quoted([part])) holds an empty word",
        cure: "remove the stray |, = or @")
    }
    guard !text.utf8.contains(where: Self.marks.contains) else {
      throw Fault(
        kind: .syntax, message: "\(part) holds * [ ] or = inside a word",
        cure: "globs are of type glob; gaps stand between spaces")
    }
    return Atom(text: text, isFixed: isFixed, features: features)
  }

  /// What stands in no word.
  private static let marks = Array("*[]=".utf8)

  private static func quoted(_ pieces: [String]) -> String {
    "“" + pieces.joined(separator: " ") + "”"
  }
}
