internal import Foundation

/// What the choice among the readings of a Russian word depends on: small numbers, worked out once
/// a type, so that no text is compared for each token.
struct RussianRoles: BitwiseCopyable, Sendable {
  /// What a reading is in the sentence.
  struct Kind: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32
    static let noun = Self(rawValue: 1 << 0)
    static let name = Self(rawValue: 1 << 1)
    /// Full adjectives and ordinals.
    static let adjective = Self(rawValue: 1 << 2)
    static let participle = Self(rawValue: 1 << 3)
    /// Pronouns that go with a noun: этот, наш, каждый.
    static let determiner = Self(rawValue: 1 << 4)
    static let pronoun = Self(rawValue: 1 << 5)
    static let numeral = Self(rawValue: 1 << 6)
    /// Short adjectives and participles.
    static let short = Self(rawValue: 1 << 7)
    static let finite = Self(rawValue: 1 << 8)
    static let infinitive = Self(rawValue: 1 << 9)
    static let converb = Self(rawValue: 1 << 10)
    static let imperative = Self(rawValue: 1 << 11)
    static let adverb = Self(rawValue: 1 << 12)
    static let comparative = Self(rawValue: 1 << 13)
    static let adposition = Self(rawValue: 1 << 14)
    static let conjunction = Self(rawValue: 1 << 15)
    static let particle = Self(rawValue: 1 << 16)
    /// Its case is unknown: names and abbreviations that are not inflected.
    static let caseless = Self(rawValue: 1 << 17)
    /// все, то, это beside весь, тот, этот.
    static let standsAlone = Self(rawValue: 1 << 18)
    /// The personal pronoun in его, её, их; the possessive is a determiner.
    static let person = Self(rawValue: 1 << 19)
    /// самый; сам is a determiner without it.
    static let utmost = Self(rawValue: 1 << 20)
    /// друг in друг друга.
    static let friend = Self(rawValue: 1 << 21)
    /// что in чем.
    static let what = Self(rawValue: 1 << 22)
    /// так and то, of which only the first letter stands before к, д or п, е.
    static let so = Self(rawValue: 1 << 23)
    static let that = Self(rawValue: 1 << 24)
    /// стоять and other verbs of place beside verbs with an object: стоит.
    static let stands = Self(rawValue: 1 << 25)
    /// A verb that takes no object: intransitive, reflexive, passive, linking.
    static let objectless = Self(rawValue: 1 << 26)

    /// An abbreviation's reading before a number (дом 5), and before a name (город Алматы).
    static let numbered = Self(rawValue: 1 << 27)
    static let titled = Self(rawValue: 1 << 28)

    /// What has rules of its own.
    static let special: Self = [
      .determiner, .pronoun, .numeral, .friend, .so, .that, .stands, .numbered, .titled,
    ]
    static let verbal: Self = [.finite, .infinitive, .converb, .imperative]
    static let attribute: Self = [.adjective, .participle, .determiner]
    static let head: Self = [.noun, .name]
  }

  /// What a type is whatever its reading.
  struct Traits: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32
    /// Punctuation that ends a clause, and conjunctions that begin one.
    static let border = Self(rawValue: 1 << 0)
    static let comma = Self(rawValue: 1 << 1)
    /// A mark after which a capital says nothing: it may begin a sentence or a quotation.
    static let opening = Self(rawValue: 1 << 2)
    /// Surely a verb that makes the predicate of its clause, not быть or стать.
    static let predicate = Self(rawValue: 1 << 3)
    static let copula = Self(rawValue: 1 << 4)
    static let number = Self(rawValue: 1 << 5)
    static let negation = Self(rawValue: 1 << 6)
    /// же, самый: stands between a determiner and its noun.
    static let wedge = Self(rawValue: 1 << 7)
    /// кто, который.
    static let who = Self(rawValue: 1 << 8)
    /// Two words compared stand in one sentence: больше, чем.
    static let comparison = Self(rawValue: 1 << 9)
    static let reciprocal = Self(rawValue: 1 << 10)
    /// The letter к or д that the т of так goes with.
    static let soOn = Self(rawValue: 1 << 11)
    static let capital = Self(rawValue: 1 << 12)
    /// они, мы, вы after все.
    static let group = Self(rawValue: 1 << 13)
    /// Comparatives that are mostly adverbs whatever the clause: дальше, позже.
    static let settled = Self(rawValue: 1 << 14)
    /// May be a verb with an object.
    static let transitive = Self(rawValue: 1 << 15)
    /// Surely a predicate of many (построены), of one (построена).
    static let pluralPredicate = Self(rawValue: 1 << 16)
    static let singularPredicate = Self(rawValue: 1 << 17)
    /// нет: what there is none of stands in the genitive.
    static let absence = Self(rawValue: 1 << 18)
    /// хватает, осталось: the same after не.
    static let lacking = Self(rawValue: 1 << 19)
  }

  struct Reading: BitwiseCopyable, Sendable {
    var kind: Kind
    var agreement: Agreement
    /// Ten times the natural logarithm of its likelihood.
    var weight: Int32
  }

  var traits: Traits = []
  /// All that the likelier readings are.
  var kinds: Kind = []
  /// The cases that a preposition goes with, and those that it goes with less often.
  var governs: Agreement = []
  var governsRarely: Agreement = []
  /// The case forms of the readings that a determiner or an adjective may go with.
  var nominal: Agreement = []
  /// Where its readings stand among those of all types.
  var readings: Range<Int> { Int(firstReading)..<Int(endOfReadings) }
  private var firstReading: Int32 = 0
  private var endOfReadings: Int32 = 0
}

