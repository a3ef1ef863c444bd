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
      count(number, input, units, &terms, isFirstPass: true)
      return .next
    }
    phrases = phrases.filter { key, count in
      count.targetStories >= minStories
    }
    guard !phrases.isEmpty else { return }
    try corpus.visit(.all) { number, input in
      guard units.isAdmitted[number], !units.isTarget[number] || !units.isRepresentative[number]
      else { return .next }
      count(number, input, units, &terms, isFirstPass: false)
      return .next
    }
  }

  private mutating func count(
    _ number: Int, _ input: CodingInput, _ units: CodedUnits, _ terms: inout TermTable,
    isFirstPass: Bool
  ) {
    let isTarget = units.isTarget[number]
    let isStory = units.isRepresentative[number]
    let coded = units.sentences[number] ?? []
    var seen: Set<TermKey> = []
    for (part, text) in [(Part.title, input.title), (.text, input.text)] {
      let numbers = terms.numbers(in: text)
      for (place, sentence) in text.sentences.enumerated() {
        let own = coded.first { $0.part == part && $0.sentence == place }
        let reader = SentenceTerms(
          numbers: numbers, text: text, tokens: sentence.tokens, own: own?.spans ?? [],
          terms: terms)
        if isFirstPass, isStory {
          allSentences += 1
          if own != nil { targetSentences += 1 }
        }
        var here: Set<TermKey> = []
        let length = sentence.tokens.count
        let rank =
          (own != nil ? 0 : isTarget ? 2 : 4) + ((5...30).contains(length) ? 0 : 1)
        func note(_ found: SentenceTerms.Found, _ count: inout Count) {
          guard here.insert(found.key).inserted else { return }
          if isStory, isFirstPass || found.key.isPhrase {
            count.sentences += 1
            if own != nil, !found.isOwn { count.targetSentences += 1 }
          }
          if (count.example?.rank ?? .max) > rank {
            count.example = Example(
              article: number, part: part, sentence: place, start: found.start, end: found.end,
              rank: rank)
          }
          guard seen.insert(found.key).inserted else { return }
          count.articles += 1
          if isStory {
            count.stories += 1
            if isTarget { count.targetStories += 1 }
          }
        }
        if isFirstPass {
          if words.count < terms.terms.count {
            words += Array(repeating: Count(), count: terms.terms.count - words.count)
          }
          for found in reader.words { note(found, &words[Int(found.key.first)]) }
        }
        // Phrases begin with the texts that bear the code.
        if !isFirstPass || isTarget && isStory {
          for found in reader.phrases where isFirstPass || phrases[found.key] != nil {
            note(found, &phrases[found.key, default: Count()])
          }
        }
      }
    }
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
