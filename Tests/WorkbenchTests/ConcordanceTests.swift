import Basics
import Coding
import Foundation
import Lexicons
import Measures
import Testing
import Workbench

@Suite struct ConcordanceTests {
  private static let study = Result {
    try SmallStudy([
      .init(
        id: "a1", outlet: "qalatany", day: "2023-02-01", title: "Жатақхана туралы",
        text: "Қалаға көшкендер жатақханада тұрады. Жатақхананың бағасы қымбат.\nБәрі разы емес."),
      .init(
        id: "b2", outlet: "prospekt", day: "2024-03-05", language: "ru",
        text: "Ленивые приезжие ищут квартиру в Алматы. Приезжие нашли работу."),
      .init(
        id: "c3", outlet: "prospekt", day: "2024-03-05", language: "ru",
        text: "На ремонт берут приезжих, это работа. Город молчит."),
      .init(
        id: "d4", outlet: "tolsoz", day: nil,
        text: "Ауылдан қалаға жылыстап көшкендер пәтер іздейді. Әлі де жатақхана тапшы."),
      .init(
        id: "e5", outlet: "tolsoz", day: "2024-12-31", language: "kk",
        text: "قالاعا كوشكەندەر جاتاقحانادا تۇرادى. جاتاقحانا تاپشى."),
    ])
  }

  private func concordance(
    _ target: ConcordanceQuery.Target, _ change: (inout ConcordanceQuery) -> Void = { _ in }
  ) throws -> Concordance {
    var query = ConcordanceQuery(target)
    change(&query)
    let study = try Self.study.get()
    return try Concordance(query, in: study.corpus, dictionaries: study.dictionaries)
  }

  private func lines(
    _ pattern: String, type: EntryType = .lemma, language: EntryLanguage = .any,
    _ change: (inout ConcordanceQuery) -> Void = { _ in }
  ) throws -> [ConcordanceLine] {
    try concordance(.pattern(pattern, type: type, language: language), change).page().lines
  }

  private func problem(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  // MARK: Patterns

  @Test func `a lemma is found in every form and alphabet, with the words of its sentence`() throws
  {
    let found = try lines("жатақхана")
    #expect(
      found.map { "\($0.article.id) \($0.part.rawValue) \($0.left)|\($0.node)|\($0.right)" } == [
        "a1 title |Жатақхана|туралы",
        "a1 text Қалаға көшкендер|жатақханада|тұрады.",
        "a1 text |Жатақхананың|бағасы қымбат.",
        "d4 text Әлі де|жатақхана|тапшы.",
        "e5 text قالاعا كوشكەندەر|جاتاقحانادا|تۇرادى.",
        "e5 text |جاتاقحانا|تاپشى.",
      ])
    let text = Array("Қалаға көшкендер жатақханада тұрады.".unicodeScalars)
    #expect(String(String.UnicodeScalarView(text[found[1].start..<found[1].end])) == "жатақханада")
  }