extension RussianRoles {
  /// Case with gender or number: what words that belong together share.
  struct Agreement: OptionSet, BitwiseCopyable, Sendable {
    let rawValue: UInt32

    /// A case in all genders and numbers.
    static let nominative = Self(rawValue: 0xF)
    static let genitive = Self(rawValue: 0xF0)
    static let dative = Self(rawValue: 0xF00)
    static let accusative = Self(rawValue: 0xF000)
    static let instrumental = Self(rawValue: 0xF_0000)
    static let locative = Self(rawValue: 0xF0_0000)
    static let any = Self(rawValue: 0xFF_FFFF)
    /// A number in all cases.
    static let singular = Self(rawValue: 0x77_7777)
    static let plural = Self(rawValue: 0x88_8888)

    static let masculine: UInt32 = 1
    static let feminine: UInt32 = 2
    static let neuter: UInt32 = 4
    static let many: UInt32 = 8

    init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ grammaticalCase: GrammaticalCase, _ genders: UInt32) {
      let place: UInt32 =
        switch grammaticalCase {
        case .nominative, .ablative: 0
        case .genitive: 1
        case .dative: 2
        case .accusative: 3
        case .instrumental: 4
        case .locative: 5
        }
      rawValue = genders << (place * 4)
    }

    @inline(__always)
    func meets(_ other: Self) -> Bool { rawValue & other.rawValue != 0 }

    /// Its cases, in all genders and numbers.
    var cases: Self {
      var low = rawValue | rawValue >> 2
      low = (low | low >> 1) & 0x11_1111
      return Self(rawValue: low * 0xF)
    }
  }
}

extension RussianRoles {
  /// Adds the readings of a type to those of all types.
  init(_ type: WordType, _ all: inout [Reading]) {
    switch type.kind {
    case .punctuation, .symbol: traits = Self.mark(type.folded)
    case .number: traits = .number
    case .address: break
    case .word: read(type, &all)
    }
  }

  private static func mark(_ text: String) -> Traits {
    switch text {
    case ",": [.border, .comma]
    case "(", "[", "–", "—", "-", "--", ":", "…", "...": [.border, .opening]
    case ";", ")", "]", ".", "!", "?": [.border, .opening]
    default: .opening
    }
  }

  private mutating func read(_ type: WordType, _ all: inout [Reading]) {
    firstReading = Int32(all.count)
    let words = RussianRoleWords.shared
    traits = words.traits[type.folded] ?? []
    if type.isCapitalized { traits.insert(.capital) }
    var sums: [Int: Double] = [:]
    let analyses = type.analyses
    var groups: [Int] = []
    for (index, analysis) in analyses.enumerated() {
      let group =
        groups.indices.first {
          analyses[$0].lemma == analysis.lemma
            && analyses[$0].partOfSpeech == analysis.partOfSpeech
        } ?? index
      groups.append(group)
      sums[group, default: 0] += analysis.weight
    }
    var finite = 0.0
    var plural = 0.0
    var singular = 0.0
    for (index, analysis) in analyses.enumerated() {
      let kind = Self.kind(analysis, type, words)
      let sum = max(sums[groups[index]] ?? 0, 1e-6)
      let share = max(analysis.weight, 1e-6) / sum
      // The lemma's likelihood first, the form's share in it with less weight: context tells forms
      // apart better than counts do.
      let weight = 10 * log(sum) + 4 * log(share)
      let agreement = Self.agreement(analysis, kind, type.folded)
      all.append(
        Reading(kind: kind, agreement: agreement, weight: Int32(max(-80, weight.rounded()))))
      guard sum >= 0.04 else { continue }
      kinds.formUnion(kind)
      if sum >= 0.15, !kind.contains(.caseless), !words.persons.contains(type.folded),
        !kind.isDisjoint(with: [.noun, .name, .adjective, .participle, .determiner, .numeral])
      {
        nominal.formUnion(agreement)
      }
      if !kind.isDisjoint(with: [.finite, .imperative]) { finite += analysis.weight }
      if !kind.isDisjoint(with: [.verbal, .participle]), kind.isDisjoint(with: .objectless) {
        traits.insert(.transitive)
      }
      let isVerb = kind.contains(.finite) || kind.contains(.short) && analysis.partOfSpeech == .verb
      if isVerb, analysis.person == nil || analysis.person == .third {
        if analysis.number == .plural { plural += analysis.weight }
        if analysis.number == .singular { singular += analysis.weight }
      }
      if kind.contains(.comparative) { traits.insert(.comparison) }
    }
    endOfReadings = Int32(all.count)
    if plural > 0.9 { traits.insert(.pluralPredicate) }
    if singular > 0.9 { traits.insert(.singularPredicate) }
    if let first = analyses.first {
      if finite > 0.9, !traits.contains(.copula) {
        traits.insert(words.copulas.contains(first.lemma) ? .copula : .predicate)
      }
      if first.verbForm == .participle, first.grammaticalCase == nil { traits.insert(.predicate) }
      if first.partOfSpeech == .adposition, let cases = words.prepositions[type.folded] {
        governs = cases.often
        governsRarely = cases.rarely
      }
    }
  }

