import Linguistics
import Testing

@Suite("Russian words in context")
struct RussianContextTests {
  private func reading(_ text: String, _ word: String) throws -> Analysis {
    let analyzed = try analyze(text, russian: try RussianDictionary.morphology.get())
    let token = try #require(analyzed.tokens.first { written($0, in: text) == word })
    return try #require(analyzed.analysis(of: token))
  }

  @Test(
    "What follows a verb without an object is its subject",
    arguments: [
      ("Быстро растёт преступность.", "преступность"), ("Исчезают сёла.", "сёла"),
      ("Выросли цены.", "цены"), ("Погиб рабочий.", "рабочий"),
      ("У акимата прошёл митинг.", "митинг"), ("Там жила мать.", "мать"),
      ("Появились рабочие места.", "места"), ("Вчера сгорел дом.", "дом"),
      ("Очередь не двигается.", "Очередь"), ("Дома построены.", "Дома"), ("Сёла пустеют.", "Сёла"),
    ])
  func subject(text: String, word: String) throws {
    #expect(try reading(text, word).grammaticalCase == .nominative)
  }

  @Test(
    "A verb with an object keeps it",
    arguments: [
      ("Семьи покупают дома.", "дома"), ("Он прошёл путь.", "путь"), ("Город строит сеть.", "сеть"),
    ])
  func object(text: String, word: String) throws {
    #expect(try reading(text, word).grammaticalCase == .accusative)
  }

  @Test(
    "What there is none of is in the genitive",
    arguments: [
      ("Воды нет.", "Воды"), ("Воды не хватает.", "Воды"), ("Земли не осталось.", "Земли"),
      ("Работы нет, денег нет.", "Работы"), ("Учителей не хватает.", "Учителей"),
      ("Он не нашёл работы.", "работы"), ("Она не получила квартиры.", "квартиры"),
    ])
  func absence(text: String, word: String) throws {
    #expect(try reading(text, word).grammaticalCase == .genitive)
  }

  @Test("The number of the predicate decides that of the subject")
  func number() throws {
    #expect(try reading("Дома построены.", "Дома").number == .plural)
    #expect(try reading("Сёла исчезают.", "Сёла").number == .plural)
    #expect(try reading("Они стоят в сети.", "сети").grammaticalCase == .locative)
  }

  @Test("The present of a common verb is likelier than the future of a rare one")
  func present() throws {
    #expect(try reading("Врачи уходят.", "уходят").tense == .present)
    #expect(try reading("Люди бегут из аулов.", "бегут").tense == .present)
  }

  @Test(
    "Nouns of the field have all their cases",
    arguments: [
      ("Аким", "аким", GrammaticalCase.nominative, GrammaticalNumber.singular),
      ("акиму", "аким", .dative, .singular), ("акимом", "аким", .instrumental, .singular),
      ("акиме", "аким", .locative, .singular), ("акимы", "аким", .nominative, .plural),
      ("акимам", "аким", .dative, .plural), ("Вахтовики", "вахтовик", .nominative, .plural),
      ("Кандасам", "кандас", .dative, .plural), ("аульчане", "аульчанин", .nominative, .plural),
      ("апашками", "апашка", .instrumental, .plural),
      ("маслихатом", "маслихат", .instrumental, .singular),
      ("деньгами", "деньги", .instrumental, .plural), ("деньгах", "деньги", .locative, .plural),
    ])
  func field(
    form: String, lemma: String, grammaticalCase: GrammaticalCase, number: GrammaticalNumber
  ) throws {
    let first = try #require(try RussianDictionary.readings(form).first)
    #expect(first.lemma == lemma)
    #expect(first.partOfSpeech == .noun)
    #expect(first.grammaticalCase == grammaticalCase)
    #expect(first.number == number)
  }

  @Test("The dictionary knows the words of the field")
  func fieldWords() throws {
    let morphology = try RussianDictionary.morphology.get()
    for form in ["оралманам", "кандасам", "акимами", "аульчан", "апашек"] {
      #expect(morphology.knows(form), "\(form)")
    }
  }

  @Test("A participle is of its verb, not of an adjective in -той")
  func participle() throws {
    #expect(try RussianDictionary.readings("снятую").first?.lemma == "снять")
  }
}
