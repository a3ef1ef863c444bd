/// Tells the language of sentences and texts.
///
/// Words are judged once for each spelling, by their letters and by whether the dictionaries know them.
struct LanguageIdentifier: Sendable {
  typealias Costs = LanguageModel.Costs
  private typealias Lane = LanguageModel.Lane

  /// A foreign name must not outweigh the rest of a sentence.
  private static let wordLimit = LanguageModel.fixed(16)
  /// What being of another language than all the rest of a text costs a sentence: enough to decide
  /// for a list of names, too little for three words that can be but one language.
  private static let textPull: Float = 2560

  /// Natural logarithms by which a word is less likely in a language whose dictionary lacks it,
  /// and in one that has no dictionary here: best of a few pairs on three-word fragments.
  private static let unknownWord = LanguageModel.fixed(6)
  private static let noDictionary = LanguageModel.fixed(2.5)

  private let dictionaries: Dictionaries
  private let model: LanguageModel
  /// Costs before anything is read.
  private let prior: Costs

  init(_ dictionaries: Dictionaries) {
    self.dictionaries = dictionaries
    model = dictionaries.tables.languages
    var prior = Costs(repeating: LanguageModel.fixed(1000))
    for (index, label) in model.labels.enumerated() {
      prior[index] = LanguageModel.fixed(Self.prior(label))
    }
    self.prior = prior
  }

  /// How much rarer than Kazakh and Russian a language is on the pages that Koshu reads.
  private static func prior(_ label: String) -> Float {
    switch label {
    case "kk", "ru", "kk-Latn": 0
    // Set between Kyrgyz fragments without its letters, which 13 keeps apart, and eight sentences of
    // comments, which 8 all finds.
    case "kk-bare": 10
    case "uk": 6
    case "be", "bg", "mk", "sr": 12
    case "mn", "tg": 8
    default: 1
    }
  }

  /// The words of a sentence taken together.
  struct Judged {
    var costs = Costs(repeating: 0)
    var letters = LetterCount()
    var words = 0
    /// The costs of its words, each in the cheaper of Kazakh and Russian.
    var mixed: Int32 = 0
    /// The same of words that begin with a capital inside the sentence.
    fileprivate var names = Costs(repeating: 0)
    fileprivate var mixedNames: Int32 = 0
    fileprivate var hasNames = false

    /// Adds the names: going from language to language, they tell three eighths of what words do.
    mutating func addNames() {
      guard hasNames else { return }
      costs &+= names &>> 2 &+ names &>> 3
      mixed &+= LanguageIdentifier.ofName(mixedNames)
    }
  }

  /// Words of a sentence that are asked for its language: more than print has, and few enough that
  /// the sum of their costs, at most 22 nats each, fits 32 bits.
  static let mostWords = 100_000

  /// What a word that costs so much costs as a name: three eighths.
  static func ofName(_ cost: Int32) -> Int32 { cost &>> 2 &+ cost &>> 3 }

  /// What is found out about a sentence.
  struct Finding {
    var language: Language
    var script: Script
  }

  /// The language of a text and of each of its sentences.
  func languages(
    of sentences: [Judged]
  ) -> (text: Language, script: Script, sentences: [Finding]) {
    var total = Judged()
    for sentence in sentences {
      // Of the longest texts not all, so that the sum cannot overflow.
      if total.words < 2 * Self.mostWords {
        total.costs &+= sentence.costs
        total.mixed &+= sentence.mixed
      }
      total.words += sentence.words
      total.letters += sentence.letters
    }
    let text = language(
      self.costs(of: total), total.letters)
    let costs = sentences.map { self.costs(of: $0) }
    var letters = SIMD4<Float>(repeating: 0)
    let alone = zip(sentences, costs).map { sentence, costs in
      let language = language(costs, sentence.letters)
      letters[language.index] += Float(sentence.letters.sum)
      return language
    }
    let findings = sentences.indices.map { index in
      let own = sentences[index].letters
      guard own.hasAny else { return Finding(language: text, script: own.script) }
      // The shares of the rest of the text: a sentence must not vouch for itself.
      var shares = letters
      shares[alone[index].index] -= Float(own.sum)
      shares /= Float(max(total.letters.sum - own.sum, 1))
      return Finding(
        language: language(costs[index], own, shares), script: own.script)
    }
    return (text, total.letters.script, findings)
  }

