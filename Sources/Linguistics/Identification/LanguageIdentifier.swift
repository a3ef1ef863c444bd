/// Tells the language of sentences and texts.
///
/// Words are judged once each, by their letters and by whether the dictionaries know them.
struct LanguageIdentifier {
  typealias Costs = LanguageModel.Costs

  /// Emptied when it holds as many words: about 30 MB.
  private static let cacheLimit = 150_000
  /// A foreign name must not outweigh the rest of a sentence.
  private static let wordLimit: Float = 16
  /// What being of another language than all the rest of a text costs a sentence: enough to decide
  /// for a list of names, too little for three words that can be but one language.
  private static let textPull: Float = 10
  /// A name goes from language to language: it tells less than a word.
  private static let nameWeight: Float = 0.4

  /// Natural logarithms by which a word is less likely in a language whose dictionary lacks it,
  /// and in one that has no dictionary here: best of a few pairs on three-word fragments.
  private static let unknownWord: Float = 6
  private static let noDictionary: Float = 2.5

  private let dictionaries: Dictionaries
  private let model: LanguageModel
  /// Costs before anything is read.
  private let prior: Costs
  private let groups: [Language]
  private var cache: [String: Costs] = [:]

  init(_ dictionaries: Dictionaries) {
    self.dictionaries = dictionaries
    model = dictionaries.tables.languages
    groups = model.labels.map { label in
      switch label {
      case "kk", "kk-Latn": .kazakh
      case "ru": .russian
      default: .other
      }
    }
    var prior = Costs(repeating: 1000)
    for (index, label) in model.labels.enumerated() { prior[index] = Self.prior(label) }
    self.prior = prior
  }

  /// How much rarer than Kazakh and Russian a language is on the pages that Koshu reads.
  private static func prior(_ label: String) -> Float {
    switch label {
    case "kk", "ru", "kk-Latn": 0
    case "uk": 6
    case "be", "bg", "mk", "sr": 12
    case "mn", "tg": 8
    default: 1
    }
  }

  /// What is found out about a sentence.
  struct Finding {
    var language: Language
    var script: Script
  }

  /// The language of a text and of each of its sentences.
  mutating func languages(
    of sentences: [ArraySlice<Piece>], _ units: [UInt16]
  ) -> (text: Language, sentences: [Finding]) {
    var total = Costs(repeating: 0)
    var all = LetterCount([])
    var judged: [(costs: Costs, letters: LetterCount)] = []
    for pieces in sentences {
      let sentence = costs(of: pieces.filter { $0.kind == .word }, units)
      total += sentence.costs
      all += sentence.letters
      judged.append(sentence)
    }
    let text = language(total, all)
    let alone = judged.map { language($0.costs, $0.letters) }
    var letters: [Language: Int] = [:]
    for (sentence, language) in zip(judged, alone) {
      letters[language, default: 0] += sentence.letters.sum
    }
    let findings = zip(judged, alone).map { sentence, language in
      let own = sentence.letters.sum
      guard own > 0 else { return Finding(language: text, script: sentence.letters.script) }
      // The shares of the rest of the text: a sentence must not vouch for itself.
      var shares = letters.mapValues { Float($0) / Float(max(all.sum - own, 1)) }
      shares[language, default: 0] -= Float(own) / Float(max(all.sum - own, 1))
      return Finding(
        language: self.language(sentence.costs, sentence.letters, shares),
        script: sentence.letters.script)
    }
    return (text, findings)
  }

  /// The costs of the words of a sentence's main alphabet, and the letters of all.
  private mutating func costs(
    of words: [Piece], _ units: [UInt16]
  ) -> (costs: Costs, letters: LetterCount) {
    var letters = LetterCount([])
    for word in words { letters.count(units[word.range]) }
    var sum = Costs(repeating: 0)
    for (index, word) in words.enumerated()
    where word.range.count <= TypeCache.longestWord
      && LetterCount(units[word.range]).script == letters.script
    {
      let isName = index > 0 && Letters.isUpper(units[word.range.lowerBound])
      let costs = costs(of: String(decoding: units[word.range], as: UTF16.self).lowercased())
      sum += isName ? costs * Self.nameWeight : costs
    }
    return (sum, letters)
  }

  private mutating func costs(of word: String) -> Costs {
    if let known = cache[word] { return known }
    var costs = model.costs(of: word.utf16)
    var least = Float.infinity
    for index in groups.indices { least = min(least, costs[index]) }
    costs = pointwiseMin(costs, Costs(repeating: least + Self.wordLimit))
    if Letters.isCyrillic(word.utf16.first ?? 0) { costs += ignorance(of: word) }
    if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
    cache[word] = costs
    return costs
  }

  /// What it costs a language that its dictionary does not know a word.
  ///
  /// The rest have none, so they pay always, less than Kazakh and Russian for a word that those do
  /// not know.
  private func ignorance(of word: String) -> Costs {
    let folded = folded(word)
    let kazakh = dictionaries.kazakh.knows(folded) ? 0 : Self.unknownWord
    let russian = dictionaries.russian.knows(folded) ? 0 : Self.unknownWord
    var costs = Costs(repeating: Self.noDictionary)
    for (index, label) in model.labels.enumerated() {
      if label == "kk" { costs[index] = kazakh }
      if label == "ru" { costs[index] = russian }
    }
    return costs
  }

  /// The likeliest language, given the languages' shares of the text around.
  private func language(
    _ costs: Costs, _ letters: LetterCount, _ shares: [Language: Float] = [:]
  ) -> Language {
    guard letters.hasAny else { return .other }
    if letters.script == .arabic { return letters.looksKazakhArabic ? .kazakh : .other }
    let sum = costs + prior
    var best = Language.other
    var least = Float.infinity
    for (index, group) in groups.enumerated() {
      let cost = sum[index] - Self.textPull * (shares[group] ?? 0)
      if cost < least {
        least = cost
        best = group
      }
    }
    return best
  }
}