  private static func kind(
    _ analysis: Analysis, _ type: WordType, _ words: RussianRoleWords
  ) -> Kind {
    var kind: Kind =
      switch analysis.partOfSpeech {
      case .noun: .noun
      case .properName: .name
      case .adjective: analysis.grammaticalCase == nil ? .short : .adjective
      case .verb: verb(analysis, words)
      case .adverb: .adverb
      case .pronoun:
        (words.determiners.contains(analysis.lemma) || analysis.lemma.hasSuffix("й"))
          && analysis.lemma != "который" ? .determiner : .pronoun
      case .numeral: analysis.lemma.hasSuffix("й") ? .adjective : .numeral
      case .adposition: .adposition
      case .conjunction: .conjunction
      case .particle: .particle
      case .interjection, .other: []
      case .abbreviation: [.noun, .caseless]
      }
    if analysis.partOfSpeech == .adjective, kind == .short, !type.folded.hasSuffix("о"),
      words.isComparative(type.folded)
    {
      kind = .comparative
    }
    if analysis.partOfSpeech == .adverb, words.isComparative(type.folded) {
      kind.insert(.comparative)
    }
    if analysis.partOfSpeech == .properName, analysis.grammaticalCase == nil {
      kind.insert(.caseless)
    }
    if let more = words.kinds["\(type.folded) \(analysis.lemma)"] { kind.formUnion(more) }
    if let more = words.kinds["* \(analysis.lemma)"],
      !more.contains(.standsAlone) || analysis.partOfSpeech == .pronoun
    {
      kind.formUnion(more)
    }
    return kind
  }

  private static func verb(_ analysis: Analysis, _ words: RussianRoleWords) -> Kind {
    var kind: Kind =
      switch analysis.verbForm {
      case .infinitive: .infinitive
      case .converb: .converb
      case .imperative: .imperative
      case .participle: analysis.grammaticalCase == nil ? .short : .participle
      default: .finite
      }
    let takesObject =
      !analysis.isIntransitive && analysis.voice == .active
      && !words.copulas.contains(analysis.lemma) && !words.isMotion(analysis.lemma)
    if !takesObject { kind.insert(.objectless) }
    return kind
  }

  private static func agreement(_ analysis: Analysis, _ kind: Kind, _ form: String) -> Agreement {
    guard let grammaticalCase = analysis.grammaticalCase else {
      return kind.contains(.caseless) ? .any : []
    }
    if analysis.number == .plural { return Agreement(grammaticalCase, Agreement.many) }
    let genders =
      kind.isDisjoint(with: .attribute)
      ? nounGenders(analysis.lemma) : attributeGenders(form, grammaticalCase)
    return Agreement(
      grammaticalCase, analysis.number == nil ? genders | Agreement.many : genders)
  }

  /// By the lemma's ending: the dictionary's gender is no part of a reading.
  private static func nounGenders(_ lemma: String) -> UInt32 {
    if lemma.hasSuffix("мя") { return Agreement.neuter }
    switch lemma.unicodeScalars.last {
    case "а", "я": return Agreement.feminine
    case "о", "е": return Agreement.neuter
    case "ь": return Agreement.masculine | Agreement.feminine
    default: return Agreement.masculine
    }
  }

  private static func attributeGenders(_ form: String, _ grammaticalCase: GrammaticalCase)
    -> UInt32
  {
    let last = form.unicodeScalars.last
    switch grammaticalCase {
    case .nominative:
      if last == "а" || last == "я" { return Agreement.feminine }
      return last == "о" || last == "е" ? Agreement.neuter : Agreement.masculine
    case .accusative:
      if last == "у" || last == "ю" { return Agreement.feminine }
      return last == "о" && !form.hasSuffix("го") || last == "е"
        ? Agreement.neuter : Agreement.masculine
    default:
      let feminine = ["ой", "ей", "ою", "ею"].contains { form.hasSuffix($0) }
      return feminine ? Agreement.feminine : Agreement.masculine | Agreement.neuter
    }
  }
}
