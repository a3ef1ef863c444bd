import Linguistics
import Testing

/// Kazakh and Russian in one sentence, and Kazakh that is hard to tell, by the real dictionaries.
@Suite struct CodeSwitchingTests {
  private func analyze(_ text: String) throws -> AnalyzedText {
    let dictionaries = try Dictionaries(
      kazakh: KazakhDictionary.morphology.get(), russian: RussianDictionary.morphology.get())
    return Analyzer(dictionaries).session().analyze(text)
  }

  @Test(
    "words of the other language are marked where they are a phrase",
    arguments: [
      (
        "Ол маған «надо просто работать» деп жауап берді.", Language.kazakh,
        ["надо", "просто", "работать"]
      ),
      (
        "Он сказал соседям во дворе, что «ауылдан келгендер көп», и ушёл домой.", .russian,
        [
          "ауылдан", "келгендер", "көп",
        ]
      ),
      (
        "В программе «Дипломмен ауылға» участвуют молодые врачи.", .russian,
        [
          "Дипломмен", "ауылға",
        ]
      ),
    ])
  func marked(text: String, language: Language, foreign: [String]) throws {
    let analyzed = try analyze(text)
    #expect(analyzed.sentences.map(\.language) == [language])
    let found = analyzed.tokens.map { analyzed.type(of: $0) }
      .filter { $0.kind == .word && $0.language != language }.map(\.surface)
    #expect(found == foreign)
  }

  @Test(
    "loans and names stay in the language of their sentence",
    arguments: [
      "Мектепке документ тапсырдым, бірақ прописка жоқ деп қабылдамады.",
      "Алматы әкімі Ерболат Досаев жиын өткізді.",
      "Министр труда Светлана Жакупова рассказала о программе «Еңбек» в городе.",
      "Аким Шымкента встретился с жителями Сайрама и Манкента.",
    ])
  func loans(text: String) throws {
    let analyzed = try analyze(text)
    let language = try #require(analyzed.sentences.first?.language)
    for token in analyzed.tokens {
      #expect(analyzed.type(of: token).language == language, "\(analyzed.type(of: token).surface)")
    }
  }

  @Test("a phrase has the lemmas of its own language")
  func lemmas() throws {
    let analyzed = try analyze("Ол маған «надо просто работать» деп жауап берді.")
    let lemmas = analyzed.tokens.compactMap { analyzed.analysis(of: $0)?.lemma }
    #expect(lemmas.contains("работать") && lemmas.contains("жауап"))
  }

  @Test(
    "Kazakh typed without its letters is Kazakh, and its words meet those with them",
    arguments: [
      ("Ауылдан калага кошип келген адамдарга жумыс жок, уй жок, баспана кымбат.", "көш"),
      ("Биз ауылдан кошип келдик, бирак жумыс таба алмай журмиз.", "жұмыс"),
      ("Казакстан халкы кобейип жатыр, мектептерде орын жетпейди.", "халық"),
    ])
  func withoutLetters(text: String, lemma: String) throws {
    let analyzed = try analyze(text)
    #expect(analyzed.language == .kazakh)
    #expect(analyzed.tokens.contains { analyzed.analysis(of: $0)?.lemma == lemma })
    #expect(analyzed.tokens.contains { analyzed.analysis(of: $0)?.isRespelt == true })
  }

  @Test("a long text of one language is of that language")
  func long() throws {
    let text = String(repeating: "переселенцы переезжают ", count: 250_000)
    #expect(try analyze(text).language == .russian)
  }

  @Test("the alphabet of a Kazakh text is told, and only of one in other letters")
  func alphabet() throws {
    #expect(
      try analyze("Auyldan qalağa köşken jastar tūrğyn üi taba almai jür.").alphabet == .latin2021)
    #expect(try analyze("Ауылдан қалаға көшкен жастар көп.").alphabet == nil)
  }
}
