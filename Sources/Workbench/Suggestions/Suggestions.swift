internal import Basics
internal import Coding
package import Lexicons
package import Linguistics

/// Candidates for a code out of a corpus, the best first.
package struct Suggestions: Sendable {
  package let query: SuggestionQuery
  package let suggestions: [Suggestion]
  /// Stories with the code and without, of those compared.
  package let targetStories: Int
  package let restStories: Int
  /// Pairs of articles in both languages.
  package let pairs: Int

  /// Looks through the corpus.
  ///
  /// Passages coded by people, where given, say which texts have the code for keyness. `tables` are
  /// those of now, where they are others than coded the corpus: their words are no candidates.
  package init(
    _ query: SuggestionQuery, in corpus: any StudyCorpus, dictionaries: Dictionaries,
    gold: [CodedPassage]? = nil, tables: Lexicon? = nil
  ) throws {
    let search = try SuggestionSearch(query, corpus, dictionaries, gold, tables: tables)
    self.query = query
    (targetStories, restStories) = search.compared
    pairs = search.pairs.count
    suggestions = try search.suggestions()
  }
}

extension SuggestionSearch {
  /// The best candidates with all that is told of them.
  func suggestions() throws -> [Suggestion] {
    let known = KnownWords(lexicon, dictionaries)
    let writer = PatternWriter(dictionaries: dictionaries, terms: terms)
    var chosen: [(key: TermKey, suggestion: Suggestion)] = []
    for (key, reasons) in fused(try candidates()) where chosen.count < query.limit {
      let count = counts[key].example != nil ? counts[key] : gold?.counts[key] ?? counts[key]
      let source: any StudyCorpus = counts[key].example != nil ? corpus : gold?.corpus ?? corpus
      guard let example = count.example else { continue }
      let input = try source.input(of: example.article)
      let text = example.part == .title ? input.title : input.text
      let rows = known.entries(in: text, from: example.start, to: example.end)
      let own = rows.first {
        $0.table == query.code.table && query.code.members.contains($0.code)
      }
      guard own == nil || query.showsKnown, let line = try line(example, source) else { continue }
      let language = terms.terms[Int(key.first)].language
      var others: [String] = []
      for row in rows where row.id != own?.id {
        let name = "\(row.table.kind.rawValue):\(row.code)"
        if !others.contains(name) { others.append(name) }
      }
      chosen.append(
        (
          key,
          Suggestion(
            pattern: writer.pattern(key), language: language == .kazakh ? .kk : .ru,
            code: query.code, reasons: reasons, stories: count.stories, articles: count.articles,
            alsoKeyFor: [], otherRows: others.sorted(), knownBy: own?.id, example: line.short,
            sentence: line.sentence)
        ))
    }
    let also = try OtherCodes(self, chosen.map(\.key)).codes
    return chosen.map { key, suggestion in
      var suggestion = suggestion
      suggestion.alsoKeyFor = also[key] ?? []
      return suggestion
    }
  }

  /// Candidates with the reasons of all methods, the best first: each method's ranks count, not its
  /// scores, which have no common measure (reciprocal rank fusion, Cormack, Clarke and Büttcher 2009).
  private func fused(_ found: [Candidate]) -> [(TermKey, [Suggestion.Reason])] {
    var reasons: [TermKey: [Suggestion.Reason]] = [:]
    var scores: [TermKey: Double] = [:]
    for method in SuggestionQuery.Method.allCases {
      let own = found.filter { $0.method == method }.sorted { a, b in
        if a.score != b.score { return a.score > b.score }
        let stories = (counts[a.key].stories, counts[b.key].stories)
        return stories.0 != stories.1 ? stories.0 > stories.1 : a.key < b.key
      }
      for (rank, candidate) in own.enumerated() {
        scores[candidate.key, default: 0] += 1 / Double(60 + rank + 1)
        reasons[candidate.key, default: []].append(
          .init(method: method, score: candidate.score, text: candidate.reason))
      }
    }
    return reasons.sorted { a, b in
      let (one, other) = (scores[a.key] ?? 0, scores[b.key] ?? 0)
      return one != other ? one > other : a.key < b.key
    }.map { ($0.key, $0.value) }
  }

  private func line(
    _ example: TermCounts.Example, _ source: any StudyCorpus
  ) throws -> (short: ConcordanceLine, sentence: String)? {
    let hit = ConcordanceHit(
      article: example.article, part: example.part, sentence: example.sentence,
      start: example.start, end: example.end, evidence: -1)
    let maker = LineMaker(
      corpus: source, context: 15, isAcross: false, entry: nil, mentionCode: nil)
    guard let line = try maker.lines([hit]).first else { return nil }
    let text = try source.text(of: example.article)
    let scalars = Array((example.part == .title ? text.title : text.text).unicodeScalars)
    let input = try source.input(of: example.article)
    let sentences = (example.part == .title ? input.title : input.text).sentences
    guard sentences.indices.contains(example.sentence) else { return nil }
    let range = sentences[example.sentence].range
    let end = min(range.upperBound.value, scalars.count)
    return (line, legible(scalars[min(range.lowerBound.value, end)..<end]))
  }
}