  @Test func `types, gaps and alternatives mean what they mean in tables`() throws {
    func nodes(
      _ pattern: String, _ type: EntryType, _ language: EntryLanguage = .any
    ) throws -> [String] { try lines(pattern, type: type, language: language).map(\.node) }
    #expect(
      try nodes("қала@dat [1] көшу@part", .lemma) == [
        "Қалаға көшкендер", "қалаға жылыстап көшкендер", "قالاعا كوشكەندەر",
      ])
    #expect(try nodes("жатақхана", .fixed) == ["Жатақхана", "жатақхана", "جاتاقحانا"])
    #expect(try nodes("Жатақхана", .exact).first == "Жатақхана")
    #expect(try nodes("приезж*", .glob) == ["приезжие", "Приезжие", "приезжих"])
    #expect(try nodes("приезжи[ех]", .regex, .ru) == ["приезжие", "Приезжие", "приезжих"])
    #expect(try nodes("квартира|работа", .lemma) == ["квартиру", "работу", "работа"])
    #expect(try nodes("жатақхана", .lemma, .ru).isEmpty)
  }

  @Test(
    arguments: [
      ("[2] қала", EntryType.lemma, "LEX-014"), ("қала@xyz", .lemma, "LEX-009"),
      ("кош*", .glob, "LEX-014"), ("(", .regex, "LEX-007"), ("", .lemma, "LEX-010"),
      ("кaла", .lemma, "LEX-012"),
    ])
  func `a faulty pattern is told what a row of a table would be told`(
    pattern: String, type: EntryType, code: String
  ) throws {
    #expect(problem { _ = try lines(pattern, type: type) }?.contains("[\(code)]") == true)
  }

  // MARK: Context and order

  @Test func `context is counted in words and goes over the sentence only where asked to`() throws {
    let one = try lines("бағасы", type: .fixed) { $0.context = 1 }
    #expect(one.map(\.left) == ["Жатақхананың"])
    #expect(one.map(\.right) == ["қымбат."])
    let across = try lines("бағасы", type: .fixed) {
      $0.context = 3
      $0.isAcross = true
    }
    #expect(across.map(\.left) == ["жатақханада тұрады. Жатақхананың"])
    #expect(across.map(\.right) == ["қымбат. Бәрі разы"])
  }

  @Test func `lines are sorted by the words nearest to the node, in the Kazakh alphabet`() throws {
    func sorted(_ order: ConcordanceQuery.Order) throws -> [String] {
      try lines("жатақхана") { $0.order = order }.map { "\($0.left)|\($0.right)" }
    }
    // Nothing goes before everything; де before көшкендер; the Arabic letters are read as Kazakh ones.
    #expect(
      try sorted(.left) == [
        "|туралы", "|бағасы қымбат.", "|تاپشى.", "Әлі де|тапшы.", "Қалаға көшкендер|тұрады.",
        "قالاعا كوشكەندەر|تۇرادى.",
      ])
    #expect(
      try sorted(.right).prefix(3) == ["|бағасы қымбат.", "Әлі де|тапшы.", "|تاپشى."])
    // ә follows а, қ follows к, and і goes before the last Russian letters.
    let study = try SmallStudy([
      .init(
        id: "1", text: "Қазір тұр. Кілем тұр. Әке тұр. Арба тұр. Ізет тұр. Ыдыс тұр. Юрист тұр.")
    ])
    var query = ConcordanceQuery(.pattern("тұр", type: .fixed, language: .kk))
    query.order = .left
    let page = try Concordance(query, in: study.corpus, dictionaries: study.dictionaries).page()
    #expect(
      page.lines.map(\.left) == ["Арба", "Әке", "Кілем", "Қазір", "Ыдыс", "Ізет", "Юрист"])
  }

  @Test func `by date the undated come last, by outlet its days follow each other`() throws {
    #expect(
      try lines("жатақхана") { $0.order = .date }.map(\.article.id)
        == ["a1", "a1", "a1", "e5", "e5", "d4"])
    #expect(
      try lines("приезжий|жатақхана") { $0.order = .outlet }.map(\.article.id)
        == ["b2", "b2", "c3", "a1", "a1", "a1", "e5", "e5", "d4"])
  }

  // MARK: Filters

  @Test func `filters hold together, values of one field are either`() throws {
    func ids(_ change: (inout ArticleFilter) -> Void) throws -> [String] {
      try lines("жатақхана|приезжий") { change(&$0.filter) }.map(\.article.id)
    }
    #expect(
      try ids { $0.values[.outlet] = ["tolsoz", "qalatany"] } == [
        "a1", "a1", "a1", "d4", "e5", "e5",
      ])
    #expect(try ids { $0.values = [.outlet: ["tolsoz"], .year: ["2024"]] } == ["e5", "e5"])
    #expect(try ids { ($0.from, $0.to) = ("2024", "2024-03") } == ["b2", "b2", "c3"])
    #expect(try ids { $0.values[.frame] = ["dormitory"] } == ["a1", "a1", "a1", "e5", "e5"])
    #expect(try ids { $0.values = [.stance: ["negative"], .city: ["almaty"]] } == ["b2", "b2"])
    #expect(try ids { $0.values[.article] = ["c"] } == ["c3"])
  }

  @Test func `a value that no article can have is told with the nearest`() {
    let wrong = problem {
      _ = try lines("а") {
        $0.filter.values = [.frame: ["housng"], .outlet: ["tolsos"]]
        $0.filter.from = "31.05.2024"
      }
    }
    #expect(
      wrong?.contains("outlet: no article has “tolsos” [KWI-001]; did you mean tolsoz?") == true)
    #expect(
      wrong?.contains("frame: no article has “housng” [KWI-001]; did you mean housing?") == true)
    #expect(wrong?.contains("31.05.2024: this is no day, month or year [KWI-002]") == true)
  }

  // MARK: Pages

  @Test(arguments: ConcordanceQuery.Order.allCases)
  func `pages follow each other without a gap, in every order`(
    order: ConcordanceQuery.Order
  ) throws {
    let whole = try lines("жатақхана|приезжий") { $0.order = order }
    for size in 1...4 {
      var joined: [ConcordanceLine] = []
      var hasMore = true
      while hasMore, joined.count <= whole.count {
        let page = try concordance(.pattern("жатақхана|приезжий", type: .lemma, language: .any)) {
          ($0.order, $0.limit, $0.offset) = (order, size, joined.count)
        }.page()
        joined += page.lines
        hasMore = page.hasMore
      }
      #expect(joined == whole)
    }
  }

  @Test func `a page in the order of the corpus ends as soon as it is full`() throws {
    let study = try Self.study.get()
    func visits(_ change: (inout ConcordanceQuery) -> Void) throws -> Int {
      let corpus = CountingCorpus(study.corpus)
      var query = ConcordanceQuery(.pattern("жатақхана|приезжий", type: .lemma, language: .any))
      change(&query)
      _ = try Concordance(query, in: corpus, dictionaries: study.dictionaries).page()
      return corpus.visits
    }
    #expect(try visits { $0.limit = 2 } == 1)
    #expect(try visits { $0.limit = 4 } == 2)
    #expect(try visits { ($0.limit, $0.order) = (2, .left) } == 5)
  }

  @Test func `articles without the words are not even visited`() throws {
    let study = try Self.study.get()
    let corpus = CountingCorpus(study.corpus)
    let query = ConcordanceQuery(.pattern("жылыстап көшу", type: .lemma, language: .any))
    let found = try Concordance(query, in: corpus, dictionaries: study.dictionaries).page()
    #expect(found.lines.map(\.article.id) == ["d4"])
    #expect(corpus.visits == 1)
  }

  @Test func `a sample is the same for its seed, another for another, and all where it is large`()
    throws
  {
    func sample(_ count: Int, _ seed: Int) throws -> [ConcordanceLine] {
      try lines("жатақхана|приезжий") { $0.sample = .init(count: count, seed: seed) }
    }
    #expect(try sample(3, 1) == sample(3, 1))
    #expect(try sample(3, 1).count == 3)
    #expect(Set(try (1...20).map { try sample(3, $0).map(\.start) }).count > 5)
    #expect(try sample(100, 7) == lines("жатақхана|приезжий"))
    // More lines of one seed hold the fewer: a sample may be enlarged.
    #expect(Set(try sample(3, 5)).isSubset(of: try sample(6, 5)))
  }

  @Test func `every line can be visited, an article at a time`() throws {
    var visited: [ConcordanceLine] = []
    try concordance(.pattern("жатақхана", type: .lemma, language: .any)).visitLines {
      visited += $0
      return .next
    }
    #expect(visited == (try lines("жатақхана")))
  }

  // MARK: Totals

  @Test func `totals count all hits of what the filter admits, whatever the page`() throws {
    let concordance = try concordance(.pattern("жатақхана", type: .lemma, language: .any)) {
      $0.limit = 1
      $0.filter.values[.language] = ["kk"]
    }
    let totals = try concordance.totals()
    #expect(
      "\(totals.hits) \(totals.articles) \(totals.stories) \(totals.outlets)" == "6 3 3 2")
    #expect("\(totals.allArticles) \(totals.allWords)" == "3 28")
    #expect(totals.perMillion.map { Int($0) } == 6_000_000 / 28)
    #expect(totals.byOutlet.map(\.hits) == [3, 3])
    #expect(totals.byOutlet.map(\.words) == [12, 16])
    let sizes = try ArticleSizes(try Self.study.get().corpus)
    #expect(try concordance.totals(sizes) == totals)
    let none = try self.concordance(.pattern("түйе", type: .lemma, language: .any)).totals()
    #expect(none.hits == 0 && none.overArticles.deviation == nil)
    #expect(none.text(hasColor: false) == "no hits in 5 articles (50 words)\n")
  }

  // MARK: Entries and codes

  @Test func `an entry is shown wherever it stands, with what became of it`() throws {
    let all = try concordance(.entry("frames.ru.0002", .all)).page().lines
    #expect(all.map(\.article.id) == ["b2", "c3"])
    #expect(all.map(\.isCounted) == [true, false])
    #expect(all[1].blocked?.isEmpty == false)
    let counted = try concordance(.entry("frames.ru.0002", .counted)).page().lines
    #expect(counted.map(\.node) == ["работу"])
    let blocked = try concordance(.entry("frames.ru.0002", .blocked)).page().lines
    #expect(blocked.map(\.node) == ["работа"])
    #expect(blocked.first?.blocked == all[1].blocked)
    #expect(try concordance(.entry("frames.ru.0002", .counted)).totals().hits == 1)
    let wrong = problem { _ = try concordance(.entry("frames.ru.0003x", .all)) }
    #expect(wrong?.contains("[KWI-004]; did you mean frames.ru.0001?") == true)
  }

  @Test func `a code is shown with the finer ones under it, and mentions by their stance`() throws {
    func found(_ code: String) throws -> [String] {
      try concordance(.code(code, .all)).page().lines.map {
        "\($0.article.id) \($0.node) \($0.code ?? "")"
      }
    }
    let housing = try found("housing")
    #expect(housing.contains("a1 жатақханада dormitory") && housing.contains("b2 квартиру housing"))
    #expect(try found("frame:housing") == housing)
    #expect(try found("dormitory").allSatisfy { $0.hasSuffix("dormitory") })
    #expect(try found("stance:negative") == ["b2 приезжие negative"])
    #expect(problem { _ = try found("houzing") }?.contains("did you mean housing?") == true)
    #expect(problem { _ = try found("place:housing") }?.contains("[KWI-003]") == true)
  }

  // MARK: For people

  /// Columns of a text whose letters are one column wide: all but marks that join a letter.
  private func columns(_ text: Substring) -> Int {
    text.unicodeScalars.count {
      ![.nonspacingMark, .enclosingMark, .format].contains($0.properties.generalCategory)
    }
  }

  @Test func `nodes stand under one another in Cyrillic, in Arabic letters and beside accents`()
    throws
  {
    let study = try SmallStudy([
      .init(id: "a1", outlet: "qala", text: "Қалаға көшкендер жатақханада тұрады."),
      .init(
        id: "a2", outlet: "ұзын-атты-басылым",
        text: "Жатақхана тапшы, е\u{301}ще бәрі қымба\u{301}т жатақханада."),
      .init(id: "e5", outlet: "dala", text: "قالاعا كوشكەندەر جاتاقحانادا تۇرادى."),
    ])
    let query = ConcordanceQuery(.pattern("жатақхана", type: .lemma, language: .any))
    let lines = try Concordance(query, in: study.corpus, dictionaries: study.dictionaries).page()
      .lines
    let text = ConcordanceText(width: 90, hasColor: false).text(lines)
    let rows = text.split(separator: "\n")
    #expect(rows.count == 4)
    let places = zip(rows, lines).map { row, line in
      row.range(of: "  \u{2067}\(line.node)\u{2069}") ?? row.range(of: "  \(line.node)")
    }.enumerated().map { number, range in range.map { columns(rows[number][..<$0.lowerBound]) } }
    #expect(places.allSatisfy { $0 != nil && $0 == places[0] }, "\(text)")
    #expect(rows.allSatisfy { columns($0) <= 90 })
    // What runs to the left is read from the right: the words before the node stand behind it.
    #expect(
      rows[3].contains(
        "\u{2067}تۇرادى.\u{2069}  \u{2067}جاتاقحانادا\u{2069}  \u{2067}قالاعا كوشكەندەر\u{2069}"))
    // Isolates are closed on the line that opens them.
    for row in rows {
      #expect(
        row.unicodeScalars.count { $0 == "\u{2067}" }
          == row.unicodeScalars.count { $0 == "\u{2069}" })
    }
  }

  @Test(arguments: [20, 40, 80, 200])
  func `wide letters and narrow terminals do not break the lines`(width: Int) throws {
    let study = try SmallStudy([
      .init(id: "a1", outlet: "qala", text: "漢字漢字漢字漢字 жатақхана 漢字漢字漢字漢字漢字漢字 👩‍👩‍👧 🇰🇿.")
    ])
    let query = ConcordanceQuery(.pattern("жатақхана", type: .lemma, language: .any))
    let lines = try Concordance(query, in: study.corpus, dictionaries: study.dictionaries).page()
      .lines
    let text = ConcordanceText(width: width, hasColor: false).text(lines)
    let wide = text.unicodeScalars.count { (0x4E00...0x9FFF).contains($0.value) }
    #expect(text.count + wide <= max(width, 60) + 1)
    #expect(text.contains("жатақхана") || width < 80)
  }

  @Test func `control characters of a page reach neither terminal nor table`() throws {
    let study = try SmallStudy([
      .init(id: "a1", text: "Бұл \u{1B}[31mқызыл\u{7} \u{202E}жатақхана\u{85} \u{9B}2J тұр.")
    ])
    let query = ConcordanceQuery(.pattern("жатақхана", type: .lemma, language: .any))
    let lines = try Concordance(query, in: study.corpus, dictionaries: study.dictionaries).page()
      .lines
    let text =
      ConcordanceText(width: 100, hasColor: false).text(lines) + lines.flatMap(\.fields).joined()
    #expect(lines.count == 1)
    #expect(
      text.unicodeScalars.allSatisfy {
        $0 == "\n" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && $0.value != 0x202E
      })
  }

  @Test func `colours mark the node, and only where they are asked for`() throws {
    let found = try lines("жатақхана")
    #expect(
      ConcordanceText(width: 80, hasColor: true).text(found).contains(
        "\u{1B}[1mжатақханада\u{1B}[0m"))
    #expect(!ConcordanceText(width: 80, hasColor: false).text(found).contains("\u{1B}"))
  }

  @Test func `a row of the table has a field for each column and says what the JSON says`() throws {
    let line = try #require(try concordance(.entry("frames.ru.0002", .blocked)).page().lines.first)
    #expect(line.fields.count == ConcordanceLine.columns.count)
    var json = JSONWriter()
    line.write(to: &json)
    let object = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
    #expect(Set(object?.keys.map { $0 } ?? []) == Set(ConcordanceLine.columns))
    #expect(object?["counted"] as? Bool == false)
    #expect(line.fields[13] == "no" && line.fields[14] == line.blocked)
  }
}