  /// The costs of the groups of languages for words taken together.
  private func costs(of judged: Judged) -> SIMD4<Float> {
    var costs = least(judged.costs &+ prior, judged.letters)
    // Kazakh and Russian side by side are neither, but still less a third language.
    if judged.letters.script == .cyrillic,
      Float(judged.mixed &+ 3 &* CodeSwitching.price) < costs[2]
    {
      costs[2] = .infinity
    }
    return costs
  }

  /// The costs of a word by itself, given as it is written.
  func costs(of spelling: ArraySlice<UInt16>) -> Costs {
    guard spelling.count <= TypeTable.longestWord else { return Costs(repeating: 0) }
    let word = String(decoding: spelling, as: UTF16.self).lowercased()
    var costs = model.costs(of: word.utf16)
    let least = model.labels.indices.map { costs[$0] }.min() ?? 0
    costs = pointwiseMin(costs &- Costs(repeating: least), Costs(repeating: Self.wordLimit))
    if Letters.isCyrillic(word.utf16.first ?? 0) { costs &+= ignorance(of: word) }
    return costs
  }

  /// Adds a word to the sentence that it stands in.
  func add(
    _ costs: Costs, of spelling: Vocabulary.Spelling, isFirst: Bool, _ script: Script,
    to sentence: inout Judged
  ) {
    // A word of another script than the sentence's tells nothing.
    guard spelling.script == script else { return }
    if spelling.isName && !isFirst {
      sentence.hasNames = true
      sentence.names &+= costs
      sentence.mixedNames &+= spelling.kazakhOrRussian
    } else {
      sentence.costs &+= costs
      sentence.mixed &+= spelling.kazakhOrRussian
    }
  }

  /// What it costs a language that its dictionary does not know a word.
  ///
  /// The rest have none, so they pay always, less than Kazakh and Russian for a word that those do
  /// not know.
  private func ignorance(of word: String) -> Costs {
    let folded = folded(word)
    let isKazakh = dictionaries.kazakh.knows(folded)
    let isRussian = dictionaries.russian.knows(folded)
    let kazakh = isKazakh ? 0 : Self.unknownWord
    let russian = isRussian ? 0 : Self.unknownWord
    // Asked last, as it takes longest.
    let isBare = isKazakh || !isRussian && dictionaries.kazakh.respells(folded)
    var costs = Costs(repeating: Self.noDictionary)
    costs[Lane.kazakh] = kazakh
    costs[Lane.russian] = russian
    costs[Lane.bare] = isBare ? Self.noDictionary : Self.unknownWord
    return costs
  }

  /// What a word costs as Kazakh and as Russian.
  func kazakhAndRussian(_ costs: Costs) -> (kazakh: Int32, russian: Int32) {
    let least = least(costs, LetterCount())
    return (Int32(least[0]), Int32(least[1]))
  }

  /// The costs of the likeliest language of each group, by the group's index.
  private func least(_ costs: Costs, _ letters: LetterCount) -> SIMD4<Float> {
    // One letter of Kazakh, or of its sisters, tells that the rest are not wanting.
    let bare = letters.kazakh > 0 ? Int32.max : costs[Lane.bare]
    let kazakh = min(costs[Lane.kazakh], costs[Lane.kazakhLatin], bare)
    // As plain memory: a lane with a variable number would have the vector copied for each.
    let other = withUnsafeBytes(of: costs) { lanes in
      lanes.bindMemory(to: Int32.self)[Lane.others..<model.labels.count].min() ?? .max
    }
    return SIMD4(Float(kazakh), Float(costs[Lane.russian]), Float(other), .infinity)
  }

  /// The likeliest language, by the costs of the groups and their shares of the text
  /// around.
  private func language(
    _ costs: SIMD4<Float>, _ letters: LetterCount,
    _ shares: SIMD4<Float> = SIMD4(repeating: 0)
  ) -> Language {
    guard letters.hasAny else { return .other }
    if letters.script == .arabic {
      // The text around decides where a short sentence has none of the letters that tell.
      return letters.looksKazakhArabic || shares[0] > shares[2] ? .kazakh : .other
    }
    let costs = costs - shares * Self.textPull
    if costs[0] <= costs[1], costs[0] <= costs[2] { return .kazakh }
    return costs[1] <= costs[2] ? .russian : .other
  }
}
