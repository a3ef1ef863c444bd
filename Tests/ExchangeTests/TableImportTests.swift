internal import Basics
internal import Exchange
internal import Lexicons
internal import Testing

@Suite struct TableImportTests {
  @Test(
    arguments: [
      ("комната", "комната fixed", ""),
      ("Съёмная  комната", "Съёмная комната fixed", ""),
      ("общежити*", "общежити* glob", ""),
      ("дом*", "дом.* regex", "EXC-121"),
      ("*стройка", ".*стройка regex", "EXC-122"),
      ("пере*ать", "пере.*ать regex", "EXC-122"),
      ("Жил?ё", "жил.е regex", "EXC-122"),
      ("т.д*", "т\\.д.* regex", "EXC-121"),
      ("снять * * угол", "снять [2] угол fixed", "EXC-124"),
      ("в_тесноте", "в тесноте fixed", "EXC-120"),
      ("койко-место", "койко-место fixed", ""),
      ("пона(е|и)х.*", ".*(пона(е|и)х.*) regex", "EXC-123"),
      ("^прописк[аиу]$", "прописк[аиу] regex", "EXC-123"),
    ])
  func `A pattern is written as Koshu has it`(pattern: String, row: String, code: String) throws {
    let result = try imported("housing: [\"\(pattern.replacing("\\", with: "\\\\"))\"]")
    #expect(result.short == ["\(row) housing"])
    #expect(result.findings.map(\.problem.code) == (code.isEmpty ? [] : [code]))
    #expect(result.tally.carried == 1)
  }

