/// What must, or must not, stand near a match for it to count: all requirements hold, each by one
/// of its alternatives.
package struct Condition: Hashable, Sendable {
  package var requirements: [[Alternative]]

  package enum Alternative: Hashable, Sendable {
    /// `@internal`: any match with that code.
    case code(String)
    /// Words: `тұрғылықты жер`.
    case term(String)
  }

  package static let empty = Condition(requirements: [])
  package var isEmpty: Bool { requirements.isEmpty }

  package init(requirements: [[Alternative]]) { self.requirements = requirements }

  /// Reads `@city|@host & тұрғылықты жер`; nil where an alternative is empty.
  package init?(_ text: String) {
    requirements = []
    guard !text.words.isEmpty else { return }
    for part in text.pieces(at: "&") {
      var alternatives: [Alternative] = []
      for piece in String(part).pieces(at: "|") {
        let words = String(piece).words.joined(separator: " ")
        guard !words.isEmpty, words != "@" else { return nil }
        alternatives.append(
          words.hasPrefix("@") ? .code(String(words.dropFirst())) : .term(words))
      }
      requirements.append(alternatives)
    }
  }
}

/// Where the alternatives of a condition are looked for.
package enum Window: Hashable, Sendable {
  case clause, sentence
  /// The sentence and its two neighbours.
  case near
  /// So many tokens to either side, within the sentence.
  case tokens(Int)

  /// Sentences of news hold some twenty words; a wider window would be the sentence.
  package static let mostTokens = 30

  /// What may be written beside a number of tokens.
  package static let names = ["clause", "sentence", "near"]

  /// Reads the column `window`; empty means the sentence.
  ///
  /// Nil for anything unknown.
  package init?(_ text: String) {
    switch text {
    case "", "sentence": self = .sentence
    case "clause": self = .clause
    case "near": self = .near
    default:
      guard let count = Int(text), (1...Self.mostTokens).contains(count) else { return nil }
      self = .tokens(count)
    }
  }
}

/// One line of a table.
package struct Entry: Hashable, Sendable {
  package var table: Table
  package var id: String
  package var language: EntryLanguage
  /// The pattern as the analyst wrote it.
  package var patternText: String
  package var pattern: Pattern
  package var type: EntryType
  package var code: String
  package var weight: Double
  package var needs: Condition
  /// The word `none` among the needs of a frame: it counts even without a mover near by.
  package var standsAlone: Bool
  package var unless: Condition
  package var window: Window
  package var note: String
  package var example: String
  /// The line of the file where it stands, from 1.
  package var line: Int

  /// Which of two equally long matches wins: the smaller; көмектесу@neg goes before көмектесу.
  package var rank: Int { type == .lemma && pattern.isNarrow ? type.rank - 1 : type.rank }
}
