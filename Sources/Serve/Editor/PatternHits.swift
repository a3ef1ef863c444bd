internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics
internal import Workbench

/// Where the words of an entry stand in a corpus, whatever its conditions say.
struct PatternHits: Sendable {
  struct Line: Sendable {
    var article: ArticleCard
    var left: String
    var node: String
    var right: String
  }

  private(set) var count = 0
  private(set) var articles = 0
  /// The first ones, each of another article.
  private(set) var lines: [Line] = []
  /// The count was broken off: there are more.
  private(set) var isBrokenOff = false

  /// So many are enough to see that a word is everywhere.
  private static let mostArticles = 2000
  private static let shownLines = 3
  /// Scalars to each side.
  private static let context = 60

  init(_ entry: Entry, in corpus: any StudyCorpus, codebook: Codebook, _ dictionaries: Dictionaries)
    throws
  {
    let lexicon = CompiledLexicon(
      Lexicon(codebook: codebook, entries: [entry], digest: Digest(of: [])),
      dictionaries: dictionaries)
    let matcher = Matcher(lexicon)
    try corpus.visit(.containing { lexicon.canBegin(with: $0) }) { number, input in
      let title = matcher.everyMatch(in: input.title)
      let text = matcher.everyMatch(in: input.text)
      guard let first = title.first ?? text.first else { return .next }
      if articles == Self.mostArticles {
        isBrokenOff = true
        return .stop
      }
      articles += 1
      count += title.count + text.count
      if lines.count < Self.shownLines {
        let words = try corpus.text(of: number)
        lines.append(
          Self.line(
            corpus.cards[number], title.isEmpty ? words.text : words.title, first.start..<first.end)
        )
      }
      return .next
    }
  }

  private static func line(_ card: ArticleCard, _ text: String, _ range: Range<Int>) -> Line {
    let scalars = Array(text.unicodeScalars)
    let range = range.clamped(to: 0..<scalars.count)
    func piece(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    return Line(
      article: card, left: piece(max(0, range.lowerBound - context)..<range.lowerBound),
      node: piece(range),
      right: piece(range.upperBound..<min(scalars.count, range.upperBound + context)))
  }
}
