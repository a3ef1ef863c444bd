internal import Lexicons
internal import Linguistics

/// One part of an article with the borders that windows need: sentences, clauses, paragraphs.
struct Scene {
  let part: Part
  let text: AnalyzedText
  /// The sentence of each token.
  let sentenceOf: [Int]
  /// The clause of each token, and the tokens of each clause.
  let clauseOf: [Int]
  let clauses: [Range<Int>]

  init(_ part: Part, _ text: AnalyzedText) {
    self.part = part
    self.text = text
    var sentenceOf = [Int](repeating: 0, count: text.tokens.count)
    var clauseOf = [Int](repeating: 0, count: text.tokens.count)
    var clauses: [Range<Int>] = []
    for (number, sentence) in text.sentences.enumerated() {
      for token in sentence.tokens { sentenceOf[token] = number }
      for clause in Self.clauses(of: sentence, in: text) {
        for token in clause { clauseOf[token] = clauses.count }
        clauses.append(clause)
      }
    }
    self.sentenceOf = sentenceOf
    self.clauseOf = clauseOf
    self.clauses = clauses
  }

  func type(_ token: Int) -> WordType { text.type(of: text.tokens[token]) }
  func reading(_ token: Int) -> Analysis? { text.analysis(of: text.tokens[token]) }
  func folded(_ token: Int) -> String { type(token).folded }
  func isWord(_ token: Int) -> Bool { type(token).kind == .word }

  /// The tokens that a condition may look at around a match.
  func tokens(_ window: Window, around tokens: Range<Int>) -> Range<Int> {
    guard let first = tokens.first else { return tokens }
    let sentence = sentenceOf[first]
    let whole = text.sentences[sentence].tokens
    switch window {
    case .sentence: return whole
    case .clause:
      let last = tokens.upperBound - 1
      return clauses[clauseOf[first]].lowerBound..<clauses[clauseOf[last]].upperBound
    case .near: return neighbourhood(of: sentence)
    case .tokens(let count):
      let lower = max(whole.lowerBound, tokens.lowerBound - count)
      return lower..<min(whole.upperBound, tokens.upperBound + count)
    }
  }

  /// A sentence with the one before and the one after.
  func neighbourhood(of sentence: Int) -> Range<Int> {
    let first = text.sentences[max(0, sentence - 1)].tokens
    let last = text.sentences[min(text.sentences.count - 1, sentence + 1)].tokens
    return first.lowerBound..<last.upperBound
  }

  /// The words of a span as they stand after repair, for people.
  func surface(_ tokens: Range<Int>) -> String {
    var out = ""
    var end: Int32?
    for number in tokens {
      let token = text.tokens[number]
      if let end, token.start > end { out += " " }
      out += text.type(of: token).surface
      end = token.end
    }
    return out
  }

  /// A clause ends at ; : ( ) – or a quotation mark, and at a comma before a conjunction or a
  /// relative pronoun.
  private static func clauses(of sentence: Sentence, in text: AnalyzedText) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = sentence.tokens.lowerBound
    for token in sentence.tokens where endsClause(token, sentence, text) {
      found.append(start..<token + 1)
      start = token + 1
    }
    if start < sentence.tokens.upperBound { found.append(start..<sentence.tokens.upperBound) }
    return found
  }

  private static func endsClause(_ token: Int, _ sentence: Sentence, _ text: AnalyzedText) -> Bool {
    let type = text.type(of: text.tokens[token])
    guard type.kind == .punctuation else { return false }
    if isDash(type.surface) || [";", ":", "(", ")"].contains(type.surface) { return true }
    if let mark = type.surface.unicodeScalars.first, Quotes.isQuote(mark) { return true }
    guard type.surface == ",", token + 1 < sentence.tokens.upperBound else { return false }
    guard let next = text.analysis(of: text.tokens[token + 1]) else { return false }
    return next.partOfSpeech == .conjunction || next.lemma == "который"
  }

  static func isDash(_ surface: String) -> Bool { ["–", "—", "―", "-"].contains(surface) }
}
