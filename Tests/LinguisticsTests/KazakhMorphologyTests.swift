import Basics
import Foundation
import Linguistics
import Testing

/// The dictionary of the machine, read once for all tests.
enum KazakhDictionary {
  static let path = "/usr/share/hunspell/kk_KZ.dic"
  static let morphology = Result { try KazakhMorphology(words: path) }

  static func readings(_ surface: String) throws -> [Analysis] {
    try morphology.get().analyses(of: surface, folded: surface.lowercased())
  }
}

@Suite("Kazakh morphology")
struct KazakhMorphologyTests {
  @Test(
    "A form leads to its lemma",
    arguments: [
      // Nouns: plural, possession, case, and -дағы, which begins the chain anew.
      ("қаласында", "қала"), ("ауылдан", "ауыл"), ("ауылдағылардың", "ауыл"),
      ("балаларға", "бала"), ("үйіміздегі", "үй"), ("еліміздің", "ел"), ("адамдармен", "адам"),
      ("тұрғындарының", "тұрғын"), ("әкімінің", "әкім"), ("пәтерге", "пәтер"),
      ("жатақханада", "жатақхана"), ("жұмыссыздықтан", "жұмыссыздық"),
      // Stems that change: voice of the last sound, lost vowels, the soft sign.
      ("кітабы", "кітап"), ("аймағында", "аймақ"), ("тілегің", "тілек"), ("мұрнына", "мұрын"),
      ("халқымыз", "халық"), ("қалпына", "қалып"), ("автомобилі", "автомобиль"),
      ("сентябрьде", "сентябрь"), ("партиясының", "партия"), ("банкте", "банк"),
      // Verbs: the lemma is the stem.
      ("келмеді", "кел"), ("оқып", "оқы"), ("оқу", "оқы"), ("тауып", "тап"), ("табады", "тап"),
      ("көшіп", "көш"), ("көшті", "көш"), ("көшкендер", "көш"), ("келгендер", "кел"),
      ("дамиды", "дамы"), ("жаюға", "жай"), ("қоюда", "қой"), ("қорқып", "қорық"),
      ("болады", "бол"), ("болмайды", "бол"), ("айтылмады", "айт"), ("келмегендіктен", "кел"),
      ("барғанмын", "бар"), ("боп", "бол"), ("отырмыз", "отыр"), ("дейді", "де"),
      // The auxiliary е-, pronouns, particles.
      ("емеспін", "е"), ("екендігін", "е"), ("еді", "е"), ("оған", "ол"), ("мұнда", "бұл"),
      ("соның", "сол"), ("бізден", "біз"), ("өзінің", "өз"), ("пен", "мен"), ("бе", "ма"),
      // Closed classes: reciprocals, what each is, contractions, adverbs that look like cases.
      ("бір-біріне", "бір-бірі"), ("әрқайсысының", "әрқайсы"), ("әкеп", "әкел"),
      ("қайтадан", "қайтадан"), ("уақытша", "уақытша"), ("тегін", "тегін"), ("отбасына", "отбасы"),
      // Verbs that the list holds only as stems, causatives, and passives of verbs in -да.
      ("көбейіп", "көбей"), ("тоқтатты", "тоқтат"), ("қабылданған", "қабылда"), ("оралған", "орал"),
      // Words of their own that look like forms, and loans that drop or add a sound.
      ("жетістік", "жетістік"), ("жапырақ", "жапырақ"), ("табысты", "табысты"),
      ("туристер", "турист"), ("фактілері", "факт"), ("саясаттанушы", "саясаттанушы"),
      // Those whom something is done to are not those who do it.
      ("жәбірленуші", "жәбірленуші"), ("жәбірленушінің", "жәбірленуші"),
      ("сатылушы", "сатылушы"), ("берілуші", "берілуші"), ("көрсетілуші", "көрсетілуші"),
      // Stems in б are those in п; words that look like verbs with suffixes; verbs by their nouns.
      ("жабылды", "жап"), ("таба", "тап"), ("тапшы", "тапшы"), ("қорығы", "қорық"),
      ("Өкінбейді", "өкін"), ("қызы", "қыз"), ("тасып", "тасы"),
      // Units share a lemma with and without the period, and are not respelt.
      ("га", "га"), ("км", "км"), ("км.", "км"), ("млн", "млн."), ("млн.", "млн."),
      // Copula and numerals.
      ("қазақпын", "қазақ"), ("дайынбыз", "дайын"), ("үшінші", "үш"), ("екеуі", "екеу"),
    ])
  func lemma(form: String, lemma: String) throws {
    #expect(try KazakhDictionary.readings(form).first?.lemma == lemma)
  }

