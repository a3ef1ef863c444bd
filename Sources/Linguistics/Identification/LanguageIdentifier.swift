/// Tells the language of sentences and texts.
///
/// Words are judged once each, by their letters and by whether the dictionaries know them.
struct LanguageIdentifier {
  typealias Costs = LanguageModel.Costs

  /// Emptied when it holds as many words: about 30 MB.
  private static let cacheLimit = 150_000
  /// A foreign name must not outweigh the rest of a sentence.
  private static let wordLimit: Float = 16
  /// What being of another language than the text costs a sentence: enough to decide for two
  /// words that could be either, too little for three that could not.
  private static let documentPull: Float = 6

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
    let text = language(total, all, in: nil)
    return (
      text,
      judged.map {
        Finding(language: language($0.costs, $0.letters, in: text), script: $0.letters.script)
      }
    )
  }

  /// The costs of the words of a sentence's main alphabet, and the letters of all.
  private mutating func costs(
    of words: [Piece], _ units: [UInt16]
  ) -> (costs: Costs, letters: LetterCount) {
    var letters = LetterCount([])
    for word in words { letters.count(units[word.range]) }
    var sum = Costs(repeating: 0)
    for word in words where LetterCount(units[word.range]).script == letters.script {
      sum += costs(of: String(decoding: units[word.range], as: UTF16.self).lowercased())
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

  /// The likeliest language; `context` is that of the text around.
  private func language(
    _ costs: Costs, _ letters: LetterCount, in context: Language?
  ) -> Language {
    guard letters.hasAny else { return context ?? .other }
    if letters.script == .arabic { return letters.looksKazakhArabic ? .kazakh : .other }
    let sum = costs + prior
    var best = Language.other
    var least = Float.infinity
    for (index, group) in groups.enumerated() {
      let pull = context.map { $0 == group ? 0 : Self.documentPull } ?? 0
      if sum[index] + pull < least {
        least = sum[index] + pull
        best = group
      }
    }
    return best
  }
}
