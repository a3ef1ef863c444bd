internal import Foundation

/// Readings of words that the dictionary does not hold.
extension RussianMorphology {
  func guesses(_ word: Word) -> [Analysis] {
    // Hashtags and handles that the word breaker left.
    if word.folded.hasPrefix("#") || word.folded.hasPrefix("@") { return [] }
    if let hyphen = word.folded.lastIndex(of: "-") {
      let readings = hyphenated(word, at: hyphen)
      if !readings.isEmpty { return readings }
    }
    guard word.bytes.contains(where: { $0 >= 0x80 }) else { return [] }
    if let abbreviation = abbreviation(word) { return abbreviation }
    let prefixed = withKnownPrefix(word)
    if !prefixed.isEmpty { return prefixed }
    let readings = byEnding(word)
    return word.isCapitalized ? asName(readings, word) : readings
  }

  /// Readings of known words that are spelt as they are spoken: Дааа, собиралися, кажеться.
  func respelt(_ word: Word) -> [Analysis] {
    for spelling in spellings(word.folded) where spelling != word.folded {
      let readings = known(
        Word(folded: spelling, isCapitalized: word.isCapitalized && !word.isAllCapitals))
      if !readings.isEmpty { return readings }
    }
    return []
  }

  private func spellings(_ word: String) -> [String] {
    var all: [String] = []
    let letters = Array(word)
    if letters.count > 2 {
      // Runs of three and more, and of two at the end, are drawn out.
      var short: [Character] = []
      for (index, letter) in letters.enumerated() {
        let isRun = index > 1 && letters[index - 1] == letter && letters[index - 2] == letter
        let isEnd = index == letters.count - 1 && letters[index - 1] == letter
        if !isRun && !isEnd { short.append(letter) }
      }
      all.append(String(short))
      var single: [Character] = []
      for letter in short where single.last != letter { single.append(letter) }
      if short.count < letters.count { all.append(String(single)) }
    }
    // The old ending of reflexive verbs, and the commonest mistake in the modern one.
    if ["лася", "лися", "лося"].contains(where: word.hasSuffix) {
      all.append(word.dropLast() + "ь")
    }
    if word.hasSuffix("ться") { all.append(word.dropLast(4) + "тся") }
    if word.hasSuffix("тся") { all.append(word.dropLast(3) + "ться") }
    return all
  }

  /// РИИЦ, СПбГПУ: short, with capitals at least at its start; ЦОНе, ЦОНы are cases of ЦОН.
  private func abbreviation(_ word: Word) -> [Analysis]? {
    let letters = word.folded.unicodeScalars.count
    guard word.capitals > 1, letters <= 8 else { return nil }
    if let cases = abbreviationEndings[String(word.folded.unicodeScalars.dropFirst(word.capitals))],
      word.startsWithCapitals
    {
      let lemma = String(word.folded.unicodeScalars.prefix(word.capitals))
      return cases.map { ending in
        var reading = Analysis(lemma: lemma, partOfSpeech: .abbreviation)
        reading.grammaticalCase = ending.0
        reading.number = ending.1
        return reading
      }
    }
    guard word.isAllCapitals ? letters <= 6 : word.capitals > 2 else { return nil }
    return [Analysis(lemma: word.folded, partOfSpeech: .abbreviation)]
  }

  /// An unknown word with a capital is a name more often than not: its nominative is likelier
  /// than a genitive plural, a verb out of the question, and it may not be inflected at all
  /// (Висконти, Додо).
  private func asName(_ readings: [Analysis], _ word: Word) -> [Analysis] {
    let total = readings.reduce(0) { $0 + $1.weight }
    var names = readings.map { reading in
      var copy = reading
      if copy.partOfSpeech == .noun { copy.partOfSpeech = .properName }
      copy.weight *= factor(reading, word) / max(total, 1)
      return copy
    }
    let adjectives = readings.filter { $0.partOfSpeech == .adjective }
    let isAdjective = adjectives.reduce(0) { $0 + $1.weight } > total / 2
    let isFixed = !isAdjective && fixedEndings.contains { word.folded.hasSuffix($0) }
    var fixed = Analysis(lemma: word.folded, partOfSpeech: .properName)
    if ["ов", "ев", "ин"].contains(where: word.folded.hasSuffix) {
      fixed.grammaticalCase = .nominative
      fixed.number = .singular
    }
    // Names in -у, -ю, -ы, -е are mostly cases of others.
    let isDoubtful = ["у", "ю", "ы", "е"].contains { word.folded.hasSuffix($0) }
    fixed.weight = !isFixed ? 0.15 : isDoubtful ? 0.6 : 1
    names.append(fixed)
    return names
  }

