internal import Basics
internal import Coding
internal import Lexicons
package import Linguistics
internal import Measures

/// Candidates for a code out of a corpus, the best first.
package struct Suggestions: Sendable {
  package let query: SuggestionQuery
  package let suggestions: [Suggestion]
  /// Stories with the code and without, of those compared.
  package let targetStories: Int
  package let restStories: Int
  /// Pairs of articles in both languages.
  package let pairs: Int

  /// Looks through the corpus; passages coded by people, where given, say which texts have the code for
  /// keyness.
  package init(
    _ query: SuggestionQuery, in corpus: any StudyCorpus, dictionaries: Dictionaries,
    gold: [CodedPassage]? = nil
  ) throws {
    let search = try SuggestionSearch(query, corpus, dictionaries, gold)
    self.query = query
    (targetStories, restStories) = search.compared
    pairs = search.pairs.count
    suggestions = try search.suggestions()
  }
}

/// The work of it: what is counted, then what each method makes of the counts.
private struct SuggestionSearch {
  private let query: SuggestionQuery
  private let corpus: any StudyCorpus
  private let dictionaries: Dictionaries
  private let lexicon: Lexicon
  private let units: CodedUnits
  private let counts: TermCounts
  private let gold: (units: CodedUnits, counts: TermCounts, corpus: MemoryCorpus)?
  private var terms = TermTable()
  private(set) var pairs: [ArticlePairs.Pair] = []
  private let kinship: WordKinship
  /// Stories of each language, by `kk` and `ru`.
  private let stories: [String: Int]

  init(
    _ query: SuggestionQuery, _ corpus: any StudyCorpus, _ dictionaries: Dictionaries,
    _ passages: [CodedPassage]?
  ) throws {
    (self.query, self.corpus, self.dictionaries) = (query, corpus, dictionaries)
    lexicon = try corpus.lexicon()
    kinship = try WordKinship()
    let problems = query.filter.problems(corpus.cards, lexicon.codebook)
    guard problems.isEmpty else { throw Problems(problems) }
    units = try CodedUnits(corpus, query.code, query.filter, codebook: lexicon.codebook)
    counts = try TermCounts(corpus, units, minStories: query.minStories, terms: &terms)
    if let passages {
      let coded = try GoldUnits(passages, query.code, in: corpus, dictionaries)
      let own = try CodedUnits(
        coded.corpus, query.code, ArticleFilter(), codebook: lexicon.codebook, gold: coded.isTarget)
      gold = (
        own,
        try TermCounts(coded.corpus, own, minStories: query.minStories, terms: &terms),
        coded.corpus
      )
    } else {
      gold = nil
    }
    var stories: [String: Int] = [:]
    for (number, card) in corpus.cards.enumerated() where units.isRepresentative[number] {
      stories[card.language, default: 0] += 1
    }
    self.stories = stories
    if query.methods.contains(.translations) {
      pairs = try ArticlePairs(corpus, units.isAdmitted, kinship).pairs
    }
  }

  /// Stories with and without the code, of those whose words are compared.
  var compared: (target: Int, rest: Int) {
    let own = gold?.units ?? units
    return (own.targetStories, own.restStories)
  }

  // MARK: Methods

  private func candidates() throws -> [Candidate] {
    let keys = keys
    var found: [Candidate] = []
    if query.methods.contains(.keyness) {
      found += KeynessMethod(
        counts: gold?.counts ?? counts, units: gold?.units ?? units, query: query
      ).candidates(keys)
    }
    if query.methods.contains(.collocates) {
      found += CollocateMethod(counts: counts, query: query).candidates(keys)
    }
    if query.methods.contains(.relatives) {
      let own = lexicon.entries.filter {
        $0.table == query.code.table && query.code.members.contains($0.code)
      }
      found += RelativesMethod(own, kinship, dictionaries)
        .candidates(keys, terms) { counts[$0].stories }
    }
    if query.methods.contains(.translations), !pairs.isEmpty {
      found += TranslationsMethod(pairs: pairs, units: units, query: query)
        .candidates(try wordsOfPairs()) { id in
          lexicon.entries.first { $0.id == id }.map { "\($0.patternText) (\(id))" }
        }
        .filter { isOpen($0.key) }
    }
    return found
  }

