import Basics

/// Puts an analysed text together: types are numbered in the order of their first occurrence.
struct TextBuilder {
  private let repaired: RepairedText
  private let pieces: [Piece]
  private var types: [WordType] = []
  private var tokens: [Token] = []
  private var sentences: [Sentence] = []
  private var numbers: [TypeCache.Key: Int32] = [:]

  init(repaired: RepairedText, pieces: [Piece]) {
    self.repaired = repaired
    self.pieces = pieces
    tokens.reserveCapacity(pieces.count)
  }

  /// Adds a sentence, with types out of the cache.
  mutating func append(
    _ span: SentenceSplitter.Span, _ language: Language, _ alphabet: Alphabet,
    _ cache: inout TypeCache
  ) {
    let first = tokens.count
    let isShouted = isShouted(pieces[span.pieces])
    for piece in pieces[span.pieces] {
      let key = TypeCache.Key(
        surface: surface(of: piece), language: language, alphabet: alphabet,
        isShouted: isShouted)
      let number: Int32
      if let known = numbers[key] {
        number = known
      } else {
        number = Int32(clamping: types.count)
        types.append(cache.type(key, piece.kind))
        numbers[key] = number
      }
      let source = repaired.source(of: piece.range)
      tokens.append(Token(type: number, reading: 0, start: source.start, end: source.end))
    }
    Disambiguation(types: types).choose(&tokens, first..<tokens.count, language)
    guard let start = tokens[first...].first?.start, let end = tokens.last?.end else { return }
    sentences.append(
      Sentence(
        tokens: first..<tokens.count, range: ScalarRange(Int(start), Int(end)),
        language: language, paragraph: span.paragraph))
  }

  func text(language: Language, script: Script) -> AnalyzedText {
    AnalyzedText(
      language: language, script: script, types: types, tokens: tokens, sentences: sentences)
  }

  /// Whether a sentence has two long words or more and not one small letter.
  private func isShouted(_ pieces: ArraySlice<Piece>) -> Bool {
    var words = 0
    for piece in pieces where piece.kind == .word {
      if repaired.units[piece.range].contains(where: Letters.isLower) { return false }
      // Shorter ones may be abbreviations: АҚШ, ТМД, ЮНЕСКО.
      if piece.range.count > 6 { words += 1 }
    }
    return words >= 2
  }

  private func surface(of piece: Piece) -> String {
    let units = repaired.units[piece.range]
    guard piece.form == .spacedCompound else { return String(decoding: units, as: UTF16.self) }
    // "көші - қон" and "көші.қон" are "көші-қон".
    let parts = units.split { !Letters.isLetter($0) }
    return parts.map { String(decoding: $0, as: UTF16.self) }.joined(separator: "-")
  }
}
