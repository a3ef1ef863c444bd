package import Basics
internal import Coding
internal import Lexicons
package import Linguistics

/// Every place of a corpus where words or evidence stand, line by line: first a page, then totals.
///
/// A page in the order of the corpus ends as soon as it is full; any other order must have seen every
/// hit. Nothing is printed here and nothing kept: one value may serve many threads, and a caller asks
/// for the next page with another `offset`.
///
///     let concordance = try Concordance(query, in: corpus, dictionaries: dictionaries)
///     show(try concordance.page())
///     show(try concordance.totals())
package struct Concordance: Sendable {
  private enum Search: Sendable {
    case words(PatternSearch)
    case evidence(EvidenceChoice)
  }

  package let query: ConcordanceQuery
  private let corpus: any StudyCorpus
  private let search: Search
  /// The entry that is looked for in the texts.
  private let entry: Entry?
  /// For each card whether the filter lets it pass, as far as cards tell.
  private let isOnTheTable: [Bool]

  /// Throws what is wrong with the pattern, the names or the filter.
  package init(
    _ query: ConcordanceQuery, in corpus: any StudyCorpus, dictionaries: Dictionaries
  ) throws {
    self.query = query
    self.corpus = corpus
    let lexicon = try corpus.lexicon()
    let problems = query.filter.problems(corpus.cards, lexicon.codebook)
    guard problems.isEmpty else { throw Problems(problems) }
    isOnTheTable = corpus.cards.map { query.filter.admits($0) }
    var entry: Entry?
    switch query.target {
    case .pattern(let text, let type, let language):
      search = .words(
        try PatternSearch(text, type: type, language: language, dictionaries: dictionaries))
    case .entry(let id, let occurrences):
      let found = try Self.entry(id, lexicon)
      if occurrences == .all {
        entry = found
        search = .words(PatternSearch(found, of: lexicon, dictionaries: dictionaries))
      } else {
        search = .evidence(EvidenceChoice(entry: id, occurrences))
      }
    case .code(let code, let occurrences):
      search = .evidence(try EvidenceChoice(code: code, occurrences, lexicon.codebook))
    }
    self.entry = entry
  }

  private static func entry(_ id: String, _ lexicon: Lexicon) throws(Problem) -> Entry {
    if let entry = lexicon.entries.first(where: { $0.id == id }) { return entry }
    throw Problem(
      "KWI-004", at: id, "the lexicon has no such row",
      cure: nearestName(to: id, among: lexicon.entries.map(\.id)).map { "did you mean \($0)?" }
        ?? "ids stand in the first column of the tables")
  }

  // MARK: Pages

  /// The lines that the query asks for.
  package func page() throws -> ConcordancePage {
    let end = query.limit.map { query.offset + $0 }
    let hits = try firstHits(end.map { $0 + 1 })
    let last = min(hits.count, end ?? hits.count)
    let shown = query.offset < last ? Array(hits[query.offset..<last]) : []
    return ConcordancePage(lines: try maker.lines(shown), hasMore: hits.count > last)
  }

  /// The first hits in the order asked for.
  private func firstHits(_ most: Int?) throws -> [ConcordanceHit] {
    let order = HitOrder(query.order, corpus.cards)
    guard let sample = query.sample else {
      var found = FirstHits(most, by: order.precedes)
      try scan { hits in
        found.add(hits)
        // Hits come as in the corpus, so that the first ones are the ones.
        guard query.order == .article, let most else { return .next }
        return found.count >= most ? .stop : .next
      }
      return found.sorted()
    }
    var drawn = FirstHits(sample.count) { a, b in
      a.lot != b.lot ? a.lot < b.lot : ConcordanceHit.precedes(a, b)
    }
    try scan { hits in
      drawn.add(
        hits.map { hit in
          var hit = hit
          hit.lot = hit.drawn(corpus.cards[hit.article].id, seed: sample.seed)
          return hit
        })
      return .next
    }
    return drawn.sorted().sorted(by: order.precedes)
  }

  private var maker: LineMaker {
    var code: String?
    if case .evidence(let choice) = search { code = choice.mentionCode }
    return LineMaker(
      corpus: corpus, context: query.context, isAcross: query.isAcross, entry: entry,
      mentionCode: code)
  }

  /// Visits every line in the order of the corpus, an article at a time, however many there are.
  package func visitLines(_ body: ([ConcordanceLine]) throws -> Visit) throws {
    let maker = maker
    try scan { try body(maker.lines($0)) }
  }

  // MARK: Totals

  /// Counts every hit, whatever the page.
  ///
  /// Takes a way through the whole corpus; with the sizes of the articles at hand only through those
  /// that have the words.
  package func totals(_ sizes: ArticleSizes? = nil) throws -> ConcordanceTotals {
    let isAdmitted = try admitted()
    var hits = [Int](repeating: 0, count: corpus.cards.count)
    func count(_ found: [ConcordanceHit]) -> Visit {
      for hit in found { hits[hit.article] += 1 }
      return .next
    }
    let words: [Int]
    switch search {
    case .words(let search) where sizes == nil:
      var counted = [Int](repeating: 0, count: corpus.cards.count)
      let finder = WordFinder(search)
      try corpus.visit(.all) { number, input in
        guard isAdmitted[number] else { return .next }
        counted[number] = input.title.wordCount + input.text.wordCount
        return count(finder.hits(in: input, article: number))
      }
      words = counted
    default:
      words = try (sizes ?? ArticleSizes(corpus)).words
      try scan(isAdmitted: { isAdmitted[$0] }, count)
    }
    return ConcordanceTotals(corpus.cards, hits: hits, words: words, isAdmitted: isAdmitted)
  }

  /// For each article whether the filter lets it pass.
  private func admitted() throws -> [Bool] {
    guard query.filter.asksForCodes else { return isOnTheTable }
    var isAdmitted = isOnTheTable
    try corpus.visitCodings { number, coding in
      isAdmitted[number] = isAdmitted[number] && query.filter.admits(coding)
      return .next
    }
    return isAdmitted
  }

  // MARK: Scanning

  /// Visits the hits of each article that has any, in the order of the corpus.
  private func scan(
    isAdmitted: ((Int) throws -> Bool)? = nil, _ body: ([ConcordanceHit]) throws -> Visit
  ) throws {
    let order: ConcordanceQuery.Order? =
      [.left, .right, .match].contains(query.order) ? query.order : nil
    let isAdmitted =
      isAdmitted ?? { number in
        guard isOnTheTable[number], query.filter.asksForCodes else { return isOnTheTable[number] }
        return query.filter.admits(try corpus.coding(of: number))
      }
    switch search {
    case .words(let search):
      let finder = WordFinder(search)
      try corpus.visit(.containing(search.isNeeded)) { number, input in
        guard isOnTheTable[number] else { return .next }
        let hits = finder.hits(in: input, article: number)
        guard !hits.isEmpty, try isAdmitted(number) else { return .next }
        return try body(order.map { keyed(hits, input, $0) } ?? hits)
      }
    case .evidence(let choice):
      try corpus.visitCodings { number, coding in
        guard isOnTheTable[number], query.filter.admits(coding) else { return .next }
        let hits = choice.hits(in: coding, article: number)
        guard !hits.isEmpty else { return .next }
        return try body(order.map { keyed(hits, try corpus.input(of: number), $0) } ?? hits)
      }
    }
  }

  /// The hits with the words that lines are ordered by.
  private func keyed(
    _ hits: [ConcordanceHit], _ input: CodingInput, _ order: ConcordanceQuery.Order
  ) -> [ConcordanceHit] {
    hits.map { hit in
      var hit = hit
      let text = hit.part == .title ? input.title : input.text
      let context = NodeContext(hit, in: text, isAcross: query.isAcross)
      hit.key = AlphabetOrder.key(context?.words(order) ?? [])
      return hit
    }
  }
}

/// Finds the words of a pattern in articles; one for each way through a corpus.
private struct WordFinder {
  private let matcher: Matcher

  init(_ search: PatternSearch) { matcher = Matcher(search.lexicon) }

  func hits(in input: CodingInput, article: Int) -> [ConcordanceHit] {
    var hits: [ConcordanceHit] = []
    for (part, text) in [(Part.title, input.title), (.text, input.text)] {
      for match in matcher.matches(in: text).entries {
        hits.append(
          ConcordanceHit(
            article: article, part: part, sentence: match.sentence, start: match.start,
            end: match.end, evidence: -1))
      }
    }
    return hits
  }
}
