internal import Foundation

/// A stem with a chain of suffixes that together spell the word.
struct Candidate: Sendable {
  /// Where the suffixes begin.
  var position: Int
  /// Index of a listed stem; -1 for a guess.
  var stem: Int
  var lemma: [UInt8]
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

/// What the capitals of a word say.
struct WordShape {
  var isCapitalized = false
  var isAllCapitals = false
  /// Capitals at the start: three of АҚШ-пен.
  var leadingCapitals = 0

  init() {}

  init(_ surface: String) {
    var letters = 0
    isAllCapitals = true
    for scalar in surface.unicodeScalars where scalar.properties.isAlphabetic {
      letters += 1
      if !scalar.properties.isUppercase { isAllCapitals = false }
    }
    isAllCapitals = isAllCapitals && letters > 1
    leadingCapitals = surface.unicodeScalars.prefix { $0.properties.isUppercase }.count
    isCapitalized = surface.unicodeScalars.first?.properties.isUppercase ?? false
  }
}

/// The prices that are not in the tables.
///
/// Found by hand on the development split of UD_Kazakh-KTB.
enum Weights {
  /// The chains that may make a listed word an inflected form of another cost less.
  static let plainInflection: Float = 2.4
  static let twoLetters: Float = 3.1
  static let longInflection: Float = 4.5
  /// By the letters of the supposed suffixes, one, two, and more: how many times larger the family
  /// of the supposed stem must be, and the price of the word as a stem.
  static let inflected: [(least: Float, price: Float)] = [(1.5, 1.9), (1, 2.2), (0.5, 3)]
  /// A listed passive or reciprocal, a negated verb, a present of a listed verb.
  static let voicedStem: Float = 1.2
  static let negatedStem: Float = 2.5
  static let presentStem: Float = 0.7
  /// A noun below this price can have derivatives; one of them without a family of its own costs
  /// a little.
  static let crediblyNoun: Float = 1.5
  static let loneDerivative: Float = 0.5
  /// A listed noun in -ла, -ле and the like that is rather a verb, as a verb.
  static let likelyVerb: Float = 0.4
  /// Nouns of two letters with a vowel at the end, unless the table has them (су).
  static let shortNoun: Float = 3
  /// A noun that is spelt like a verb's stem: a price, and what an e-fold of the verb's family adds.
  static let homograph: Float = 0.8
  static let homographShare: Float = 0.8
  static let homographMost: Float = 3
  /// A word is known if a listed stem explains it for less: dearer chains are mostly chance.
  static let known = 4.5
  /// What an e-fold of a stem's family is worth, in natural units.
  static let family = 0.2
  /// A guessed stem: a price for being unknown, and one for each sound that no suffix explains.
  static let unknown = 5.0
  static let unknownName = 3.5
  static let unknownVerb = 2.0
  static let sound = 0.9
  /// к, қ, п left unvoiced before a vowel, as in loans (банкі).
  static let unvoiced = 2.0
  /// A verb for a word with a capital, which is rather a name.
  static let capitalVerb = 1.2
}

func exponential(_ x: Double) -> Double { exp(x) }
func logarithm(_ x: Float) -> Float { log(x) }
func naturalLog(_ x: Double) -> Double { log(max(x, 1e-9)) }

/// The states in which chains start, by number.
struct Starts: Sendable {
  var noun = 0
  var verb = 0
  var numeral = 0
  var auxiliary = 0
  /// After the й that a variant of a stem holds.
  var present = 0
  /// After a passive or reciprocal.
  var voiced = 0
  var negated = 0
  private let auxiliaryStem: [UInt8]

  init(_ grammar: KazakhGrammar) {
    noun = grammar.state("n") ?? 0
    verb = grammar.state("v") ?? 0
    numeral = grammar.state("q") ?? 0
    auxiliary = grammar.state("e") ?? 0
    present = grammar.state("a") ?? 0
    voiced = grammar.state("w") ?? 0
    negated = grammar.state("m") ?? 0
    auxiliaryStem = [grammar.sounds.number(of: "е")]
  }

  func state(of stem: KazakhLexicon.Stem) -> Int {
    switch stem.partOfSpeech {
    case .verb: stem.lemma == auxiliaryStem ? auxiliary : verb
    case .numeral: numeral
    default: noun
    }
  }
}

extension KazakhAnalyser {
  /// All readings of a word by stems of the list.
  func listed(_ word: KazakhLattice) -> [Candidate] {
    let end = word.sounds.count
    var found: [Candidate] = []
    lexicon.prefixes(of: word.sounds) { position, variant in
      let stem = lexicon.stems[Int(variant.stem)]
      let isPresent = variant.condition == .present
      let state = isPresent ? start.present : start.state(of: stem)
      guard word.isAlive(position, state) else { return }
      var base = Double(stem.cost) - Weights.family * log(Double(1 + stem.family))
      if variant.condition == .anything, position < end,
        let last = stem.lemma.last, sounds.voiced(last) != nil,
        sounds.isVowel(word.sounds[position])
      {
        base += Weights.unvoiced
      }
      word.chains(from: position, state: state) { chain in
        let cost = grammar.cost(of: chain, from: state)
        found.append(
          Candidate(
            position: position, stem: Int(variant.stem), lemma: stem.lemma,
            partOfSpeech: stem.partOfSpeech, state: state, chain: chain, chainCost: cost,
            cost: base + Double(cost) + (isPresent ? 0.9 : 0),
            isBare: chain.isEmpty && !isPresent))
      }
    }
    return found
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
                position: position, stem: -1, lemma: lemma, partOfSpeech: named, state: state,
                chain: chain,
                chainCost: cost, cost: base + extra + Double(cost)))
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
      var lemma = candidate.lemma
      var reading = Analysis(lemma: "", partOfSpeech: candidate.partOfSpeech)
      var position = candidate.position
      for number in candidate.chain {
        let arc = grammar.arcs[Int(number)]
        let end = position + Int(arc.length)
        if arc.isDerived {
          // The lemma takes the suffix, with what lies between.
          lemma += word.sounds[position..<end]
          if arc.needsVowel, let last = lemma.last {
            lemma[lemma.count - 1] = sounds.unvoiced(last) ?? last
          }
        }
        grammar.features[Int(arc.features)].apply(to: &reading)
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
