import Basics
import Foundation
import Lexicons
import Testing
import Workbench

@Suite struct SuggestionTests {
  /// Eight stories with housing and eight without; общага stands in five of the first, and ten times in
  /// reprints of one of the others; each has words of its own.
  private static let articles: [SmallStudy.Item] = {
    let names = ["Асан", "Берик", "Даулет", "Ермек", "Жанат", "Канат", "Марат", "Нурлан"]
    var items = names.enumerated().map { number, name in
      SmallStudy.Item(
        id: "h\(number)", outlet: "prospekt", day: "2024-01-0\(number + 1)", language: "ru",
        text: number < 5
          ? "Приезжие снимают квартиру или общагу, сказал \(name). День был долгий."
          : "Приезжие снимают квартиру, сказал \(name). День был долгий.")
    }
    items += names.enumerated().map { number, name in
      SmallStudy.Item(
        id: "o\(number)", outlet: "prospekt", day: "2024-02-0\(number + 1)", language: "ru",
        text: "Приезжие нашли работу на стройке, сказал \(name). День был долгий.")
    }
    items += (0..<10).map { number in
      SmallStudy.Item(
        id: "r\(number)", outlet: "o\(number)", day: "2024-03-01", language: "ru", story: "r0",
        text: "Приезжие снимают квартиру у хозяйки, цитирует сводку перепечатка.")
    }
    return items
  }()

  private static let study = Result { try SmallStudy(articles) }

  private func found(
    _ study: SmallStudy? = nil, code: String = "housing",
    _ change: (inout SuggestionQuery) -> Void = { _ in }
  ) throws -> [Suggestion] {
    let study = try study ?? Self.study.get()
    var query = SuggestionQuery(try TargetCode(code, study.corpus.lexicon().codebook))
    change(&query)
    return try Suggestions(query, in: study.corpus, dictionaries: study.dictionaries).suggestions
  }

  @Test func `a word that texts with the code have more often is found, with what speaks for it`()
    throws
  {
    let words = try found { $0.methods = [.keyness] }
    let word = try #require(words.first { $0.pattern == "общага" })
    #expect("\(word.stories) \(word.articles)" == "5 5")
    #expect(word.reasons.map(\.method) == [.keyness])
    #expect(word.reasons.first?.text.hasPrefix("G² ") == true)
    #expect(word.example.node == "общагу")
    #expect(word.sentence == "Приезжие снимают квартиру или общагу, сказал Асан.")
    // What both sets have as often is none: день, долгий, сказать.
    #expect(!words.contains { ["день", "долгий", "сказать"].contains($0.pattern) })
  }

  @Test func `ten reprints are one story, which is too few`() throws {
    for method in [SuggestionQuery.Method.keyness, .collocates] {
      let words = try found { $0.methods = [method] }.map(\.pattern)
      #expect(!words.contains("хозяйка") && !words.contains("перепечатка"))
      #expect(words.contains("общага"))
    }
    let all = try found {
      ($0.minStories, $0.maxProbability, $0.minLogRatio, $0.limit) = (1, 1, 0, 500)
    }
    let word = try #require(all.first { $0.pattern == "хозяйка" })
    #expect("\(word.stories) \(word.articles)" == "1 10")
  }

  @Test func `words of the code are left out, or marked where asked for`() throws {
    #expect(!(try found().contains { $0.pattern == "квартира" }))
    let marked = try found { ($0.showsKnown, $0.methods) = (true, [.keyness]) }
    #expect(marked.first { $0.pattern == "квартира" }?.knownBy == "frames.ru.0001")
  }

