import Linguistics
import Testing

@Suite("Kazakh without its letters")
struct KazakhRespellingTests {
  @Test(
    "A word typed with the letters of Russian is read as the word it stands for",
    arguments: [
      ("кушти", "күшті"), ("кошип", "көш"), ("калага", "қала"), ("калада", "қала"),
      ("Астанага", "астана"), ("жумыс", "жұмыс"), ("адилетсиз", "әділетсіз"), ("уй", "үй"),
      ("уйге", "үй"), ("онтустик", "оңтүстік"), ("солтустик", "солтүстік"), ("биздин", "біз"),
      ("оган", "ол"), ("кундери", "күн"), ("адамдарга", "адам"), ("озимиз", "өз"),
      ("кыздар", "қыз"), ("балаларга", "бала"), ("Казакстанга", "қазақстан"),
      ("укимет", "үкімет"), ("кызмет", "қызмет"), ("халыкка", "халық"), ("коктем", "көктем"),
      ("суйемиз", "сүй"), ("журген", "жүр"), ("коп", "көп"), ("жаксы", "жақсы"), ("улкен", "үлкен"),
      ("болганын", "бол"), ("келгенин", "кел"), ("ауылга", "ауыл"), ("шыккан", "шық"),
    ])
  func respelt(typed: String, lemma: String) throws {
    let reading = try #require(try KazakhDictionary.readings(typed).first)
    #expect(reading.lemma == lemma)
    #expect(reading.isRespelt)
  }

  @Test("Negation is read in it too")
  func negation() throws {
    for (word, isNegated) in [("кошпейди", true), ("кормеди", true), ("кошкен", false)] {
      let reading = try #require(try KazakhDictionary.readings(word).first)
      #expect(reading.isRespelt)
      #expect(reading.isNegated == isNegated, "\(word)")
    }
  }

  @Test(
    "A word that is known as it stands keeps its readings in front",
    arguments: ["тур", "бар", "ала", "сол", "туралы", "болады", "адам", "тарих", "мемлекет"])
  func known(word: String) throws {
    let readings = try KazakhDictionary.readings(word)
    #expect(readings.first?.isRespelt == false)
    let behind = Array(readings.drop { !$0.isRespelt })
    #expect(behind.filter { !$0.isRespelt }.isEmpty)
    let weight = behind.map(\.weight).reduce(0, +)
    #expect(weight < 0.05)
  }

  @Test("A word with a letter of Kazakh, or of no Kazakh word, is not respelt")
  func plain() throws {
    for word in ["қалага", "үйдин", "Джонсонның", "Шредингер", "интернет"] {
      #expect(try KazakhDictionary.readings(word).first?.isRespelt == false, "\(word)")
    }
  }
}