  /// Found by hand on the development split of UD_Russian.
  private func factor(_ reading: Analysis, _ word: Word) -> Double {
    if table.names.contains(reading.lemma) { return 50 }
    // Атырауской is an adjective, not a case of a name in -ск or -ска.
    let isRelative = word.folded.contains("ск") && reading.lemma.hasSuffix("ский")
    if isRelative, reading.partOfSpeech == .adjective { return 15 }
    switch reading.partOfSpeech {
    case .noun, .properName:
      if reading.lemma == word.folded, reading.grammaticalCase == .nominative {
        // Of surnames in -ова more are genitives of men than nominatives of women.
        return ["ова", "ева", "ина"].contains { word.folded.hasSuffix($0) } ? 0.7 : 4
      }
      // Авраамий is not several of an Авраамия.
      let isOfMany =
        reading.grammaticalCase == .genitive || reading.grammaticalCase == .accusative
      return reading.number == .plural && isOfMany ? 0.05 : 1
    // Додо is not the short form of an adjective.
    case .adjective: return reading.grammaticalCase == nil ? 0.01 : 0.6
    default: return 0.02
    }
  }

  /// супермаркетами: a prefix of the list before a word of the dictionary.
  private func withKnownPrefix(_ word: Word) -> [Analysis] {
    // The rest must be a word of some length: "не" + "й" would be no help. Three letters is what
    // pymorphy2 asks for.
    for prefix in table.prefixes where word.bytes.starts(with: prefix) {
      let rest = Array(word.bytes.dropFirst(prefix.count))
      guard rest.count >= 6 else { continue }
      let head = String(decoding: prefix, as: UTF8.self)
      let readings = known(
        Word(folded: String(decoding: rest, as: UTF8.self), isCapitalized: false)
      ).filter { [.noun, .adjective, .verb, .adverb, .properName].contains($0.partOfSpeech) }
      guard !readings.isEmpty else { continue }
      return readings.map { reading in
        var whole = reading
        whole.lemma = table.renamed(head + reading.lemma, reading.partOfSpeech)
        return whole
      }
    }
    return []
  }

  /// By the longest ending, up to five letters, that words of the dictionary share.
  private func byEnding(_ word: Word) -> [Analysis] {
    let text = Array(word.folded.unicodeScalars)
    var readings: [Analysis] = []
    for (number, prefix) in OpenCorpora.prefixes.enumerated().reversed()
    where word.bytes.starts(with: prefix) {
      for length in stride(from: min(5, text.count - 1), to: 0, by: -1) {
        let forms = endings(text, length: length, in: dictionary.endings[number])
        let found = forms.compactMap { reading($0, word) }
        guard found.contains(where: { $0.weight > 0 }) else { continue }
        readings += found
        // Less than two words with this ending is chance: pymorphy2's rule.
        if found.reduce(0, { $0 + $1.weight }) > 1 { break }
      }
    }
    return readings
  }

  private func endings(
    _ text: [Unicode.Scalar], length: Int, in dawg: Dawg
  ) -> [OpenCorpora.Form] {
    let stem = utf8(text.dropLast(length))
    let ending = utf8(text.suffix(length))
    var forms: [OpenCorpora.Form] = []
    dictionary.spellings(of: ending[...], in: dawg, from: Dawg.root) { unit, spelling in
      dawg.records(of: unit, width: 4) { record in
        // A count of 32 bits, paradigm, form.
        let form = OpenCorpora.Form(
          paradigm: record.number(1), index: record.number(0), spelling: stem + spelling,
          count: record.number(3) << 16 | record.number(2))
        if dictionary.exists(form) { forms.append(form) }
      }
    }
    return forms
  }