  @Test func `it is told for which other codes a word is key, and which of their rows find it`()
    throws
  {
    let words = try found(code: "labour") { ($0.methods, $0.showsKnown) = ([.keyness], true) }
    #expect(words.contains { $0.pattern == "стройка" })
    #expect(words.allSatisfy { $0.alsoKeyFor.isEmpty })
    let wide = try found(code: "quality-") {
      ($0.methods, $0.minStories, $0.maxProbability, $0.minLogRatio) = ([.relatives], 1, 1, 0)
    }
    #expect(wide.isEmpty)
    let study = try SmallStudy(
      Self.articles,
      files: SmallStudy.files.merging([
        "labels.csv": Array(Table.columns.joined(separator: ",").utf8),
        "ties.csv": Array(Table.columns.joined(separator: ",").utf8),
        "stance.csv": Array(
          (Table.columns.joined(separator: ",")
            + "\nstance.ru.0001,ru,общага,lemma,quality-,,,,,,\n")
            .utf8),
      ]) { $1 })
    let word = try #require(
      try found(study) { $0.methods = [.keyness] }.first { $0.pattern == "общага" })
    #expect(word.otherRows == ["stance:quality-"])
  }

  @Test func `relatives share a stem with a word of the code, or are spelt nearly so`() throws {
    let texts = [
      "Студенттер жатахана іздейді.", "Жатақханалық орын аз болды.", "Ескі пәтерлес келді.",
      "Кеше қатты жаңбыр жауды.", "Съёмная квартирка стоит дорого.", "Квартирный вопрос открыт.",
    ]
    let study = try SmallStudy(
      texts.enumerated().map {
        .init(id: "t\($0.offset)", language: $0.offset < 4 ? "kk" : "ru", text: $0.element)
      })
    let words = try found(study) { ($0.methods, $0.minStories) = ([.relatives], 1) }
    func why(_ word: String) -> String? {
      words.first { $0.example.node.lowercased() == word }?.reasons.first?.text
    }
    #expect(why("жатахана") == "spelt nearly as жатақхана")
    #expect(why("квартирный") == "of one stem with квартира")
    #expect(why("жаңбыр") == nil && why("студенттер") == nil)
  }

  @Test func `what stands in the other half of pairs of articles is a translation`() throws {
    var items: [SmallStudy.Item] = []
    for number in 0..<8 {
      let hasWord = number < 4
      items.append(
        .init(
          id: "k\(number)", day: "2024-01-0\(number + 1)", language: "kk",
          address: "https://misal.example/kz/news/\(number)",
          text: hasWord
            ? "Қалаға көшкендер жатақханада тұрады, бәрі риза."
            : "Қалаға көшкендер базарда сауда жасайды, бәрі риза."))
      items.append(
        .init(
          id: "r\(number)", day: "2024-01-0\(number + 1)", language: "ru",
          address: "https://misal.example/ru/news/\(number)",
          text: hasWord
            ? "Переехавшие в город живут в общежитии, все довольны."
            : "Переехавшие в город торгуют на базаре, все довольны."))
    }
    let study = try SmallStudy(items)
    let words = try found(study) { $0.methods = [.translations] }
    #expect(words.map(\.pattern).contains("общежитие"))
    #expect(!words.map(\.pattern).contains("базар") && !words.map(\.pattern).contains("довольный"))
    let word = try #require(words.first { $0.pattern == "общежитие" })
    #expect(word.reasons.first?.text == "beside жатақхана (frames.kk.0001), Dice 1.00 of 8 pairs")
    #expect(word.language == .ru)
  }

  @Test func `articles of one outlet and day are a pair by the numbers and names they share`()
    throws
  {
    var items: [SmallStudy.Item] = []
    let names = ["Сәрсенбаев", "Қасымов", "Әлиев", "Ысқақов"]
    for (number, name) in names.enumerated() {
      let figure = 1200 + number * 37
      items.append(
        .init(
          id: "k\(number)", day: "2024-01-05", language: "kk",
          text: "Былтыр \(figure) адам көшті, деді \(name). Жатақханада \(figure + 5) орын, "
            + "\(figure + 11) өтініш бар. Көшкендер жатақханада тұрады."))
      items.append(
        .init(
          id: "r\(number)", day: "2024-01-06", language: "ru",
          text: "Переехали \(figure) человек, сказал \(name). В общежитии \(figure + 5) мест, "
            + "\(figure + 11) заявок."))
    }
    let study = try SmallStudy(items)
    var query = SuggestionQuery(try TargetCode("housing", study.corpus.lexicon().codebook))
    query.methods = [.translations]
    let suggestions = try Suggestions(query, in: study.corpus, dictionaries: study.dictionaries)
    #expect(suggestions.pairs == 4)
  }

  @Test func `people's codings decide which texts have the code where they are given`() throws {
    let study = try Self.study.get()
    var csv = "id,text,frames\n"
    for number in 0..<6 {
      csv += "x\(number),Хозяин вагончика номер \(number) молчит.,housing\n"
      csv += "y\(number),На рынке номер \(number) шумно.,labour\n"
    }
    let lexicon = try study.corpus.lexicon()
    let gold = try PassageReader.read(
      Array(csv.utf8), place: "gold.csv", known: KnownCodes(lexicon.codebook)
    ).passages
    var query = SuggestionQuery(try TargetCode("housing", lexicon.codebook))
    query.methods = [.keyness]
    let found = try Suggestions(
      query, in: study.corpus, dictionaries: study.dictionaries, gold: gold)
    #expect("\(found.targetStories) \(found.restStories)" == "6 6")
    let words = found.suggestions.map(\.pattern)
    #expect(words.contains("вагончик") && !words.contains("рынок") && !words.contains("общага"))
    #expect(found.suggestions.first?.example.article.id.hasPrefix("x") == true)
  }

  @Test func `an unknown or ambiguous code is told with the nearest`() throws {
    let codebook = try Self.study.get().corpus.lexicon().codebook
    func problem(_ name: String) -> String? {
      do { _ = try TargetCode(name, codebook) } catch { return error.description }
      return nil
    }
    #expect(problem("houzing") == "houzing: no such code [SUG-001]; did you mean housing?")
    #expect(problem("frame:housing") == nil)
  }

  // MARK: Taking

  @Test func `an accepted word is a row that stands in its table, checked, and found from then on`()
    throws
  {
    let study = try Self.study.get()
    let word = try #require(try found { $0.methods = [.keyness] }.first { $0.pattern == "общага" })
    let row = try SuggestedRow(
      word, files: SmallStudy.files, folder: "lexicons", dictionaries: study.dictionaries)
    #expect([row.file, row.id] == ["frames.csv", "frames.ru.0003"])
    #expect(
      row.text.hasPrefix("frames.ru.0003,ru,общага,lemma,housing,,,,,\"suggested by keyness (G² "))
    #expect(row.fields["example"] == "Приезжие снимают квартиру или общагу, сказал Асан.")
    let old = String(decoding: try #require(SmallStudy.files["frames.csv"]), as: UTF8.self)
    #expect(String(decoding: row.bytes, as: UTF8.self).replacing(row.text + "\n", with: "") == old)
    var files = SmallStudy.files
    files[row.file] = row.bytes
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    #expect(problems.isEmpty)
    #expect(
      lexicon.check(folder: "", dictionaries: study.dictionaries).filter {
        $0.place.contains("frames")
      }.isEmpty)
    let again = try SmallStudy(Self.articles, files: files)
    #expect(!(try found(again).contains { $0.pattern == "общага" }))
    #expect(
      try found(again) { $0.showsKnown = true }.first { $0.pattern == "общага" }?.knownBy == row.id)
  }

  @Test func `a new row weighs as the rows of its code do`() throws {
    var files = SmallStudy.files
    files["frames.csv"] = Array(
      (Table.columns.joined(separator: ",")
        + """

        frames.ru.0001,ru,квартира,lemma,housing,0.4,,,,,
        frames.ru.0002,ru,ипотека,lemma,housing,0.7,,,,,
        frames.ru.0003,ru,съём,lemma,housing,2,,,,,
        frames.kk.0001,kk,пәтер,lemma,housing,0.1,,,,,

        """).utf8)
    let study = try SmallStudy(Self.articles, files: files)
    let word = try #require(
      try found(study) { $0.methods = [.keyness] }.first { $0.pattern == "общага" })
    let row = try SuggestedRow(word, files: files, folder: "", dictionaries: study.dictionaries)
    #expect(row.fields["weight"] == "0.7")
  }

  @Test func `the same corpus gives the same list, however often it is asked`() throws {
    func list() throws -> [String] {
      try found { ($0.minStories, $0.maxProbability, $0.minLogRatio, $0.limit) = (1, 1, 0, 500) }
        .map { "\($0.fields(number: 1))" }
    }
    let first = try list()
    #expect(first.count > 20)
    for _ in 0..<3 { #expect(try list() == first) }
  }

  @Test func `Kazakh verbs are written as analysts write them`() throws {
    let items = (0..<6).map { number in
      SmallStudy.Item(
        id: "v\(number)",
        text: number < 3
          ? "Көшкендер пәтер іздеп, кітап оқыды. Олар жалға алып жүр."
          : "Көшкендер қалада. Ауа райы жылы.")
    }
    let study = try SmallStudy(items)
    let words = try found(study) {
      ($0.methods, $0.maxProbability, $0.minLogRatio) = ([.keyness], 1, 0)
    }
    .map(\.pattern)
    #expect(words.contains("іздеу") && words.contains("оқу"))
  }
}
