import Linguistics
import Testing

@Suite("Kazakh by its neighbours")
struct KazakhContextTests {
  private func reading(_ text: String, _ index: Int) throws -> Analysis? {
    let analyzed = try analyze(text, kazakh: try KazakhDictionary.morphology.get())
    return analyzed.analysis(of: analyzed.tokens[index])
  }

  @Test(
    "Who wants to do something is told of by a verb",
    arguments: [
      ("Жігіттің қалаға көшкісі келеді.", 2, "көш"), ("Ешкімнің көшкісі келмейді.", 1, "көш"),
      ("Ауылда тұрғысы келетіндер көп екен.", 1, "тұр"),
      ("Үйде қалғысы келетіндер аз болды.", 1, "қал"), ("Оның несие алғысы келмейді.", 2, "ал"),
    ])
  func wish(text: String, index: Int, lemma: String) throws {
    let wish = try #require(try reading(text, index))
    #expect(wish.lemma == lemma)
    #expect(wish.partOfSpeech == .verb)
  }

  @Test("Without such a verb behind it a noun in -ғы stays one")
  func noun() throws {
    #expect(try reading("Халықтың алғысы шексіз болды.", 1)?.lemma == "алғыс")
  }

  @Test(
    "The speaker begins a clause, the conjunction joins two nouns",
    arguments: [
      ("Мен кеше ауылдан келдім.", 0, PartOfSpeech.pronoun),
      ("Қыс түсті, мен қалаға көштім.", 3, .pronoun),
      ("Бұл қала мен үшін жаңа болды.", 2, .pronoun), ("Кейін мен де оқуға түстім.", 1, .pronoun),
      ("Бұған мен келісемін.", 1, .pronoun), ("Қала мен ауыл арасы алыс.", 1, .conjunction),
      ("Әкесі «Қала» мен «Ауыл» газетін оқиды.", 4, .conjunction),
    ])
  func speaker(text: String, index: Int, part: PartOfSpeech) throws {
    #expect(try reading(text, index)?.partOfSpeech == part)
  }

  @Test("The likeliest converb is chosen, whatever the order of the lemmas")
  func converb() throws {
    let reading = try #require(try reading("Көршілер тіл табыса алмады.", 2))
    #expect(["табыс", "тап"].contains(reading.lemma))
    #expect(reading.verbForm == .converb)
  }

  @Test("A line of short words in capitals has no abbreviations")
  func capitals() throws {
    #expect(try reading("ЖЕР ДАУЫ", 0)?.partOfSpeech == .noun)
  }
}
