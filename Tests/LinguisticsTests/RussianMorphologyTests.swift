import Basics
import Foundation
import Linguistics
import Testing

/// The dictionary that `make setup` fetches, read once for all tests.
enum RussianDictionary {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent(".dictionaries/pymorphy3_dicts_ru/data").path
  static let morphology = Result { try RussianMorphology(folder: folder) }

  static func readings(_ surface: String) throws -> [Analysis] {
    let folded = surface.lowercased().replacingOccurrences(of: "ё", with: "е")
    return try morphology.get().analyses(of: surface, folded: folded)
  }
}

@Suite("Russian morphology")
struct RussianMorphologyTests {
  @Test(
    "A form leads to its lemma",
    arguments: [
      // Verbs; participles are forms of their verbs.
      ("переехавшие", "переехать"), ("понаехали", "понаехать"), ("понаехавших", "понаехать"),
      ("приезжающих", "приезжать"), ("переселены", "переселить"), ("уезжая", "уезжать"),
      // Nouns; е stands for ё, and a written ё decides.
      ("сёл", "село"), ("сел", "сесть"), ("людей", "человек"), ("детей", "ребенок"),
      ("лет", "год"), ("мира", "мир"), ("денег", "деньги"), ("аулов", "аул"),
      ("акимата", "акимат"), ("селяне", "селянин"), ("переселенцев", "переселенец"),
      ("счастья", "счастье"),
      // Adjectives, adverbs, comparatives and superlatives.
      ("внутренних", "внутренний"), ("быстро", "быстро"), ("лучше", "хорошо"),
      ("крупнейших", "крупнейший"), ("должна", "должен"), ("лучших", "лучший"),
      // Pronouns, numerals, function words.
      ("меня", "я"), ("ними", "они"), ("этих", "этот"), ("которого", "который"),
      ("двух", "два"), ("во", "во"), ("из-за", "из-за"), ("есть", "быть"),
      // Abbreviations.
      ("гг.", "год"), ("тыс.", "тысяча"), ("чел.", "человек"), ("А.", "а"),
    ])
  func lemma(form: String, lemma: String) throws {
    #expect(try RussianDictionary.readings(form).first?.lemma == lemma)
  }

  @Test(
    "Words that the dictionary lacks are guessed",
    arguments: [
      ("кандасов", "кандас"), ("оралманами", "оралман"), ("Шымкенте", "шымкент"),
      ("Токаева", "токаев"), ("баурсаками", "баурсак"), ("Сатпаев", "сатпаев"),
      ("интернет-магазина", "интернет-магазин"), ("города-героя", "город-герой"),
      ("по-казахски", "по-казахски"), ("скажи-ка", "сказать"), ("1960-х", "1960-й"),
      ("супермаркетами", "супермаркет"), ("Петровны", "петровна"), ("Зубовой", "зубова"),
    ])
  func guess(form: String, lemma: String) throws {
    #expect(try RussianDictionary.readings(form).contains { $0.lemma == lemma })
  }

  @Test("Features name case, number, tense, form and voice")
  func features() throws {
    let noun = try #require(try RussianDictionary.readings("переселенцами").first)
    #expect(noun.partOfSpeech == .noun)
    #expect(noun.grammaticalCase == .instrumental)
    #expect(noun.number == .plural)
    let participle = try #require(try RussianDictionary.readings("переселённые").first)
    #expect(participle.partOfSpeech == .verb)
    #expect(participle.verbForm == .participle)
    #expect(participle.voice == .passive)
    let past = try #require(try RussianDictionary.readings("приехали").first)
    #expect(past.verbForm == .finite)
    #expect(past.tense == .past)
    let infinitive = try #require(try RussianDictionary.readings("приехать").first)
    #expect(infinitive.verbForm == .infinitive)
  }

  @Test(
    "Names of places keep one lemma through their cases",
    arguments: [
      ("Кызылорда", "кызылорда"), ("Кызылорде", "кызылорда"), ("Кызылорды", "кызылорда"),
      ("Жанаозен", "жанаозен"), ("Жанаозене", "жанаозен"), ("Семей", "семей"),
      ("Семее", "семей"), ("Каркаралы", "каркаралы"), ("Шымкенту", "шымкент"),
      ("Атырауской", "атырауский"), ("Алматинской", "алматинский"),
    ])
  func place(form: String, lemma: String) throws {
    #expect(try RussianDictionary.readings(form).first?.lemma == lemma)
  }

  @Test("Names want a capital")
  func names() throws {
    let capital = try #require(try RussianDictionary.readings("Астану").first)
    #expect(capital.lemma == "астана")
    #expect(capital.partOfSpeech == .properName)
    #expect(try RussianDictionary.readings("роза").first?.partOfSpeech == .noun)
  }

  @Test("A missing folder is a problem with a cure")
  func missing() {
    #expect {
      try RussianMorphology(folder: "/nowhere")
    } throws: { error in
      (error as? Problem)?.code == "LNG-011" && (error as? Problem)?.cure != nil
    }
  }

  @Test("Known words are told from guesses")
  func knows() throws {
    let morphology = try RussianDictionary.morphology.get()
    #expect(morphology.knows("переехать"))
    #expect(morphology.knows("сел"))
    #expect(!morphology.knows("кракозябрище"))
  }
}