  @Test(
    "Names, abbreviations and numbers give up their suffixes",
    arguments: [
      ("Шымкентке", "шымкент"), ("Алматының", "алматы"), ("Зеренді", "зеренді"),
      ("Қордайдан", "қордай"), ("Сайрам", "сайрам"), ("Тоқаевтың", "тоқаев"),
      ("Нұр-Сұлтанда", "нұр-сұлтан"), ("АҚШ-пен", "ақш"), ("55-ші", "55"), ("35-те", "35"),
      ("YouTube-тан", "youtube"), ("Facebook-те", "facebook"), ("2020-жылы", "2020-жыл"),
      ("қарым-қатынастарды", "қарым-қатынас"), ("тап-таза", "таза"), ("ертең-ақ", "ертең"),
    ])
  func name(form: String, lemma: String) throws {
    #expect(try KazakhDictionary.readings(form).first?.lemma == lemma)
  }

  @Test(
    "Nouns in -ма are not negated, verbs are",
    arguments: [
      ("келмеді", true), ("бармаған", true), ("алмай", true), ("көшпейді", true),
      ("айтылмады", true), ("емес", true), ("бағдарлама", false), ("мекеме", false),
      ("бөлме", false), ("келді", false), ("көшкен", false),
      ("айтпа", true), ("Кетпе", true), ("жоқ", true), ("жоқпыз", true),
    ])
  func negation(form: String, isNegated: Bool) throws {
    #expect(try KazakhDictionary.readings(form).first?.isNegated == isNegated)
  }

  @Test(
    "A noun that is spelt like a verb is still a noun",
    arguments: ["тас", "тастар", "қорық", "қыл"])
  func nounBesideVerb(form: String) throws {
    #expect(try KazakhDictionary.readings(form).first?.partOfSpeech == .noun)
  }

  @Test("Capitals make an abbreviation of what is no frequent or long word")
  func abbreviations() throws {
    for word in ["ІІМ", "ТЖМ", "БҒМ", "ҰҚК", "ЖШС", "АҚ", "БАҚ"] {
      let first = try #require(try KazakhDictionary.readings(word).first)
      #expect(first.partOfSpeech == .abbreviation, "\(word)")
      #expect(first.lemma == word.lowercased())
    }
    for word in ["ЖОҚ", "БІЗ", "ҮЙІ", "АУЫЛ", "ҚАЛАДА", "ЖҰМЫССЫЗ"] {
      #expect(try KazakhDictionary.readings(word).first?.partOfSpeech != .abbreviation, "\(word)")
    }
    #expect(try KazakhDictionary.readings("ІІМнің").first?.lemma == "іім")
  }

  @Test("Features name case, number, possessor, tense and person")
  func features() throws {
    let noun = try #require(try KazakhDictionary.readings("қаласында").first)
    #expect(noun.partOfSpeech == .noun)
    #expect(noun.grammaticalCase == .locative)
    #expect(noun.possessor == .third)
    #expect(noun.number == .singular)
    let past = try #require(try KazakhDictionary.readings("келмедік").first)
    #expect(past.partOfSpeech == .verb)
    #expect(past.tense == .past)
    #expect(past.person == .first)
    #expect(past.verbForm == .finite)
    let verbal = try #require(try KazakhDictionary.readings("көшуге").first)
    #expect(verbal.verbForm == .verbalNoun)
    #expect(verbal.grammaticalCase == .dative)
    let passive = try #require(try KazakhDictionary.readings("айтылған").first)
    #expect(passive.voice == .passive)
    #expect(passive.verbForm == .participle)
  }

  @Test("All readings are kept where a form has several")
  func ambiguity() throws {
    let lemmas = Set(try KazakhDictionary.readings("алды").map(\.lemma))
    #expect(lemmas.isSuperset(of: ["ал", "алд"]))
    let year = Set(try KazakhDictionary.readings("жылы").map(\.lemma))
    #expect(year.isSuperset(of: ["жыл", "жылы"]))
  }

  @Test("A missing or strange word list is a problem with a cure")
  func missingList() throws {
    #expect {
      try KazakhMorphology(words: "/nowhere/kk_KZ.dic")
    } throws: { error in
      (error as? Problem)?.code == "LNG-014" && (error as? Problem)?.cure != nil
    }
    let path = NSTemporaryDirectory() + "short-\(ProcessInfo.processInfo.processIdentifier).dic"
    try Data("2\nауыл/A\nқала/A\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect {
      try KazakhMorphology(words: path)
    } throws: { error in
      (error as? Problem)?.code == "LNG-015"
    }
  }

  @Test("The digest is the same whenever the same data are read")
  func digest() throws {
    let first = try KazakhDictionary.morphology.get()
    #expect(first.digest.count == 64)
    #expect(try KazakhMorphology(words: KazakhDictionary.path).digest == first.digest)
  }
}