  /// All words and phrases that may be candidates, in a fixed order.
  private var keys: [TermKey] {
    let words = terms.terms.indices.map { TermKey(Int32($0)) }
    let phrases = Set(counts.phrases.keys).union(gold?.counts.phrases.keys.map { $0 } ?? [])
    return (words + phrases.sorted()).filter(isOpen)
  }

  /// In more than this share of the stories of its language a word tells nothing of any of them.
  private static let everywhere = 0.4

  private func isOpen(_ key: TermKey) -> Bool {
    let term = terms.terms[Int(key.first)]
    guard query.language == .any || query.language.rawValue == term.language.rawValue else {
      return false
    }
    let count = max(counts[key].stories, gold?.counts[key].stories ?? 0)
    guard count >= query.minStories, key.isPhrase || terms.isContent[Int(key.first)] else {
      return false
    }
    // A handful of stories has no everyday words to tell.
    let all = stories[term.language.rawValue] ?? 0
    return all < 10 || Double(counts[key].stories) <= Self.everywhere * Double(all)
  }

  private func wordsOfPairs() throws -> [Int: Set<Int32>] {
    let wanted = Set(pairs.flatMap { [$0.kazakh, $0.russian] })
    var words: [Int: Set<Int32>] = [:]
    var terms = terms
    try corpus.visit(.all) { number, input in
      guard wanted.contains(number) else { return .next }
      let numbers = terms.numbers(in: input.title) + terms.numbers(in: input.text)
      words[number] = Set(numbers.filter { $0 >= 0 && terms.isContent[Int($0)] })
      return .next
    }
    return words
  }

  // MARK: Choosing

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
    let also = try alsoKey(chosen.map(\.key))
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

  // MARK: Other codes

  /// For which other codes of the kind each word is key, the closest first.
  private func alsoKey(_ keys: [TermKey]) throws -> [TermKey: [String]] {
    let wanted = Set(keys)
    var terms = terms
    let lemmas = Set(keys.map { terms.terms[Int($0.first)].lemma })
    var met: [TermKey: [Int]] = [:]
    try corpus.visit(.containing { $0.analyses.contains { lemmas.contains($0.lemma) } }) {
      number, input in
      guard units.isRepresentative[number] else { return .next }
      var here: Set<TermKey> = []
      for text in [input.title, input.text] {
        let numbers = terms.numbers(in: text)
        for (place, term) in numbers.enumerated() where term >= 0 {
          here.insert(TermKey(term))
          if place + 1 < numbers.count, numbers[place + 1] >= 0 {
            here.insert(TermKey(term, numbers[place + 1]))
          }
        }
      }
      for key in here.intersection(wanted) {
        for code in units.codesOfArticles[number] {
          met[key, default: Array(repeating: 0, count: units.codes.count)][code] += 1
        }
      }
      return .next
    }
    var sizes = [Int](repeating: 0, count: units.codes.count)
    var all = 0
    for number in units.isRepresentative.indices where units.isRepresentative[number] {
      all += 1
      for code in units.codesOfArticles[number] { sizes[code] += 1 }
    }
    return met.reduce(into: [:]) { also, item in
      let (key, hits) = item
      let found = units.codes.indices.compactMap { code -> (code: String, score: Double)? in
        guard units.codes[code] != query.code.top, hits[code] >= query.minStories else {
          return nil
        }
        let keyness = Keyness(
          hits[code], of: sizes[code], against: max(0, counts[key].stories - hits[code]),
          of: all - sizes[code])
        guard keyness.logLikelihood > 0, keyness.logRatio >= query.minLogRatio,
          keyness.probability <= query.maxProbability
        else { return nil }
        return (units.codes[code], keyness.logLikelihood)
      }
      // Three are enough to see that a word is nobody's own.
      also[key] = found.sorted { ($1.score, $0.code) < ($0.score, $1.code) }.prefix(3).map(\.code)
    }
  }
}