  private func reading(_ form: OpenCorpora.Form, _ word: Word) -> Analysis? {
    let tag = dictionary.tag(of: form)
    guard tag.isProductive, let lemma = dictionary.lemma(of: form) else { return nil }
    var reading = tag.analysis(lemma: table.lemma(lemma, tag: tag, spelling: form.spelling))
    reading.weight = Double(form.count)
    let isName = reading.partOfSpeech == .properName
    // Unknown words with a capital are names more often than not.
    if word.isCapitalized {
      reading.weight *= isName ? 3 : reading.partOfSpeech == .noun ? 1 : 0.2
    } else if isName {
      reading.weight *= 0.05
      reading.partOfSpeech = .noun
    }
    reading.weight *= tag.penalty
    // New words are hardly ever short forms: маслихат is not маслихатый, nor оралманы оралманный.
    if tag.has(.shortAdjective) { reading.weight *= word.folded.hasSuffix("о") ? 0.5 : 0.05 }
    if tag.has(.shortParticiple) { reading.weight *= 0.1 }
    return reading
  }
}

/// Endings of names that are not inflected, and of surnames in the nominative.
private let fixedEndings = ["и", "о", "у", "ю", "э", "ы", "е", "ов", "ев", "ин"]

/// Endings of abbreviations that are inflected.
private let abbreviationEndings: [String: [(GrammaticalCase, GrammaticalNumber)]] = [
  "а": [(.genitive, .singular)], "у": [(.dative, .singular)], "ом": [(.instrumental, .singular)],
  "е": [(.locative, .singular)], "ы": [(.nominative, .plural), (.accusative, .plural)],
  "ов": [(.genitive, .plural)], "ам": [(.dative, .plural)], "ами": [(.instrumental, .plural)],
  "ах": [(.locative, .plural)],
]

/// Words with hyphens.
extension RussianMorphology {
  private func hyphenated(_ word: Word, at hyphen: String.Index) -> [Analysis] {
    let left = String(word.folded[..<hyphen])
    let right = String(word.folded[word.folded.index(after: hyphen)...])
    guard !left.isEmpty, !right.isEmpty else { return [] }
    if left == "по", right.hasSuffix("ому") || right.hasSuffix("ему") || right.hasSuffix("ки") {
      return [Analysis(lemma: word.folded, partOfSpeech: .adverb)]
    }
    if table.particles.contains(right) {
      let readings = analyses(of: left, folded: left)
      return readings
    }
    if left.allSatisfy(\.isNumber) { return ordinal(word, left: left, right: right) }
    let heads = analyses(of: right, folded: right)
    let lefts = knows(left) ? analyses(of: left, folded: left) : []
    return heads.map { head in
      var whole = head
      whole.lemma = firstLemma(left, lefts, agreeingWith: head) + "-" + head.lemma
      return whole
    }
  }

  /// города-героя → город-герой, but премьер-министра → премьер-министр: the first part is
  /// brought to its lemma only if it stands in the same case and number as the second.
  private func firstLemma(
    _ left: String, _ readings: [Analysis], agreeingWith head: Analysis
  ) -> String {
    let agreeing = readings.first {
      $0.grammaticalCase == head.grammaticalCase && $0.number == head.number
        && $0.partOfSpeech == head.partOfSpeech && $0.grammaticalCase != nil
    }
    return agreeing?.lemma ?? left
  }

  /// 1960-х, 5-летнего: the number stays, the word takes its lemma.
  private func ordinal(_ word: Word, left: String, right: String) -> [Analysis] {
    guard right.unicodeScalars.count > 3 else {
      // 1960-х and 28-го are forms of 1960-й and 28-й.
      return [Analysis(lemma: left + "-й", partOfSpeech: .numeral)]
    }
    return analyses(of: right, folded: right).map { reading in
      var whole = reading
      whole.lemma = left + "-" + reading.lemma
      return whole
    }
  }
}

private func utf8(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt8] {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars)
  return Array(String(text).utf8)
}