  @Test(
    arguments: [
      (":)", "EXC-110"), ("*", "EXC-110"), ("***", "EXC-110"), ("👍", "EXC-110"),
      ("#жильё", "EXC-111"), ("увы, но", "EXC-111"), ("xD:", "EXC-111"), ("и/или", "EXC-111"),
      ("а*б*в*г*", "EXC-112"), ("* комната", "EXC-113"), ("комната *", "EXC-113"),
      ("снять * * * * * * * * * угол", "EXC-113"), ("сельск* дом", "EXC-114"),
      ("кoмната", "LEX-012"), ("(а+)+б", "LEX-007"), ("м(а+)+б", "LEX-007"), ("м[а", "EXC-111"),
      ("с\u{FFFD}ло", "EXC-111"),
    ])
  func `What cannot be written is listed with its line and a cure`(pattern: String, code: String)
    throws
  {
    let result = try imported("housing:\n  - комната\n  - \"\(pattern)\"\n")
    #expect(result.short == ["комната fixed housing"])
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1)
    #expect(finding.fate == .lost)
    #expect(finding.problem.code == code, "\(finding.problem)")
    #expect(finding.problem.place == "d:3")
    #expect(finding.problem.cure != nil)
    #expect(finding.pattern == pattern)
    #expect(result.tally.lost == 1)
  }

  @Test func `Words become lemmas where that is asked for; globs stay globs`() throws {
    let result = try imported("housing: [комната, сельский дом, общежити*]", as: .lemma)
    #expect(
      result.short == [
        "комната lemma housing", "сельский дом lemma housing", "общежити* glob housing",
      ])
  }

  @Test func `A file in capitals throughout is read in small letters`() throws {
    let shouted =
      "<dictionary><cnode name=\"HOUSING\"><pnode name=\"КОМНАТА\"/></cnode></dictionary>"
    #expect(try imported(shouted, .lexicoder, as: .lemma).short == ["комната lemma housing"])
    #expect(
      try imported("housing: [ЦОН, комната]", as: .lemma).short == [
        "ЦОН lemma housing", "комната lemma housing",
      ])
  }

  @Test
  func `A category is known by a code's name, by its labels in three languages, by those above`()
    throws
  {
    let result = try imported(
      """
      Housing: [а1]
      жильё: [а2]
      тұрғын үй: [а3]
      housing:
        segregation: [а4]
        Прочее: [а5]
      """)
    #expect(
      result.short == [
        "а1 fixed housing", "а2 fixed housing", "а3 fixed housing", "а4 fixed segregation",
        "а5 fixed housing",
      ])
    #expect(
      result.said == [
        "partly d:6: housing > Прочее: no frame code is called so; its patterns go to housing, as "
          + "those of “housing” do [EXC-102]; name a finer code in --code-map"
      ])
    #expect(result.tally.partly == 1)
  }

  @Test
  func `An unknown category is listed once with the nearest code and the number of its patterns`()
    throws
  {
    let result = try imported("registraton: [а, б]\nиное: [в]\nhousing: [г]\n")
    #expect(
      result.said == [
        "lost d:1: registraton: no frame code is called so [EXC-101]; did you mean registration? "
          + "say so in --code-map FILE.csv: “registraton,CODE”",
        "lost d:2: иное: no frame code is called so [EXC-101]; say so in --code-map FILE.csv: "
          + "“иное,CODE”",
      ])
    #expect(result.findings.map(\.count) == [2, 1])
    #expect(result.tally.lost == 3)
  }

  @Test func `The code map names codes by category or path, and leaves out what has none`() throws {
    let codebook = lexicon(tables()).codebook
    let text = "category,code\nx/y,segregation\nY,housing\nz,\nнету,housing\n"
    let map = try CodeMap(Array(text.utf8), place: "m", codebook: codebook, kind: .frame)
    let result = try imported("x:\n  y: [а]\nw:\n  y: [б]\nz: [в]\n", map: map)
    #expect(result.short == ["а fixed segregation", "б fixed housing"])
    #expect(
      result.said == [
        "noted m:5: the dictionary has no category нету [EXC-109]; remove the row",
        "lost d:5: z: left out, as the code map says [EXC-108]; give it a code there",
      ])
  }

  @Test(
    arguments: [
      (
        "category,code\nx,housin\n",
        "m:2: unknown frame code “housin” [EXC-005]; did you mean housing?"
      ),
      (
        "category,code\nx,housing\nX,registration\n",
        "m:3: the category X stands twice [EXC-005]; keep one of the rows"
      ),
      (
        "a,b\nx,housing\n",
        "m:1: expected the columns category,code [EXC-005]; write them in the first line"
      ),
    ])
  func `A code map that cannot be meant stops the import`(text: String, message: String) {
    let codebook = lexicon(tables()).codebook
    do {
      _ = try CodeMap(Array(text.utf8), place: "m", codebook: codebook, kind: .frame)
      Issue.record("the map was read")
    } catch {
      #expect("\(error)" == message)
    }
  }

  @Test func `New ids begin behind the highest of the table, and what stands there is named`()
    throws
  {
    let files = tables(frames: [
      "frames.ru.0007,ru,комната,fixed,housing,,,,,,",
      "frames.ru.0012,ru,угол,fixed,registration,,,,,,",
      "frames.kk.0090,kk,пәтер,lemma,housing,,,,,,",
      "frames.ru.0003,ru,жильё,fixed,housing,,,,,,",
    ])
    let result = try imported(
      "housing:\n  - Комната\n  - жилье\n  - угол\n  - дом\n  - дом\n", into: files)
    #expect(
      result.rows.map { "\($0[0]) \($0[2])" } == ["frames.ru.0013 угол", "frames.ru.0014 дом"])
    #expect(
      result.said == [
        "known d:2: “Комната” stands already with the code housing as frames.ru.0007 in line 2 of "
          + "frames.csv [EXC-130]",
        "known d:3: “жилье” stands already with the code housing as frames.ru.0003 in line 5 of "
          + "frames.csv [EXC-130]",
        "noted d:4: “угол” stands in the table with another type or code: frames.ru.0012 (fixed, "
          + "registration) [EXC-131]; keep one, or tell them apart by needs and unless",
        "known d:6: “дом” stands already with the code housing as line 5 of this file [EXC-130]",
      ])
    #expect(result.tally.known == 3)
  }

  @Test
  func `A row that says the opposite of one in the table is refused by the table's own check`()
    throws
  {
    let files = tables(polarity: ["polarity.ru.0001,ru,хитрый,fixed,positive,,,,,,"])
    let result = try imported("negative: [хитрый, злой]", table: .polarity, into: files)
    #expect(result.short == ["злой fixed negative"])
    #expect(result.rows.map { $0[0] } == ["polarity.ru.0002"])
    #expect(
      result.findings.map { "\($0.fate) \($0.problem.code)" } == ["lost LEX-020"])
  }

  @Test func `Weights and the place of origin go along`() throws {
    let result = try imported(
      "DicTerm,positive,negative\nдобрый,0.5,\nзлой,,X\nсила,99,\n", .liwc, table: .polarity,
      source: "my.dicx")
    #expect(
      result.rows.map { "\($0[2]) \($0[5]) \($0[9])" } == [
        "добрый 0.5 my.dicx: positive", "злой  my.dicx: negative",
      ])
    #expect(result.findings.map(\.problem.code) == ["LEX-008"])
  }

  @Test func `Every pattern ends in exactly one place`() throws {
    let words = ["комната", "угол", "дом*", "сельск* дом", ":)", "пере*ать", "кoмната", "я * ты"]
    for seed in 0..<50 {
      var generator = SeededGenerator(state: UInt64(seed))
      let categories = ["housing", "жильё", "registration", "иное", "registraton"]
      var text = ""
      var count = 0
      for category in categories {
        text += "\"\(category)\":\n"
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          text += "  - \"\(words.randomElement(using: &generator) ?? "")\"\n"
          count += 1
        }
      }
      let tally = try imported(text).tally
      #expect(tally.patterns == count, "seed \(seed)")
      #expect(tally.carried + tally.known + tally.lost == count, "seed \(seed)")
    }
  }

  @Test func `What is written passes the table's check whatever the dictionary holds`() throws {
    let letters = Array("абвгдёәғқңөұүһіo*?()[]|@=&,;:.\"'«»-+#\\^$ 12_")
    for seed in 0..<40 {
      var generator = SeededGenerator(state: UInt64(seed))
      var text = "%\n1\thousing\n%\n"
      for _ in 0..<50 {
        let length = Int.random(in: 1...12, using: &generator)
        text += String((0..<length).map { _ in letters.randomElement(using: &generator) ?? "а" })
        text += "\t1\n"
      }
      let result = try imported(text, .liwc, language: .kk)
      var files = tables()
      files["frames.csv"] = try TableAppend.appended(
        result.rows, to: files["frames.csv"] ?? [], place: "frames.csv")
      let (read, problems) = Lexicon.read(files: files, folder: "")
      #expect(problems.isEmpty, "seed \(seed)")
      #expect(read.entries.count == result.rows.count, "seed \(seed)")
    }
  }
}

