import Basics
import Foundation
import Sheets
import Testing

@Suite struct SampleCommandTests {
  /// A corpus of rows, coded.
  private func corpus() throws -> Scratch {
    let scratch = try Scratch()
    var rows = "id,text,date,outlet,title\n"
    for number in 0..<12 {
      let (text, outlet) =
        number % 2 == 0
        ? (
          "Приезжие из аулов не могут получить прописку в Алматы. Хозяева квартир боятся налогов и отказывают им. Номер \(number).",
          "gorod"
        )
        : (
          "Бүгін ауа райы жылы болады деп хабарлады синоптиктер. Кешке қарай жел күшейеді. Түнде жаңбыр жаууы мүмкін. Нөмірі \(number).",
          "dala"
        )
      rows += "r\(number),\(text),2023-05-\(10 + number),\(outlet),Тақырып \(number)\n"
    }
    try scratch.write("rows.csv", rows)
    try scratch.write(
      "pipeline.json",
      """
      {"name": "Test", "sources": [{"kind": "csv", "path": "rows.csv"}],
       "lexicons": "\(Program.root)/lexicons", "store": "s.sqlite", "output": "out",
       "dictionaries": {"russian": "\(Program.root)/.dictionaries/pymorphy3_dicts_ru/data",
                        "kazakh": "/usr/share/hunspell/kk_KZ.dic"}}
      """)
    let run = try Program.run(["run"], in: scratch.folder)
    try #require(run.status == 0, "\(run.errors)")
    return scratch
  }

  @Test func `a sample is drawn by strata, coded by two people, and measured with the program`()
    throws
  {
    let scratch = try corpus()
    func sample(_ arguments: String...) throws -> Program.Result {
      try Program.run(["sample"] + arguments, in: scratch.folder)
    }
    let drawn = try sample("6", "--by", "hit", "--equal", "--to", "a.xlsx")
    #expect(drawn.status == 0, "\(drawn.errors)")
    #expect(
      drawn.output == """
        6 of 12 articles, by hit, equal, seed 1
        hit       articles  drawn
        internal         6      3
        none             6      3
        wrote a.xlsx, and the weights of its articles to a.weights.csv

        """)
    // Somebody may have coded in it.
    let again = try sample("6", "--to", "a.xlsx")
    #expect(again.status == 2 && again.errors.contains("[SMP-001]"))
    let same = try sample("6", "--by", "hit", "--equal", "--to", "b.xlsx")
    #expect(same.output.hasPrefix(drawn.output.prefix(100)))
    #expect(try scratch.read("a.xlsx") == scratch.read("b.xlsx"))
    let rest = try sample("12", "--exclude", "a.xlsx", "--format", "csv")
    #expect(rest.errors.contains("the corpus has 6 such articles, fewer than 12"))
    let ids = CSVReader(Array(rest.output.utf8)).dropFirst().map { $0.fields[0] }
    let coded = try self.ids(in: scratch.path("a.xlsx"))
    #expect(ids.count == 6 && coded.count == 6 && Set(ids).isDisjoint(with: coded))

    try code(scratch.path("a.xlsx"), to: scratch.path("aliya.xlsx")) { _ in "negative" }
    try code(scratch.path("a.xlsx"), to: scratch.path("dana.xlsx")) {
      $0 == 0 ? "neutral" : "negative"
    }
    let measured = try Program.run(
      ["evaluate", "aliya.xlsx", "--coded", "dana.xlsx", "--with-koshu", "--draws", "10"],
      in: scratch.folder)
    #expect(measured.status == 0, "\(measured.errors)")
    for words in [
      "6 passages: 2 people, aliya.xlsx, dana.xlsx, and koshu: ", "all people",
      "aliya.xlsx × dana.xlsx", "aliya.xlsx × koshu", "dana.xlsx × koshu",
    ] {
      #expect(measured.output.contains(words), "\(words)\n\(measured.output)")
    }
  }

  private func ids(in path: String) throws -> [String] {
    try ReadWorkbook(path: path).sheets[0].rows.dropFirst().map { $0[0].shown }
  }

  /// A copy of a coding sheet with codes in it, as a person would leave it.
  private func code(_ path: String, to target: String, stance: (Int) -> String) throws {
    let sheet = try #require(try ReadWorkbook(path: path).sheet("coding"))
    let titles = sheet.rows[0].cells.map(\.shown)
    let rows = sheet.rows.dropFirst().enumerated().map { number, row in
      Sheet.Row(
        titles.indices.map { column in
          switch titles[column] {
          case "relevance": .text(row[2].shown.contains("Приезжие") ? "internal" : "none")
          case "stance": .text(stance(number))
          case "frames:registration": row[2].shown.contains("прописку") ? .number(1) : .empty
          default: row[column]
          }
        })
    }
    let book = Workbook([Sheet("coding", columns: titles.map { .init($0) }, rows: rows)])
    try Data(try book.bytes()).write(to: URL(fileURLWithPath: target))
  }

  @Test func `a corpus without codings, and a wrong stratum, are said with 2`() throws {
    let scratch = try Scratch()
    let wrong = try Program.run(["sample", "5", "--by", "lang"], in: scratch.folder)
    #expect(wrong.status == 2 && wrong.errors.contains("--by knows no lang"))
    let nameless = try Program.run(["sample", "5", "--format", "xlsx"], in: scratch.folder)
    #expect(nameless.status == 2 && nameless.errors.contains("--to FILE.xlsx"))
  }
}
