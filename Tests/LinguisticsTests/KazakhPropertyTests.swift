import Linguistics
import Testing

/// A generator with a seed of its own, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Kazakh morphology, properties")
struct KazakhPropertyTests {
  /// Case endings by harmony and last sound, written out apart from the program's own tables.
  static let nouns: [(stem: String, plural: String, cases: [String])] = [
    ("дала", "лар", ["ның", "ға", "ны", "да", "дан", "мен"]),
    ("мекеме", "лер", ["нің", "ге", "ні", "де", "ден", "мен"]),
    ("ауыл", "дар", ["дың", "ға", "ды", "да", "дан", "мен"]),
    ("адам", "дар", ["ның", "ға", "ды", "да", "нан", "мен"]),
    ("көлем", "дер", ["нің", "ге", "ді", "де", "нен", "мен"]),
    ("қазақ", "тар", ["тың", "қа", "ты", "та", "тан", "пен"]),
    ("мектеп", "тер", ["тің", "ке", "ті", "те", "тен", "пен"]),
    ("жұлдыз", "дар", ["дың", "ға", "ды", "да", "дан", "бен"]),
    ("завод", "тар", ["тың", "қа", "ты", "та", "тан", "пен"]),
    ("тарих", "тар", ["тың", "қа", "ты", "та", "тан", "пен"]),
    ("оқушы", "лар", ["ның", "ға", "ны", "да", "дан", "мен"]),
  ]

  @Test("Every case of singular and plural leads back to the noun", arguments: nouns)
  func nounCases(stem: String, plural: String, cases: [String]) throws {
    let back = plural.contains("а")
    let pluralCases =
      back ? ["дың", "ға", "ды", "да", "дан", "мен"] : ["дің", "ге", "ді", "де", "ден", "мен"]
    let order: [GrammaticalCase] = [
      .genitive, .dative, .accusative, .locative, .ablative, .instrumental,
    ]
    for (base, endings, number) in [
      (stem, cases, GrammaticalNumber.singular), (stem + plural, pluralCases, .plural),
    ] {
      for (ending, wanted) in zip(endings, order) {
        let readings = try KazakhDictionary.readings(base + ending)
        #expect(
          readings.contains {
            $0.lemma == stem && $0.grammaticalCase == wanted && $0.number == number
          }, "\(base + ending)")
      }
    }
  }

  @Test(
    "Every tense and person leads back to the verb",
    arguments: [
      ("бар", "бара", ["бардым", "бардық", "барды", "барған", "барып", "барса", "барар"]),
      ("кел", "келе", ["келдім", "келдік", "келді", "келген", "келіп", "келсе", "келер"]),
      ("көш", "көше", ["көштім", "көштік", "көшті", "көшкен", "көшіп", "көшсе", "көшер"]),
      ("сөйле", "сөйлей", ["сөйледім", "сөйледі", "сөйлеген", "сөйлеп", "сөйлесе"]),
      ("жаз", "жаза", ["жаздым", "жазды", "жазған", "жазып", "жазса", "жазбаған", "жазбайды"]),
    ])
  func verbForms(stem: String, present: String, forms: [String]) throws {
    let back = "аыоұ".contains { stem.contains($0) }
    let persons =
      back ? ["мын", "сың", "сыз", "ды", "мыз"] : ["мін", "сің", "сіз", "ді", "міз"]
    for form in forms + persons.map({ present + $0 }) {
      let lemmas = try KazakhDictionary.readings(form).map(\.lemma)
      #expect(lemmas.contains(stem), "\(form): \(lemmas)")
    }
  }

  @Test("Readings of any string of letters are there, weigh one in all, and come by lemma")
  func anyString() throws {
    var generator = SeededGenerator(seed: 2026)
    let letters = Array("аәбгғдеіийкқлмнңоөпрстуұүшыьяюё-’xéß中1")
    for _ in 0..<3000 {
      let count = Int.random(in: 1...24, using: &generator)
      let word = String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "а" })
      let readings = try KazakhDictionary.readings(word)
      #expect(!readings.isEmpty, "\(word)")
      let total = readings.reduce(0) { $0 + $1.weight }
      #expect(abs(total - 1) < 0.01, "\(word): \(total)")
      #expect(readings.allSatisfy { !$0.lemma.isEmpty }, "\(word)")
    }
  }

  @Test("The same word has the same readings in the same order")
  func repeatable() throws {
    let other = try KazakhMorphology(words: KazakhDictionary.path)
    for word in ["алды", "жылы", "қаласында", "бармағандардың", "Саратовта", "көші-қон"] {
      let first = try KazakhDictionary.readings(word)
      #expect(other.analyses(of: word, folded: word.lowercased()) == first)
    }
  }
}
