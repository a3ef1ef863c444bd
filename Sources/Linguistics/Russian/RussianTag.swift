/// What the grammemes of a dictionary form mean here, worked out once a tag.
struct RussianTag: Sendable {
  let grammemes: Grammemes
  /// The features of a form with this tag; the lemma is empty.
  let template: Analysis
  /// Marks against a reading: archaisms, misspellings, slang.
  let penalty: Double
  /// Whether the form has a lemma of its own in UD: superlatives, women's names.
  let ownLemma: OwnLemma?

  /// Forms that are lemmatised apart from their lexeme's first form.
  enum OwnLemma: Sendable {
    /// Алексеевна, not Алексеевич; Зубова, not Зубов.
    case feminine
    /// крупнейший, not крупный.
    case superlative
  }

  init(_ grammemes: Grammemes) {
    self.grammemes = grammemes
    template = grammemes.features
    var penalty = 1.0
    let rare: Grammemes = [.archaic, .misspelt, .longEnding, .distorted, .vocative]
    if !grammemes.isDisjoint(with: rare) { penalty *= 0.1 }
    if !grammemes.isDisjoint(with: [.colloquial, .slang]) { penalty *= 0.5 }
    // Initials and names cut short.
    if grammemes.contains([.abbreviation, .firstName]) { penalty *= 0.1 }
    self.penalty = penalty
    let isWoman =
      grammemes.contains(.feminine) && !grammemes.isDisjoint(with: [.patronymic, .surname])
    ownLemma = isWoman ? .feminine : grammemes.contains(.superlative) ? .superlative : nil
  }

  /// The features of a form with this tag.
  func analysis(lemma: String) -> Analysis {
    var reading = template
    reading.lemma = lemma
    if reading.partOfSpeech == .verb, reading.voice == .active,
      lemma.hasSuffix("ся") || lemma.hasSuffix("сь")
    {
      reading.voice = .reflexive
    }
    return reading
  }

  func has(_ grammeme: Grammemes) -> Bool { grammemes.contains(grammeme) }

  var isName: Bool { !grammemes.isDisjoint(with: .names) }

  /// Parts of speech that take new words; endings of others are not guessed from.
  var isProductive: Bool {
    !grammemes.isDisjoint(with: .open) && grammemes.isDisjoint(with: .closed)
  }
}

extension Grammemes {
  fileprivate static let open: Self = [
    .noun, .fullAdjective, .shortAdjective, .comparative, .verb, .infinitive, .fullParticiple,
    .shortParticiple, .converb, .adverb,
  ]
  fileprivate static let closed: Self = [.pronominal, .fixed, .abbreviation]
  private static let verbs: Self = [
    .verb, .infinitive, .fullParticiple, .shortParticiple, .converb,
  ]

  fileprivate var features: Analysis {
    var reading = Analysis(lemma: "", partOfSpeech: partOfSpeech)
    reading.grammaticalCase = grammaticalCase
    if contains(.plural) {
      reading.number = .plural
    } else if contains(.singular) {
      reading.number = .singular
    }
    if contains(.firstPerson) { reading.person = .first }
    if contains(.secondPerson) { reading.person = .second }
    if contains(.thirdPerson) { reading.person = .third }
    if reading.partOfSpeech == .verb { addVerb(to: &reading) }
    return reading
  }

  private var grammaticalCase: GrammaticalCase? {
    if !isDisjoint(with: [.nominative, .vocative]) { return .nominative }
    if !isDisjoint(with: [.genitive, .partitive]) { return .genitive }
    if contains(.dative) { return .dative }
    if contains(.accusative) { return .accusative }
    if contains(.instrumental) { return .instrumental }
    return isDisjoint(with: [.prepositional, .locative]) ? nil : .locative
  }

  private func addVerb(to reading: inout Analysis) {
    reading.isIntransitive = contains(.intransitive)
    if contains(.past) { reading.tense = .past }
    if contains(.present) { reading.tense = .present }
    if contains(.future) { reading.tense = .future }
    reading.voice = contains(.passive) ? .passive : .active
    if contains(.infinitive) {
      reading.verbForm = .infinitive
    } else if !isDisjoint(with: [.fullParticiple, .shortParticiple]) {
      reading.verbForm = .participle
    } else if contains(.converb) {
      reading.verbForm = .converb
    } else {
      reading.verbForm = contains(.imperative) ? .imperative : .finite
    }
  }

  private var partOfSpeech: PartOfSpeech {
    if contains(.abbreviation), isDisjoint(with: [.firstName, .patronymic]) {
      return .abbreviation
    }
    if contains(.noun) { return isDisjoint(with: [.names, .brand]) ? .noun : .properName }
    if !isDisjoint(with: [.fullAdjective, .shortAdjective]) {
      return contains(.pronominal) ? .pronoun : contains(.ordinal) ? .numeral : .adjective
    }
    if contains(.comparative) { return .adjective }
    if !isDisjoint(with: Self.verbs) { return .verb }
    if !isDisjoint(with: [.adverb, .predicative]) { return .adverb }
    if contains(.pronoun) { return .pronoun }
    if contains(.numeral) { return .numeral }
    if contains(.preposition) { return .adposition }
    if contains(.conjunction) { return .conjunction }
    if contains(.particle) { return .particle }
    return contains(.interjection) ? .interjection : .other
  }
}
