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
  private let infos: [TokenInfo]

  /// For one text; who codes many keeps what he has asked of their words.
  init(_ part: Part, _ text: AnalyzedText) {
    var infos = TokenInfos()
    self.init(part, text, &infos)
  }

  init(_ part: Part, _ text: AnalyzedText, _ known: inout TokenInfos) {
    self.part = part
    self.text = text
    let infos = known.infos(of: text)
    var sentenceOf = [Int](repeating: 0, count: text.tokens.count)
    var clauseOf = [Int](repeating: 0, count: text.tokens.count)
    var clauses: [Range<Int>] = []
    for (number, sentence) in text.sentences.enumerated() {
      for token in sentence.tokens { sentenceOf[token] = number }
      for clause in Self.clauses(of: sentence, infos) {
        for token in clause { clauseOf[token] = clauses.count }
        clauses.append(clause)
      }
    }
    self.sentenceOf = sentenceOf
    self.clauseOf = clauseOf
    self.clauses = clauses
    self.infos = infos
  }

  func info(_ token: Int) -> TokenInfo { infos[token] }

  func type(_ token: Int) -> WordType { text.type(of: text.tokens[token]) }
  func reading(_ token: Int) -> Analysis? { text.analysis(of: text.tokens[token]) }
  func folded(_ token: Int) -> String { type(token).folded }
  func isWord(_ token: Int) -> Bool { infos[token].kind == .word }

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
  private static func clauses(of sentence: Sentence, _ infos: [TokenInfo]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = sentence.tokens.lowerBound
    for token in sentence.tokens where endsClause(token, sentence, infos) {
      found.append(start..<token + 1)
      start = token + 1
    }
    if start < sentence.tokens.upperBound { found.append(start..<sentence.tokens.upperBound) }
    return found
  }

  private static func endsClause(_ token: Int, _ sentence: Sentence, _ infos: [TokenInfo]) -> Bool {
    switch infos[token].mark {
    case .dash, .semicolon, .colon, .open, .close, .quote: true
    case .comma: token + 1 < sentence.tokens.upperBound && infos[token + 1].joinsClause
    default: false
    }
  }

  func isDash(_ token: Int) -> Bool { infos[token].mark == .dash }
}
