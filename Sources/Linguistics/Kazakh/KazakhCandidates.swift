/// A stem with a chain of suffixes that together spell the word.
struct Candidate: Sendable {
  /// Where the suffixes begin.
  var position: Int
  /// Index of a listed stem; -1 for a guess.
  var stem: Int
  /// The lemma of a guess; a listed stem has its own.
  var guess: [UInt8] = []
  var partOfSpeech: PartOfSpeech
  /// Where the chain starts.
  var state: Int
  var chain: [Int32]
  var chainCost: Float
  var cost: Double

  /// Whether the word is the stem and nothing else.
  var isBare = false
}

/// A reading with the price of its candidate.
struct Scored {
  var reading: Analysis
  var cost: Double
}

extension KazakhAnalyser {
  /// All readings of a word by stems of the list.
  func listed(_ word: KazakhLattice) -> [Candidate] {
    let end = word.sounds.count
    var found: [Candidate] = []
    eachListed(word) { position, variant, state, chain in
      let number = Int(variant.stem)
      var base = lexicon.stems[number].price
      if variant.condition == .anything, position < end,
        sounds.isVowel(word.sounds[position]),
        let last = lexicon.stems[number].lemma.last, sounds.voiced(last) != nil
      {
        base += Weights.unvoiced
      }
      let isPresent = variant.condition == .present
      let cost = grammar.cost(of: chain, from: state)
      found.append(
        Candidate(
          position: position, stem: number, partOfSpeech: lexicon.stems[number].partOfSpeech,
          state: state, chain: chain, chainCost: cost,
          cost: base + Double(cost) + (isPresent ? 0.9 : 0),
          isBare: chain.isEmpty && !isPresent))
    }
    return found
  }

  /// Calls `found` for each reading by a stem of the list: where its suffixes begin, the variant of
  /// the stem, the state that the chain starts from, and the chain.
  func eachListed(
    _ word: KazakhLattice, _ found: (Int, KazakhTrie.Variant, Int, [Int32]) -> Void
  ) {
    lexicon.trie.prefixes(of: word.sounds, sounds) { position, variant in
      let state = Int(variant.state)
      word.chains(from: position, state: state) { found(position, variant, state, $0) }
    }
  }

  /// Listed readings, and guesses beside them.
  func candidates(_ word: KazakhLattice, _ shape: WordShape) -> [Candidate] {
    var all = listed(word)
    if shape.isCapitalized {
      for index in all.indices where all[index].partOfSpeech == .verb {
        all[index].cost += Weights.capitalVerb
      }
    }
    // A cheap listed reading leaves guesses no chance; they cost time.
    if let best = all.map(\.cost).min(), best < 2.5 { return all }
    all += guesses(word, shape)
    return all
  }

  private func guesses(_ word: KazakhLattice, _ shape: WordShape) -> [Candidate] {
    let end = word.sounds.count
    var found: [Candidate] = []
    var hasVowel = false
    for position in stride(from: 1, through: end, by: 1) {
      hasVowel = hasVowel || sounds.isVowel(word.sounds[position - 1])
      guard position == end || (hasVowel && position > 1) else { continue }
      for (part, state) in [(PartOfSpeech.noun, start.noun), (.verb, start.verb)] {
        guard part == .noun || position < end, word.isAlive(position, state) else { continue }
        var base =
          (shape.isCapitalized ? Weights.unknownName : Weights.unknown)
          + Weights.sound * Double(position)
        if part == .verb { base += Weights.unknownVerb * (shape.isCapitalized ? 2 : 1) }
        let named: PartOfSpeech = part == .noun && shape.isCapitalized ? .properName : part
        word.chains(from: position, state: state) { chain in
          guard !isDerived(chain) else { return }
          let cost = grammar.cost(of: chain, from: state)
          let stem = Array(word.sounds.prefix(position))
          for (lemma, extra) in unvoiced(stem, word) {
            found.append(
              Candidate(
                position: position, stem: -1, guess: lemma, partOfSpeech: named, state: state,
                chain: chain, chainCost: cost, cost: base + extra + Double(cost)))
          }
        }
      }
    }
    return found
  }

  /// A guessed stem before a vowel: its б, г, ғ may stand for п, к, қ.
  private func unvoiced(_ stem: [UInt8], _ word: KazakhLattice) -> [([UInt8], Double)] {
    guard stem.count < word.sounds.count, let last = stem.last,
      sounds.isVowel(word.sounds[stem.count])
    else { return [(stem, 0)] }
    if let voiceless = sounds.unvoiced(last) {
      return [(stem.dropLast() + [voiceless], 0), (stem, 0.7)]
    }
    return [(stem, 0)]
  }

  /// Candidates as readings, with the features of their suffixes.
  func readings(
    of candidates: [Candidate], _ word: KazakhLattice, _ shape: WordShape
  ) -> [Scored] {
    candidates.map { candidate in
      var lemma = candidate.stem < 0 ? candidate.guess : lexicon.stems[candidate.stem].lemma
      var reading = Analysis(lemma: "", partOfSpeech: candidate.partOfSpeech)
      var position = candidate.position
      for number in candidate.chain {
        let arc = grammar.arcs[Int(number)]
        let end = position + Int(arc.length)
        if arc.isDerived {
          // The lemma takes the suffix, with what lies between: жәбірле-н-уші is not who wrongs
          // but who is wronged. The stem stays as it stands before them: таб-ылушы.
          lemma = Array(word.sounds[..<end])
          if arc.needsVowel, let last = lemma.last {
            lemma[lemma.count - 1] = sounds.unvoiced(last) ?? last
          }
        }
        grammar.features[Int(arc.features)].apply(to: &reading)
        // A noun has no voice, even if the verb in it has.
        if reading.partOfSpeech != .verb { reading.voice = nil }
        position = end
      }
      if candidate.chain.isEmpty, candidate.state == start.present { reading.verbForm = .converb }
      if let last = grammar.meaningOfEnd(of: candidate.chain, from: candidate.state) {
        last.apply(to: &reading)
      }
      reading.lemma = sounds.decode(lemma)
      complete(&reading)
      return Scored(reading: reading, cost: candidate.cost)
    }
  }

  /// Features that no suffix marks.
  private func complete(_ reading: inout Analysis) {
    if reading.partOfSpeech == .verb {
      if reading.voice == nil { reading.voice = .active }
      return
    }
    if reading.partOfSpeech == .noun, isAdjective(reading.lemma) {
      reading.partOfSpeech = .adjective
    }
    guard reading.person == nil || reading.grammaticalCase != nil else { return }
    if reading.grammaticalCase == nil { reading.grammaticalCase = .nominative }
    if reading.number == nil { reading.number = .singular }
  }

  /// Endings that make adjectives and hardly anything else.
  private func isAdjective(_ lemma: String) -> Bool {
    ["сыз", "сіз", "лы", "лі", "дағы", "дегі", "тағы", "тегі"].contains { lemma.hasSuffix($0) }
      && lemma.unicodeScalars.count > 4
  }
}
