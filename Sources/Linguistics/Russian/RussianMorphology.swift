internal import Basics
internal import Foundation

/// Readings of Russian words: the OpenCorpora dictionary, a table of words that it treats in
/// another way than we want, and guesses for the rest.
package struct RussianMorphology: Morphology {
  package let version: String
  let dictionary: OpenCorpora
  let table: RussianWordTable
  private let nouns: RussianNouns
  private let frequencies: RussianFrequencies
  private let ownDigest: OnceDigest

  /// Reads the dictionary out of a folder; throws a `Problem` if files are missing or damaged.
  package init(folder: String) throws {
    let dictionary = try OpenCorpora(folder: folder)
    let words = try MorphologyData.bytes(of: "russian-words.csv")
    let prefixes = try MorphologyData.bytes(of: "russian-prefixes.txt")
    let names = try MorphologyData.bytes(of: "russian-names.txt")
    let field = try MorphologyData.bytes(of: FieldWords.file)
    let nouns = try MorphologyData.bytes(of: "russian-nouns.csv")
    let frequencies = RussianFrequencies(try MorphologyData.bytes(of: RussianFrequencies.file))
    let more = try FieldWords(field).words(.russian).filter {
      !dictionary.contains(Array(folded($0.name).utf8))
    }
    table = try RussianWordTable(
      words: words, prefixes: prefixes, names: RussianNames(names, more))
    self.nouns = try RussianNouns(nouns, dictionary)
    version = dictionary.version
    self.dictionary = dictionary
    self.frequencies = frequencies
    ownDigest = OnceDigest {
      Digest(ofParts: [
        dictionary.digest.hex, Digest(of: words).hex, Digest(of: prefixes).hex,
        Digest(of: names).hex, Digest(of: field).hex, Digest(of: nouns).hex,
        Digest(of: frequencies.bytes).hex,
      ])
    }
  }

  /// Worked out when somebody asks: it takes longer than all the rest of starting.
  package var digest: String { ownDigest.value.hex }

  package func knows(_ folded: String) -> Bool {
    table.rows[folded] != nil || nouns.contains(folded) || dictionary.contains(Array(folded.utf8))
  }

  package func analyses(of surface: String, folded: String) -> [Analysis] {
    let word = Word(surface: surface, folded: folded)
    if let initial = initial(word) { return initial }
    var candidates = known(word)
    if candidates.isEmpty { candidates = respelt(word) }
    if candidates.isEmpty { candidates = guesses(word) }
    candidates = withNames(word, candidates)
    if let rows = table.rows(for: word) { candidates = table.apply(rows, to: candidates) }
    if candidates.isEmpty {
      let part: PartOfSpeech = word.isCapitalized ? .properName : .other
      candidates = [Analysis(lemma: folded, partOfSpeech: part)]
    }
    return ranked(candidates)
  }

  /// Candidates with the names of our list, which outweigh what else is spelt so (Капал, Семей).
  private func withNames(_ word: Word, _ candidates: [Analysis]) -> [Analysis] {
    let names = table.names.readings(word.folded)
    guard word.isCapitalized, !names.isEmpty else { return candidates }
    let rest = candidates.filter { reading in !names.contains { $0.lemma == reading.lemma } }
    // The dictionary's own readings of the name know its cases better.
    let own = candidates.filter { reading in
      reading.partOfSpeech == .properName && names.contains { $0.lemma == reading.lemma }
    }
    let chosen = own.contains { $0.number != .plural } ? own : names
    let total = rest.reduce(0) { $0 + $1.weight }
    let sum = chosen.reduce(0) { $0 + $1.weight }
    let scale = total > 0 && sum > 0 ? total * 3 / sum : 1
    return chosen.map { name in
      var copy = name
      copy.weight *= scale
      return copy
    } + rest
  }

  /// Readings of one capital with a period.
  ///
  /// An initial, unless an abbreviation such as that of the year begins a sentence.
  private func initial(_ word: Word) -> [Analysis]? {
    let letters = word.folded.unicodeScalars
    guard word.isCapitalized, letters.count == 2, letters.last == "." else { return nil }
    let name = Analysis(lemma: String(letters.prefix(1)), partOfSpeech: .properName)
    guard let rows = table.rows(for: word) else { return [name] }
    // A row beside which the name stands: nine initials to one such sentence.
    let others = table.apply(rows, to: []).map { reading in
      var copy = reading
      copy.weight *= 0.1
      return copy
    }
    return ranked([name] + others)
  }

  /// Readings of a word that the dictionary holds.
  func known(_ word: Word) -> [Analysis] {
    let readings = readings(of: dictionary.forms(of: word.bytes), word)
    let ours = nouns.forms(of: word.folded)
    guard !ours.isEmpty else { return readings }
    // A noun of the field outweighs what else is spelt so: the name Аким.
    return self.readings(of: ours, word).scaled(to: 0.9) + readings.scaled(to: 0.1)
  }

  /// Readings of a word that has these forms.
  private func readings(of forms: [OpenCorpora.Form], _ word: Word) -> [Analysis] {
    guard !forms.isEmpty else { return [] }
    let corpus = dictionary.probabilities(of: word.bytes)
    let counted = forms.map { form in
      corpus.map { dictionary.probability(of: form, from: $0) } ?? 0
    }
    let isAttested = counted.contains { $0 > 0 }
    let lemmas = forms.map { dictionary.lemma(of: $0) }
    let tags = forms.map { dictionary.tag(of: $0) }
    let lexemes = lemmas.map { lemma in lemmas.firstIndex(of: lemma) ?? 0 }
    let likelihoods = RussianCaseSmoothing.smoothed(counted, tags: tags, lexemes: lexemes)
    let priors = priors(forms, lemmas, trust: isAttested ? 0.25 : 1)
    let short = shortAdjective(forms, lemmas)
    var readings: [Analysis] = []
    for (index, form) in forms.enumerated() {
      guard let lemma = lemmas[index] else { continue }
      let tag = tags[index]
      var reading = tag.analysis(lemma: table.lemma(lemma, tag: tag, spelling: form.spelling))
      // A tag that the corpus never showed for a word that it did show is rare, not impossible.
      let base = isAttested ? (likelihoods[index] + 0.002) * priors[index] : priors[index]
      reading.weight = base * penalty(tag, word) * yoFactor(form, word)
      // уходят, бегут: the future of the rarer verb of one spelling (уходить «wear out»).
      let hasPresent =
        tag.has(.future)
        && zip(tags, lexemes).contains { other in
          other.0.has(.present) && other.1 == lexemes[index]
        }
      if hasPresent { reading.weight *= 0.2 }
      // снятую is of снятый rather than of снятой.
      if tag.has(.fullAdjective), reading.lemma.hasSuffix("той"),
        tags.contains(where: { $0.has(.fullParticiple) })
      {
        reading.weight *= 0.1
      }
      // Predicatives count as the short adjectives that they come from: мне грустно.
      if let short, tag.has(.predicative) {
        let weight = reading.weight
        reading = short
        reading.weight = weight
      }
      readings.append(reading)
      if let adverb = adverb(tag, reading, word) { readings.append(adverb) }
    }
    if let surname = surname(readings, word) { readings.append(surname) }
    // Жиль: a capital and nothing but an imperative; context tells Жиль from Дай.
    if word.isCapitalized, !word.isAllCapitals,
      readings.allSatisfy({ $0.verbForm == .imperative })
    {
      var name = Analysis(lemma: word.folded, partOfSpeech: .properName)
      name.weight = readings.reduce(0) { $0 + $1.weight } * 0.5
      readings.append(name)
    }
    return readings
  }

  /// Соседов, Ильясов: a surname that looks like the genitive of many.
  private func surname(_ readings: [Analysis], _ word: Word) -> Analysis? {
    guard word.isCapitalized, word.folded.hasSuffix("ов") || word.folded.hasSuffix("ев"),
      readings.allSatisfy({ $0.number == .plural && !$0.lemma.hasSuffix("ы") })
    else { return nil }
    var surname = Analysis(lemma: word.folded, partOfSpeech: .properName)
    surname.grammaticalCase = .nominative
    surname.number = .singular
    let isOfNames = readings.allSatisfy { $0.partOfSpeech == .properName }
    surname.weight = readings.reduce(0) { $0 + $1.weight } * (isOfNames ? 5 : 0.5)
    return surname
  }

  /// The reading as a short neuter adjective, if the word has one.
  private func shortAdjective(_ forms: [OpenCorpora.Form], _ lemmas: [[UInt8]?]) -> Analysis? {
    for (form, lemma) in zip(forms, lemmas) {
      let tag = dictionary.tag(of: form)
      guard tag.has(.shortAdjective), let lemma else { continue }
      return tag.analysis(lemma: table.lemma(lemma, tag: tag, spelling: form.spelling))
    }
    return nil
  }

  /// The adverb that a comparative or a short neuter adjective may also be, where the dictionary
  /// lists none of that form: быстрее of быстро, затейливо.
  private func adverb(_ tag: RussianTag, _ reading: Analysis, _ word: Word) -> Analysis? {
    var lemma: String
    if tag.has(.comparative) {
      lemma = String(reading.lemma.dropLast(2)) + "о"
      let forms = dictionary.forms(of: Array(lemma.utf8))
      guard forms.contains(where: { dictionary.tag(of: $0).has(.adverb) }) else { return nil }
    } else {
      guard tag.has(.shortAdjective), word.folded.hasSuffix("о"),
        reading.lemma.hasSuffix("й"), reading.partOfSpeech == .adjective,
        !dictionary.forms(of: word.bytes).contains(where: {
          !dictionary.tag(of: $0).grammemes.isDisjoint(with: [.adverb, .predicative, .verb])
        })
      else { return nil }
      lemma = word.folded
    }
    var adverb = Analysis(lemma: lemma, partOfSpeech: .adverb)
    adverb.weight = reading.weight * (tag.has(.comparative) ? 0.6 : 1.5)
    return adverb
  }

  /// What speaks for the readings of a word: how common their lexemes are, and where the corpus
  /// never showed the word, their tags.
  ///
  /// `trust` in the commonness is an exponent.
  private func priors(
    _ forms: [OpenCorpora.Form], _ lemmas: [[UInt8]?], trust: Double
  ) -> [Double] {
    let classes = zip(forms, lemmas).map { form, lemma -> Int? in
      guard let lemma, let part = frequencies.part(dictionary.tag(of: form)) else { return nil }
      return frequencies.class(of: foldYoBytes(lemma), part)
    }
    let commonest = classes.lazy.compactMap { $0 }.max() ?? 0
    return zip(forms, classes).enumerated().map { index, item in
      let factor =
        if let own = item.1 {
          // Never quite: lexemes of other parts of speech have other forms to be spread over.
          exp2(-trust * Double(min(commonest - own, 8)))
        } else {
          unknown(item.0, lemmas[index], commonest, trust)
        }
      return trust < 1 ? factor : factor * prior(dictionary.tag(of: item.0))
    }
  }

  /// What speaks for a lexeme that the table of frequencies does not hold.
  ///
  /// Where it holds others that the word may belong to, the lexeme has no form of its own that was ever counted.
  private func unknown(
    _ form: OpenCorpora.Form, _ lemma: [UInt8]?, _ commonest: Int, _ trust: Double
  ) -> Double {
    let tag = dictionary.tag(of: form)
    if commonest >= 12, tag.has(.noun) || tag.has(.verb) {
      return exp2(-trust * 4)
    }
    return trust < 1 || lemma.map(isInCorpus) == true ? 1 : 0.4
  }

  private func prior(_ tag: RussianTag) -> Double {
    // Names stand in the nominative more often than other nouns: weights chosen on the
    // development split of UD_Russian.
    let isNominative = tag.has([.nominative, .singular])
    let nominative =
      tag.isName && isNominative ? 2 : tag.has(.nominative) || !tag.has(.noun) ? 1.2 : 1
    // Short neuter adjectives are far rarer than the adverbs that look like them.
    let short = tag.has(.shortAdjective) ? 0.4 : 1.0
    // Participles that are also listed as adjectives: the treebanks lean to the latter.
    let participle = tag.has(.fullParticiple) ? 0.8 : 1.0
    // Commands are rare in the news.
    let command = tag.has(.imperative) ? 0.3 : 1.0
    return nominative * short * participle * command
  }

  /// Whether the corpus behind the dictionary shows a word, with more than one tag.
  private func isInCorpus(_ word: [UInt8]) -> Bool {
    dictionary.probabilities(of: word) != nil
  }

  /// Marks against a reading; names want a capital.
  private func penalty(_ tag: RussianTag, _ word: Word) -> Double {
    var factor = tag.penalty
    if tag.isName { factor *= word.isCapitalized ? 2 : 0.04 }
    // Борисов is a surname, not several people by the name of Борис.
    if tag.has([.firstName, .plural]) { factor *= 0.1 }
    // Men's surnames are twice as common as women's on the development split.
    if tag.has([.surname, .feminine]) { factor *= 0.5 }
    return factor
  }

  /// A written ё rules out readings with е; a written е says little.
  private func yoFactor(_ form: OpenCorpora.Form, _ word: Word) -> Double {
    guard word.hasYo else { return 1 }
    return form.spelling == word.exactBytes ? 1 : 0.05
  }

  /// Normalised weights; readings of the likeliest lemma first, likeliest first among them.
  private func ranked(_ candidates: [Analysis]) -> [Analysis] {
    let total = candidates.reduce(0) { $0 + $1.weight }
    var merged: [Analysis] = []
    for var reading in candidates {
      reading.weight = total > 0 ? reading.weight / total : 1 / Double(candidates.count)
      // A verb of one spelling with an object and without may have one.
      let same = merged.firstIndex { other in
        var other = other
        other.isIntransitive = reading.isIntransitive
        return other.isLike(reading)
      }
      if let same {
        merged[same].weight += reading.weight
        merged[same].isIntransitive = merged[same].isIntransitive && reading.isIntransitive
      } else {
        merged.append(reading)
      }
    }
    return likeliestLemmaFirst(merged)
  }
}

extension RussianMorphology {
  /// All forms of the lexemes that a folded word is a form of, folded, each with its lemma.
  package func paradigm(of folded: String) -> [(form: String, lemma: String)] {
    var all: [(String, String)] = []
    for form in dictionary.forms(of: Array(folded.utf8)) {
      for index in 0..<dictionary.paradigms.size(form.paradigm) {
        guard let spelling = dictionary.form(index, of: form) else { continue }
        let other = OpenCorpora.Form(paradigm: form.paradigm, index: index, spelling: spelling)
        guard let lemma = dictionary.lemma(of: other) else { continue }
        let tag = dictionary.tag(of: other)
        all.append((foldYo(spelling), table.lemma(lemma, tag: tag, spelling: spelling)))
      }
    }
    return all
  }
}
