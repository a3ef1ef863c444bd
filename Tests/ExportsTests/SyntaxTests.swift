import Basics
import Exports
import Foundation
import Testing

@Suite struct SyntaxTests {
  private let codes: CodeLists
  private let tables: [TableDescription]

  init() throws {
    codes = try CodeLists.read(codebook: [
      .init("codebook:frame", [.init("housing", Localized(en: "it's", kk: "баспана", ru: "жильё"))])
    ])
    tables = try Descriptions.read().tables
  }

  @Test func `SPSS reads every column with its label, and codes with theirs`() throws {
    let frames = try #require(tables.first { $0.table == .frames })
    let text = SPSSSyntax(frames, codes: codes, language: .kk)
      .text(file: "frames.csv", widths: frames.columns.map { _ in 7 })
    #expect(text.contains("/FILE='frames.csv'"))
    #expect(text.contains("    frame A7\n"))
    #expect(text.contains("  coded 'Мақаланың фреймі'"))
    #expect(text.contains("VALUE LABELS coded\n  0 'жоқ'\n  1 'иә'."))
    #expect(text.contains("'housing' 'баспана'"))
    let english = SPSSSyntax(frames, codes: codes, language: .en)
      .text(file: "frames.csv", widths: frames.columns.map { _ in 0 })
    // An apostrophe is doubled, and a column is as wide as its codes.
    #expect(english.contains("'housing' 'it''s'"))
    #expect(english.contains("    frame A7\n"))
  }

  @Test func `R reads every table with types, factors and labels`() {
    let text = RSyntax(tables, codes: codes, language: .ru).text(
      files: tables.map { "\($0.table.rawValue).csv" })
    #expect(text.contains("articles <- read_table(\"articles.csv\", c("))
    #expect(text.contains("  \"words\" = \"integer\""))
    #expect(text.contains("labels = c(\"негативно\", \"нейтрально\", \"смешанно\", \"позитивно\")"))
    #expect(text.contains("attr(stories[[\"title\"]], \"label\") <- \"Заголовок\""))
  }

  @Test func `a citation is YAML whatever the corpus is called`() {
    let origin = SmallExport.origin(corpus: "A: \"b\" \\ # c\nd")
    let text = Citation(origin, authors: ["Ахметова, Әлия", "Қала институты", "Solo,"]).text
    #expect(text.contains(#"title: "A: \"b\" \\ # c d""#))
    #expect(text.contains("  - family-names: \"Ахметова\"\n    given-names: \"Әлия\"\n"))
    #expect(text.contains("  - name: \"Қала институты\"\n"))
    #expect(text.contains("  - name: \"Solo,\"\n"))
    #expect(!text.contains("2026"))
  }

  @Test func `a package names its tables, keys, parents and codes`() throws {
    let file = ExportedFile(name: "x.csv", rows: 1, bytes: 2, digest: Digest(of: []))
    let some = tables.filter { [.articles, .mentions].contains($0.table) }
    let json = DataPackage(SmallExport.origin(language: .kk), codes: codes)
      .json(tables: some.map { ($0, file) }, dictionary: file, codes: file)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let resources = try #require(object["resources"] as? [[String: Any]])
    #expect(resources.count == 4)
    let schema = try #require(resources[1]["schema"] as? [String: Any])
    #expect(schema["primaryKey"] as? [String] == ["mention_id"])
    // Stories are not in this package, so nothing can refer to them.
    #expect((schema["foreignKeys"] as? [[String: Any]])?.count == 1)
    let fields = try #require(schema["fields"] as? [[String: Any]])
    let stance = try #require(fields.first { $0["name"] as? String == "stance" })
    #expect(stance["title"] as? String == "Көзқарас")
    let constraints = try #require(stance["constraints"] as? [String: Any])
    #expect(constraints["enum"] as? [String] == ["negative", "neutral", "mixed", "positive"])
  }

  @Test func `the data dictionary lists each column in three languages and one`() {
    let dictionary = DataDictionary(tables, codes: codes)
    #expect(dictionary.rows.count == tables.map(\.columns.count).reduce(0, +))
    #expect(dictionary.rows.allSatisfy { $0.count == DataDictionary.columns.count })
    for language in InterfaceLanguage.allCases {
      let page = String(
        decoding: dictionary.page(SmallExport.origin(language: language), in: language),
        as: UTF8.self)
      for table in tables {
        for column in table.columns {
          #expect(page.contains("| `\(column.name)` |"))
          #expect(page.contains(column.title[language]))
        }
      }
      #expect(!page.contains("<1>"))
    }
  }
}
