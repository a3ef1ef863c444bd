internal import Lexicons
internal import Linguistics

/// What the rules ask of a token most, without strings: a look costs a load.
struct TokenInfo {
  /// What a mark of punctuation does.
  enum Mark: UInt8 {
    case none, comma, period, question, exclamation, ellipsis, colon, semicolon, open, close, dash
    case quote, other
  }

  let kind: WordType.Kind
  let language: Language
  let mark: Mark
  let isCapitalized: Bool
  let partOfSpeech: PartOfSpeech?
  let grammaticalCase: GrammaticalCase?
  let number: GrammaticalNumber?
  let possessor: Person?
  let person: Person?
  let verbForm: VerbForm?
  let voice: Voice?
  let isNegated: Bool
  let firstPerson: FirstPerson
  /// Joins a clause to the one before: a conjunction or a relative pronoun.
  let joinsClause: Bool
  /// The Russian что, which opens what is said.
  let isWhat: Bool
  /// A pronoun in the place of somebody's name, or of whose words they are.
  let pronoun: Pronoun
  /// One letter, or capitals only: initials and abbreviations.
  let isInCapitals: Bool
  /// The cases of all readings but those of verbs; none said is the nominative.
  let nounCases: CaseSet

  init(_ type: WordType, reading: Int) {
    kind = type.kind
    language = type.language
    mark = type.kind == .punctuation ? Self.mark(type.surface) : .none
    isCapitalized = type.isCapitalized
    isWhat = type.folded == "что"
    pronoun = Self.pronoun(type.folded)
    isInCapitals = type.surface.count <= 1 || type.surface == type.surface.uppercased()
    nounCases = type.analyses.reduce(into: []) { cases, reading in
      if reading.partOfSpeech != .verb {
        cases.insert(CaseSet(reading.grammaticalCase ?? .nominative))
      }
    }
    guard type.analyses.indices.contains(reading) else {
      partOfSpeech = nil
      grammaticalCase = nil
      number = nil
      possessor = nil
      person = nil
      verbForm = nil
      voice = nil
      isNegated = false
      firstPerson = .no
      joinsClause = false
      return
    }
    // Field by field: a copy of the whole would count references to its lemma.
    let part = type.analyses[reading].partOfSpeech
    partOfSpeech = part
    grammaticalCase = type.analyses[reading].grammaticalCase
    number = type.analyses[reading].number
    possessor = type.analyses[reading].possessor
    person = type.analyses[reading].person
    verbForm = type.analyses[reading].verbForm
    voice = type.analyses[reading].voice
    isNegated = type.analyses[reading].isNegated
    firstPerson = Self.firstPerson(type, reading, part, person)
    joinsClause =
      part == .conjunction
      || (part == .pronoun || part == .adjective) && type.analyses[reading].lemma == "который"
  }

  /// Whether the word is a verb or pronoun of the first person; the Kazakh мен is also “and”.
  enum FirstPerson: UInt8 { case no, yes, maybe }

  enum Pronoun: UInt8 { case none, subject, owner }

  private static func pronoun(_ folded: String) -> Pronoun {
    switch folded {
    case "ол", "олар", "он", "она", "они": .subject
    case "оның", "олардың", "его", "ее", "их": .owner
    default: .none
    }
  }

  /// The endings of Kazakh verbs in the first person: nouns in -қ and -к are read as verbs at times.
  private static let endings = [
    "м", "мын", "мін", "бын", "бін", "пын", "пін", "мыз", "міз", "быз", "біз", "пыз", "піз", "дық",
    "дік", "тық", "тік", "сақ", "сек", "йық", "йік",
  ]
  private static let pronouns = ["я", "мы", "мен", "біз", "мой", "наш"]

  private static func firstPerson(
    _ type: WordType, _ reading: Int, _ part: PartOfSpeech, _ person: Person?
  ) -> FirstPerson {
    switch part {
    case .verb:
      guard person == .first else { return .no }
      return type.language == .russian || endings.contains { type.folded.hasSuffix($0) }
        ? .yes : .no
    case .pronoun, .adjective, .conjunction, .adposition:
      if type.folded == "мен" { return .maybe }
      return pronouns.contains(type.analyses[reading].lemma) ? .yes : .no
    default: return .no
    }
  }

  private static func mark(_ surface: String) -> Mark {
    switch surface {
    case ",": return .comma
    case ".": return .period
    case "?": return .question
    case "!": return .exclamation
    case "…": return .ellipsis
    case ":": return .colon
    case ";": return .semicolon
    case "(": return .open
    case ")": return .close
    case "–", "—", "―", "-": return .dash
    default:
      guard let first = surface.unicodeScalars.first else { return .other }
      return Quotes.isQuote(first) ? .quote : .other
    }
  }
}
