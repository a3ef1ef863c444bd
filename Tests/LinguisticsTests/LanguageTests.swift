import Linguistics
import Testing

@Suite struct LanguageTests {
  @Test(
    "the language of a text is told",
    arguments: [
      ("Ауылдан қалаға көшкен жастар тұрғын үй таба алмай жүр.", Language.kazakh),
      ("Барлар барды, болмады, алды да жатты.", .kazakh),
      ("Молодёжь переезжает из села в город в поисках работы.", .russian),
      ("Айылдан шаарга көчүп келген жаштар үй таба албай жүрүшөт.", .other),
      ("Авылдан шәһәргә күчкән яшьләр фатир таба алмый.", .other),
      ("Қишлоқдан шаҳарга кўчган ёшлар уй топа олмаяпти.", .other),
      ("Молодь переїжджає із села до міста в пошуках роботи.", .other),
      ("Köyden şehre göç eden gençler ev bulamıyor.", .other),
      ("Young people move from the village to the city.", .other),
      ("Auyldan qalağa köşken jastar tūrğyn üi taba almai jür.", .kazakh),
    ])
  func isTold(text: String, language: Language) throws {
    #expect(try analyze(text).language == language)
  }

  @Test("each sentence of a mixed text has its own language")
  func mixed() throws {
    let text = "Қалаға көшу көбейді. Люди едут в Алматы за работой. Тұрғын үй қымбат."
    #expect(try analyze(text).sentences.map(\.language) == [.kazakh, .russian, .kazakh])
  }

  @Test("a sentence that could be either takes the language of its text")
  func context() throws {
    let cities = "Астана, Павлодар, Алматы."
    let kazakh = try analyze("Мемлекет қолдау көрсетеді. \(cities) Жұрт күтіп отыр.")
    #expect(kazakh.sentences[1].language == .kazakh)
    let russian = try analyze("Государство поможет людям. \(cities) Все ждут решения.")
    #expect(russian.sentences[1].language == .russian)
  }

  @Test("a Latin name does not change the language of a sentence")
  func latinNames() throws {
    let text = "Приставка Sony PlayStation Portable продаётся снова."
    #expect(try analyze(text).language == .russian)
  }

  @Test("numbers and marks take the language of the text around them")
  func numbers() throws {
    #expect(
      try analyze("Жаңа бағдарлама басталды. 2024. Халық риза.").sentences[1].language == .kazakh)
  }

  @Test("an empty text is of another language")
  func empty() throws {
    #expect(try analyze("").language == .other)
  }
}
