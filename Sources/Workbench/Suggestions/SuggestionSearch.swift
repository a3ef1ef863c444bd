internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics

/// What is counted in a corpus to find words for a code, and what each method makes of the counts.
struct SuggestionSearch {
  let query: SuggestionQuery
  let corpus: any StudyCorpus
  let dictionaries: Dictionaries
  let lexicon: Lexicon
  let units: CodedUnits
  let counts: TermCounts
  let gold: (units: CodedUnits, counts: TermCounts, corpus: MemoryCorpus)?
  private(set) var terms = TermTable()
  private(set) var pairs: [ArticlePairs.Pair] = []
  private let kinship: WordKinship
  /// Stories of each language, by `kk` and `ru`.
  private let stories: [String: Int]

  init(
    _ query: SuggestionQuery, _ corpus: any StudyCorpus, _ dictionaries: Dictionaries,
    _ passages: [CodedPassage]?, tables: Lexicon?
  ) throws {
    (self.query, self.corpus, self.dictionaries) = (query, corpus, dictionaries)
    lexicon = try tables ?? corpus.lexicon()
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

  /// What each method proposes, in no order.
  func candidates() throws -> [Candidate] {
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
}