@Suite struct TableAppendTests {
  private let row = ["frames.ru.0001", "ru", "угол", "fixed", "housing", "", "", "", "", "a,b", ""]

  private func appended(_ text: String) throws(Problem) -> String {
    String(
      decoding: try TableAppend.appended([row], to: Array(text.utf8), place: "frames.csv"),
      as: UTF8.self)
  }

  @Test(arguments: ["\n", "\r\n"])
  func `What stood in the table stays byte by byte, with its line ends`(end: String) throws {
    let table = header + end + "frames.ru.9,ru, x ,fixed,housing,,,,,,"
    let line = "frames.ru.0001,ru,угол,fixed,housing,,,,,\"a,b\","
    #expect(try appended(table) == table + end + line + end)
    #expect(try appended(table + end) == table + end + line + end)
  }

  @Test func `Columns in another order, and ones of the analyst's own, are kept`() throws {
    let columns = ["mine"] + Table.columns.reversed()
    let result = try appended(columns.joined(separator: ",") + "\n")
    #expect(result.hasSuffix("\n,,\"a,b\",,,,,housing,fixed,угол,ru,frames.ru.0001\n"))
  }

  @Test(arguments: ["id;language\n", "id,language\n", "\u{FEFF}id\n"])
  func `A table that is not as Koshu writes it is refused`(text: String) {
    #expect(throws: Problem.self) { try appended(text) }
  }
}
