import Linguistics
import Testing

/// Forms made by the rules of harmony and assimilation, apart from the program's own tables.
private struct Speller {
  let stem: String

  private var last: Character { stem.last ?? "а" }
  private var isBack: Bool {
    (stem.last { "аоұыәеөүіэ".contains($0) }).map { "аоұы".contains($0) } ?? true
  }
  private var endsInVowel: Bool { "аәеоөұүыі".contains(last) }
  private var isVoiceless: Bool { "пфкқтсшщчцхбвгғд".contains(last) }
  private var isNasal: Bool { "мнң".contains(last) }
  private var isBuzzing: Bool { "зж".contains(last) }

  /// The stem with a suffix: A, I, G, L, N, C, D, B, M, P stand for what harmony and the last sound
  /// ask for.
  func with(_ template: String) -> String {
    var whole = stem
    for (index, symbol) in template.enumerated() {
      whole.append(index == 0 ? initial(symbol) : Speller(stem: whole).vowel(symbol))
    }
    return whole
  }

  private func vowel(_ symbol: Character) -> Character {
    switch symbol {
    case "A": isBack ? "а" : "е"
    case "I": isBack ? "ы" : "і"
    case "Q": isBack ? "қ" : "к"
    default: symbol
    }
  }

  private func initial(_ symbol: Character) -> Character {
    switch symbol {
    case "G":
      if isVoiceless { isBack ? "қ" : "к" } else { isBack ? "ғ" : "г" }
    case "L": isVoiceless ? "т" : last == "л" || isNasal || isBuzzing ? "д" : "л"
    case "N": isVoiceless ? "т" : endsInVowel || isNasal ? "н" : "д"
    case "C": isVoiceless ? "т" : endsInVowel ? "н" : "д"
    case "D": isVoiceless ? "т" : "д"
    case "B": isVoiceless ? "т" : isNasal ? "н" : "д"
    case "M": isVoiceless ? "п" : isBuzzing ? "б" : "м"
    case "P": isVoiceless ? "п" : isNasal || isBuzzing ? "б" : "м"
    default: vowel(symbol)
    }
  }

  /// Before a vowel к, қ, п are г, ғ, б.
  var voiced: Speller {
    let pairs: [Character: Character] = ["к": "г", "қ": "ғ", "п": "б"]
    return Speller(stem: pairs[last].map { stem.dropLast() + String($0) } ?? stem)
  }

  func possessed() -> String { endsInVowel ? with("сI") : voiced.with("I") }
  func present() -> String { endsInVowel ? stem + "й" : with("A") }
  func converb() -> String { endsInVowel ? stem + "п" : with("Iп") }
}

@Suite("Kazakh paradigms")
struct KazakhParadigmTests {
  static let nouns = [
    "ауыл", "қала", "тұрғын", "пәтер", "мектеп", "жұмыс", "қазақ", "өзен", "тау", "көше", "баспана",
    "жер", "үй", "халық", "көлік", "студент", "аудан", "облыс", "емхана", "көрші", "мәселе", "жас",
    "заң", "бөлме", "мекеме", "бағдарлама", "дүкен", "кітап", "орталық", "жиын",
  ]
  static let verbs = [
    "бар", "кел", "көш", "жаз", "айт", "бер", "сөйле", "тіле", "ұста", "баста",
    "қал", "тұр", "жүр", "өт", "кет", "көр", "қара", "ізде", "орналас", "күт",
    "сат", "таста", "үйрен", "тірке",
  ]

  private func expect(
    _ form: String, _ lemma: String, _ isRight: (Analysis) -> Bool
  ) throws {
    let readings = try KazakhDictionary.readings(form)
    #expect(
      readings.contains { $0.lemma == lemma && isRight($0) },
      "\(form): \(readings.map { "\($0.lemma) \($0.partOfSpeech)" })")
  }

  @Test("Every case of a noun, its plural and its possession has its features", arguments: nouns)
  func noun(stem: String) throws {
    let bases: [(Speller, GrammaticalNumber)] = [
      (Speller(stem: stem), .singular), (Speller(stem: Speller(stem: stem).with("LAр")), .plural),
    ]
    let endings: [(String, GrammaticalCase)] = [
      ("NIң", .genitive), ("GA", .dative), ("CI", .accusative), ("DA", .locative),
      ("BAн", .ablative), ("Mен", .instrumental),
    ]
    let possessedEndings: [(String, GrammaticalCase)] = [
      ("нIң", .genitive), ("нA", .dative), ("н", .accusative), ("ндA", .locative),
      ("нAн", .ablative), ("мен", .instrumental),
    ]
    for (base, number) in bases {
      for (ending, wanted) in endings {
        try expect(base.with(ending), stem) {
          $0.grammaticalCase == wanted && $0.number == number && $0.possessor == nil
            && !$0.isNegated
        }
      }
      let possessed = Speller(stem: base.possessed())
      for (ending, wanted) in possessedEndings where number == .singular || stem != "жас" {
        try expect(possessed.with(ending), stem) {
          $0.grammaticalCase == wanted && $0.possessor == .third && !$0.isNegated
        }
      }
    }
  }

  @Test("Every tense of a verb has its person, and its negation", arguments: verbs)
  func verb(stem: String) throws {
    let verb = Speller(stem: stem)
    let negated = Speller(stem: verb.with("PA"))
    let persons: [(String, Person)] = [("м", .first), ("ң", .second), ("", .third)]
    for (base, isNegated) in [(verb, false), (negated, true)] {
      let past = base.with("DI")
      for (ending, person) in persons {
        try expect(past + ending, stem) {
          $0.tense == .past && $0.person == person && $0.verbForm == .finite
            && $0.isNegated == isNegated
        }
      }
      let present = Speller(stem: base.present())
      for (ending, person) in [
        ("мIн", Person.first), ("сIң", .second), ("сIз", .second), ("ды", .third),
      ] {
        let form = ending == "ды" ? present.with("DI") : present.with(ending)
        try expect(form, stem) {
          $0.tense == .present && $0.person == person && $0.isNegated == isNegated
        }
      }
      for (form, wanted) in [
        (base.with("GAн"), VerbForm.participle), (base.with("сA"), .conditional),
        (base.present(), .converb),
      ] {
        try expect(form, stem) { $0.verbForm == wanted && $0.isNegated == isNegated }
      }
    }
    try expect(verb.converb(), stem) { $0.verbForm == .converb && !$0.isNegated }
  }

  @Test(
    "Unambiguous forms have their stem as the first reading",
    arguments: zip(
      ["ауыл", "пәтер", "мектеп", "тұрғын", "облыс", "аудан", "емхана", "дүкен"],
      ["көш", "орналас", "үйрен", "жаз", "кет", "бер", "айт", "кел"]))
  func first(noun: String, verb: String) throws {
    let place = Speller(stem: Speller(stem: noun).with("LAр")).with("BAн")
    #expect(try KazakhDictionary.readings(place).first?.lemma == noun, "\(place)")
    let negated = Speller(stem: Speller(stem: verb).with("PA"))
    for form in [
      negated.with("GAн"), negated.with("DI"), Speller(stem: negated.present()).with("DI"),
    ] {
      let reading = try KazakhDictionary.readings(form).first
      #expect(reading?.lemma == verb && reading?.isNegated == true, "\(form)")
    }
  }
}
