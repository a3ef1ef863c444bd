/// The grammemes of OpenCorpora that matter here, as bits.
struct Grammemes: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  // Parts of speech.
  static let noun = Self(rawValue: 1 << 0)
  static let fullAdjective = Self(rawValue: 1 << 1)
  static let shortAdjective = Self(rawValue: 1 << 2)
  static let comparative = Self(rawValue: 1 << 3)
  static let verb = Self(rawValue: 1 << 4)
  static let infinitive = Self(rawValue: 1 << 5)
  static let fullParticiple = Self(rawValue: 1 << 6)
  static let shortParticiple = Self(rawValue: 1 << 7)
  static let converb = Self(rawValue: 1 << 8)
  static let numeral = Self(rawValue: 1 << 9)
  static let adverb = Self(rawValue: 1 << 10)
  static let predicative = Self(rawValue: 1 << 11)
  static let pronoun = Self(rawValue: 1 << 12)
  static let preposition = Self(rawValue: 1 << 13)
  static let conjunction = Self(rawValue: 1 << 14)
  static let particle = Self(rawValue: 1 << 15)
  static let interjection = Self(rawValue: 1 << 16)
  // Cases.
  static let nominative = Self(rawValue: 1 << 17)
  static let genitive = Self(rawValue: 1 << 18)
  static let partitive = Self(rawValue: 1 << 19)
  static let dative = Self(rawValue: 1 << 20)
  static let accusative = Self(rawValue: 1 << 21)
  static let instrumental = Self(rawValue: 1 << 22)
  static let prepositional = Self(rawValue: 1 << 23)
  static let locative = Self(rawValue: 1 << 24)
  static let vocative = Self(rawValue: 1 << 25)
  // Number, gender, person.
  static let singular = Self(rawValue: 1 << 26)
  static let plural = Self(rawValue: 1 << 27)
  static let masculine = Self(rawValue: 1 << 28)
  static let feminine = Self(rawValue: 1 << 29)
  static let firstPerson = Self(rawValue: 1 << 30)
  static let secondPerson = Self(rawValue: 1 << 31)
  static let thirdPerson = Self(rawValue: 1 << 32)
  // Verbs.
  static let past = Self(rawValue: 1 << 33)
  static let present = Self(rawValue: 1 << 34)
  static let future = Self(rawValue: 1 << 35)
  static let passive = Self(rawValue: 1 << 36)
  static let imperative = Self(rawValue: 1 << 37)
  // Names.
  static let firstName = Self(rawValue: 1 << 38)
  static let surname = Self(rawValue: 1 << 39)
  static let patronymic = Self(rawValue: 1 << 40)
  static let place = Self(rawValue: 1 << 41)
  static let organisation = Self(rawValue: 1 << 42)
  static let brand = Self(rawValue: 1 << 43)
  static let initial = Self(rawValue: 1 << 44)
  // Classes of words.
  static let pronominal = Self(rawValue: 1 << 45)
  static let ordinal = Self(rawValue: 1 << 46)
  static let superlative = Self(rawValue: 1 << 47)
  static let fixed = Self(rawValue: 1 << 48)
  static let abbreviation = Self(rawValue: 1 << 49)
  // What speaks against a form.
  static let archaic = Self(rawValue: 1 << 50)
  static let misspelt = Self(rawValue: 1 << 51)
  static let colloquial = Self(rawValue: 1 << 52)
  static let slang = Self(rawValue: 1 << 53)
  static let distorted = Self(rawValue: 1 << 54)
  /// Endings in -ою and -ею.
  static let longEnding = Self(rawValue: 1 << 55)
  /// Verbs that take no object in the accusative: расти, прийти.
  static let intransitive = Self(rawValue: 1 << 56)

  static let names: Self = [.firstName, .surname, .patronymic, .place, .organisation]

  /// By the name that the dictionary gives them.
  private static let named: [UInt32: Self] = {
    let list: [(StaticString, Self)] = [
      ("NOUN", .noun), ("ADJF", .fullAdjective), ("ADJS", .shortAdjective), ("COMP", .comparative),
      ("VERB", .verb), ("INFN", .infinitive), ("PRTF", .fullParticiple),
      ("PRTS", .shortParticiple), ("GRND", .converb), ("NUMR", .numeral), ("ADVB", .adverb),
      ("PRED", .predicative), ("NPRO", .pronoun), ("PREP", .preposition), ("CONJ", .conjunction),
      ("PRCL", .particle), ("INTJ", .interjection), ("nomn", .nominative), ("gent", .genitive),
      ("gen2", .partitive), ("datv", .dative), ("accs", .accusative), ("ablt", .instrumental),
      ("loct", .prepositional), ("loc2", .locative), ("voct", .vocative), ("sing", .singular),
      ("plur", .plural), ("masc", .masculine), ("femn", .feminine), ("1per", .firstPerson),
      ("2per", .secondPerson), ("3per", .thirdPerson), ("past", .past), ("pres", .present),
      ("futr", .future), ("pssv", .passive), ("impr", .imperative), ("Name", .firstName),
      ("Surn", .surname), ("Patr", .patronymic), ("Geox", .place), ("Orgn", .organisation),
      ("Trad", .brand), ("Init", .initial), ("Apro", .pronominal), ("Anum", .ordinal),
      ("Supr", .superlative), ("Fixd", .fixed), ("Abbr", .abbreviation), ("Arch", .archaic),
      ("Erro", .misspelt), ("Infr", .colloquial), ("Slng", .slang), ("Dist", .distorted),
      ("V-oy", .longEnding), ("V-ey", .longEnding), ("intr", .intransitive),
    ]
    return Dictionary(
      uniqueKeysWithValues: list.map { ($0.0.description.utf8.reduce(0, code), $0.1) })
  }()

  private static func code(_ code: UInt32, _ letter: UInt8) -> UInt32 {
    code << 8 | UInt32(letter)
  }

  /// The grammemes of a tag such as `NOUN,anim,masc sing,nomn`.
  init(tag: some Sequence<UInt8>) {
    var all: Self = []
    var code: UInt32 = 0
    for byte in tag {
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: " ") {
        all.formUnion(Self.named[code] ?? [])
        code = 0
      } else {
        code = Self.code(code, byte)
      }
    }
    all.formUnion(Self.named[code] ?? [])
    self = all
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }
}
