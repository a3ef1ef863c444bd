internal import Coding
internal import Linguistics

/// How often words are met: in articles, in stories with a code and without, in sentences with it and
/// without.
struct TermCounts {
  /// Of one candidate.
  struct Count {
    /// Articles and stories of the whole corpus.
    var articles = 0
    var stories = 0
    /// Stories with the code.
    var targetStories = 0
    /// Sentences, of one article a story.
    var sentences = 0
    /// Those of them that bear the code, its own words left out.
    var targetSentences = 0
    var example: Example?

    var restStories: Int { stories - targetStories }
  }

  /// Where a word can be shown.
  struct Example {
    var article: Int
    var part: Part
    var sentence: Int
    var start: Int
    var end: Int
    /// Smaller is better: in a sentence with the code, in an article with it, elsewhere.
    var rank: Int
  }

  private(set) var words: [Count] = []
  private(set) var phrases: [TermKey: Count] = [:]
  /// Sentences of the articles that stand for stories, with the code and all.
  private(set) var targetSentences = 0
  private(set) var allSentences = 0
  /// The last article and sentence in which each word was counted, for each is counted once.
  private var lastArticle: [Int] = []
  private var lastSentence: [Int] = []
  private var sentencesSeen = 0

  subscript(key: TermKey) -> Count {
    if key.isPhrase { return phrases[key] ?? Count() }
    return words.indices.contains(Int(key.first)) ? words[Int(key.first)] : Count()
  }

  /// Goes twice through the corpus: phrases are counted in texts with the code first, so that only
  /// those that may be candidates are counted elsewhere.
  init(
    _ corpus: any StudyCorpus, _ units: CodedUnits, minStories: Int, terms: inout TermTable
  ) throws {
    try corpus.visit(.all) { number, input in
      guard units.isAdmitted[number] else { return .next }
      count(number, input, units, &terms, .first)
      return .next
    }
    (lastArticle, lastSentence) = ([], [])
    phrases = phrases.filter { $0.value.targetStories >= minStories }
    guard !phrases.isEmpty else { return }
    try corpus.visit(.all) { number, input in
      if units.isAdmitted[number], !units.isFirstOfStoryWithCode(number) {
        count(number, input, units, &terms, .second)
      }
      return .next
    }
  }

  private enum Pass { case first, second }

  private mutating func count(
    _ number: Int, _ input: CodingInput, _ units: CodedUnits, _ terms: inout TermTable, _ pass: Pass
  ) {
    let coded = units.sentences[number] ?? []
    var phrasesHere: Set<TermKey> = []
    for (part, text) in [(Part.title, input.title), (.text, input.text)] {
      let numbers = terms.numbers(in: text)
      makeRoom(for: terms.terms.count)
      for (place, sentence) in text.sentences.enumerated() {
        let own = coded.first { $0.part == part && $0.sentence == place }
        let reader = SentenceTerms(
          numbers: numbers, text: text, tokens: sentence.tokens, own: own?.spans ?? [],
          terms: terms)
        let unit = Unit(
          article: number, part: part, sentence: place, isCoded: own != nil,
          isTarget: units.isTarget[number], isStory: units.isRepresentative[number],
          // Examples of a line or two are read with the least effort.
          isHandy: (5...30).contains(sentence.tokens.count))
        if pass == .first { countWords(reader, unit) }
        if pass == .second || units.isFirstOfStoryWithCode(number) {
          countPhrases(reader, unit, pass, &phrasesHere)
        }
      }
    }
  }

  private mutating func makeRoom(for count: Int) {
    guard lastArticle.count < count else { return }
    lastArticle += Array(repeating: -1, count: count - lastArticle.count)
    lastSentence += Array(repeating: -1, count: count - lastSentence.count)
    words += Array(repeating: Count(), count: max(0, count - words.count))
  }

  private mutating func countWords(_ reader: SentenceTerms, _ unit: Unit) {
    sentencesSeen += 1
    if unit.isStory {
      allSentences += 1
      if unit.isCoded { targetSentences += 1 }
    }
    for found in reader.words {
      let word = Int(found.key.first)
      guard lastSentence[word] != sentencesSeen else { continue }
      lastSentence[word] = sentencesSeen
      words[word].note(found, unit, isNewHere: lastArticle[word] != unit.article)
      lastArticle[word] = unit.article
    }
  }

  private mutating func countPhrases(
    _ reader: SentenceTerms, _ unit: Unit, _ pass: Pass, _ here: inout Set<TermKey>
  ) {
    var inSentence: Set<TermKey> = []
    for found in reader.phrases where pass == .first || phrases[found.key] != nil {
      guard inSentence.insert(found.key).inserted else { continue }
      let isNew = here.insert(found.key).inserted
      phrases[found.key, default: Count()].note(found, unit, isNewHere: isNew)
    }
  }
}

/// The sentence in which words are counted.
private struct Unit {
  var article: Int
  var part: Part
  var sentence: Int
  /// It bears the code; its article does.
  var isCoded: Bool
  var isTarget: Bool
  /// The article stands for its story.
  var isStory: Bool
  var isHandy: Bool

  var rank: Int { (isCoded ? 0 : isTarget ? 2 : 4) + (isHandy ? 0 : 1) }
}

extension TermCounts.Count {
  fileprivate mutating func note(
    _ found: SentenceTerms.Found, _ unit: Unit, isNewHere: Bool
  ) {
    if unit.isStory {
      sentences += 1
      if unit.isCoded, !found.isOwn { targetSentences += 1 }
    }
    if (example?.rank ?? .max) > unit.rank {
      example = TermCounts.Example(
        article: unit.article, part: unit.part, sentence: unit.sentence, start: found.start,
        end: found.end, rank: unit.rank)
    }
    guard isNewHere else { return }
    articles += 1
    guard unit.isStory else { return }
    stories += 1
    if unit.isTarget { targetStories += 1 }
  }
}

/// The words and phrases of one sentence.
private struct SentenceTerms {
  struct Found {
    var key: TermKey
    var start: Int
    var end: Int
    /// It is among the words by which the sentence bears the code.
    var isOwn: Bool
  }

  let numbers: [Int32]
  let text: AnalyzedText
  let tokens: Range<Int>
  let own: [Range<Int>]
  let terms: TermTable

  var words: [Found] {
    tokens.compactMap { token in
      numbers[token] >= 0 && terms.isContent[Int(numbers[token])]
        ? found(TermKey(numbers[token]), token, token) : nil
    }
  }

  /// Two words side by side, of which one at least names something.
  var phrases: [Found] {
    tokens.dropLast().compactMap { token in
      let (a, b) = (numbers[token], numbers[token + 1])
      guard a >= 0, b >= 0, a != b, terms.isPhrasal[Int(a)], terms.isPhrasal[Int(b)],
        terms.isContent[Int(a)] || terms.isContent[Int(b)],
        terms.terms[Int(a)].language == terms.terms[Int(b)].language
      else { return nil }
      return found(TermKey(a, b), token, token + 1)
    }
  }

  private func found(_ key: TermKey, _ first: Int, _ last: Int) -> Found {
    let (start, end) = (Int(text.tokens[first].start), Int(text.tokens[last].end))
    return Found(
      key: key, start: start, end: end,
      isOwn: own.contains { $0.lowerBound < end && start < $0.upperBound })
  }
}
