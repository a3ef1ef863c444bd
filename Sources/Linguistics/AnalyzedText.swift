package import Basics

/// A text after repair, segmentation and analysis.
///
/// Offsets are scalars of the text as given.
package struct AnalyzedText: Sendable {
  package var language: Language
  package var script: Script
  /// The alphabet of a Kazakh text in Latin or Arabic letters; nil for all others.
  package var alphabet: Alphabet?
  /// The distinct words of this text; tokens point here, so work is done once per type.
  package var types: [WordType]
  package var tokens: [Token]
  package var sentences: [Sentence]

  package init(
    language: Language, script: Script, types: [WordType], tokens: [Token], sentences: [Sentence]
  ) {
    self.language = language
    self.script = script
    self.types = types
    self.tokens = tokens
    self.sentences = sentences
  }

  /// A text without words.
  package static let empty = AnalyzedText(
    language: .other, script: .cyrillic, types: [], tokens: [], sentences: [])

  package func type(of token: Token) -> WordType { types[Int(token.type)] }

  /// The reading chosen for a token in its context; nil for punctuation and numbers.
  package func analysis(of token: Token) -> Analysis? {
    let readings = type(of: token).analyses
    return readings.indices.contains(Int(token.reading)) ? readings[Int(token.reading)] : nil
  }
}

package enum Language: String, Codable, CaseIterable, Sendable {
  case kazakh = "kk"
  case russian = "ru"
  case other

  /// Its place in tables by language: 0, 1, 2.
  var index: Int {
    switch self {
    case .kazakh: 0
    case .russian: 1
    case .other: 2
    }
  }
}

package enum Script: String, Codable, CaseIterable, Sendable {
  case cyrillic, latin, arabic
}

/// A word as it is written, after repair, in one language.
///
/// An object, so that the texts of a session share the types that they have in common.
package final class WordType: Sendable {
  /// Repaired and in Cyrillic, with its case: "Қаланың".
  package let surface: String
  /// Lower case, ё as е: the key of every comparison.
  package let folded: String
  package let language: Language
  package let kind: Kind
  /// All readings, likeliest first; empty for anything but words.
  package let analyses: [Analysis]
  /// Whether the word begins with a capital letter.
  package let isCapitalized: Bool
  /// Met in a sentence in capitals, where they mark neither names nor abbreviations.
  package let isShouted: Bool
  /// A fixed hash of all above but the readings: the same in every text, session and run, so that it
  /// can stand for the type in a store as long as `linguisticsVersion` and the dictionaries stay.
  package let id: UInt64

  package enum Kind: UInt8, Sendable {
    case word, number, punctuation, symbol
    /// An address, e-mail, hashtag or handle.
    case address
  }

  package init(
    surface: String, folded: String, language: Language, kind: Kind, analyses: [Analysis],
    isShouted: Bool = false
  ) {
    self.surface = surface
    self.folded = folded
    self.language = language
    self.kind = kind
    self.analyses = analyses
    isCapitalized = surface.unicodeScalars.first?.properties.isUppercase ?? false
    self.isShouted = isShouted
    let manner = [0xFF, UInt8(language.index), kind.rawValue, isShouted ? 1 : 0]
    id = stableHash(Array(surface.utf8) + manner)
  }
}

extension WordType: Hashable {
  package static func == (a: WordType, b: WordType) -> Bool {
    a === b
      || a.id == b.id && a.surface == b.surface && a.language == b.language && a.kind == b.kind
        && a.isShouted == b.isShouted && a.analyses == b.analyses
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

/// An occurrence of a type.
package struct Token: Hashable, Sendable {
  /// Index into `AnalyzedText.types`.
  package var type: Int32
  /// Index into the type's analyses, of the reading chosen in this context.
  package var reading: Int16
  /// Scalars of the text as given, half-open.
  package var start: Int32
  package var end: Int32

  package init(type: Int32, reading: Int16, start: Int32, end: Int32) {
    self.type = type
    self.reading = reading
    self.start = start
    self.end = end
  }

  package var range: ScalarRange { ScalarRange(Int(start), Int(end)) }
}

/// A sentence: a run of tokens.
///
/// Paragraph borders (line breaks) always end sentences.
package struct Sentence: Hashable, Sendable {
  /// Indices into `AnalyzedText.tokens`, punctuation among them.
  package var tokens: Range<Int>
  package var range: ScalarRange
  package var language: Language
  /// The number of the paragraph (line) it stands in, from 0.
  package var paragraph: Int

  package init(tokens: Range<Int>, range: ScalarRange, language: Language, paragraph: Int) {
    self.tokens = tokens
    self.range = range
    self.language = language
    self.paragraph = paragraph
  }
}
