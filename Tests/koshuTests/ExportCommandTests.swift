import Basics
import Foundation
import SmallLexicons
import Testing

@Suite struct ExportCommandTests {
  /// A corpus of rows, coded; its evidence has more than 60 kB.
  private func corpus(_ titles: [String] = ["Көші-қон"], text: String? = nil) throws -> Scratch {
    let scratch = try Scratch()
    let mover =
      text
        ?? """
        Приезжие из аулов не могут получить прописку в Алматы. Хозяева квартир боятся налогов и отказывают им. \
        «Мы переехали из аула», – говорит жительница Динара Сагынова.
        """
    var rows = ""
    for (number, title) in titles.enumerated() {
      let row = [
        "url": "https://qala.example/\(number)", "title": title, "text": "\(number). \(mover)",
      ]
      rows += String(decoding: try JSONEncoder().encode(row), as: UTF8.self) + "\n"
    }
    try scratch.write("rows.jsonl", rows)
    try SmallLexicons.write(to: scratch.path("lexicons"))
    try scratch.write(
      "pipeline.json",
      """
      {"name": "Test", "sources": [{"kind": "jsonl", "path": "rows.jsonl"}],
       "lexicons": "lexicons", "store": "s.sqlite", "output": "out",
       "dictionaries": {"russian": "\(Program.root)/.dictionaries/pymorphy3_dicts_ru/data",
                        "kazakh": "/usr/share/hunspell/kk_KZ.dic"}}
      """)
    let run = try Program.run(["run"], in: scratch.folder)
    try #require(run.status < 2, "\(run.errors)")
    return scratch
  }

  private func table(_ scratch: Scratch, _ name: String) throws -> [[String]] {
    CSVReader([UInt8](try scratch.read(name))).map(\.fields)
  }

  @Test func `CSV has the rows of a run, with LF, and nothing else is in the folder`() throws {
    let scratch = try corpus(["Бір", "Екі"])
    let export = try Program.run(["export", "csv", "-o", "csv"], in: scratch.folder)
    #expect(export.status == 0, "\(export.errors)")
    for name in ["articles", "mentions", "frames", "evidence"] {
      #expect(try table(scratch, "csv/\(name).csv") == table(scratch, "out/\(name).csv"))
      #expect(try !scratch.text("csv/\(name).csv").utf8.contains(13))
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("csv")).sorted()
    #expect(
      files == [
        "aggregates.csv", "articles.csv", "evidence.csv", "frames.csv", "mentions.csv",
        "stories.csv",
      ])
    let stories = try table(scratch, "csv/stories.csv")
    #expect(
      stories.count - 1
        == Set(try table(scratch, "csv/articles.csv").dropFirst().map { $0[1] }).count)
  }

  @Test func `only the tables that were asked for are written, in the place of the earlier export`()
    throws
  {
    let scratch = try corpus()
    #expect(try Program.run(["export", "jsonl", "-o", "x"], in: scratch.folder).status == 0)
    let export = try Program.run(
      ["export", "csv", "-o", "x", "--tables", "stories,articles"], in: scratch.folder)
    #expect(export.status == 0, "\(export.errors)")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: scratch.path("x")).sorted() == [
        "articles.csv", "stories.csv",
      ])
    #expect(!FileManager.default.fileExists(atPath: scratch.path("x.part")))
  }

  @Test func `titles that would do harm are only text`() throws {
    let titles = [
      "=cmd|' /C calc'!A0", "<script>alert(1)</script>", String(repeating: "ұ", count: 5000),
      "\u{202E}مهاجر\u{301}", "үй;=1+1", "\"тырнақша\", жол",
    ]
    // A row's title may be HTML: what is to be shown as a tag is written so.
    let scratch = try corpus(titles.map { $0.replacing("<", with: "&lt;") })
    for format in ["csv", "excel", "jsonl", "package", "spss", "r", "xlsx", "qdpx", "citation"] {
      let export = try Program.run(["export", format, "-o", "to-\(format)"], in: scratch.folder)
      #expect(export.status == 0, "\(format): \(export.errors)")
    }
    let plain = try table(scratch, "to-csv/articles.csv").dropFirst().map { $0[10] }
    #expect(Set(plain) == Set(titles))
    let guarded = try table(scratch, "to-excel/articles.csv").dropFirst().map { $0[10] }
    #expect(guarded.contains("'=cmd|' /C calc'!A0") && guarded.contains("үй;'=1+1"))
  }

  @Test func `an export of nothing says why`() throws {
    let scratch = try corpus([])
    let nothing = try Program.run(["export", "csv"], in: scratch.folder)
    #expect(nothing.status == 2)
    #expect(nothing.errors.contains("nothing to export, because"), "\(nothing.errors)")
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out/export")))
    let other = try corpus(

      text: """
        Бүгін ауа райы жылы болады деп хабарлады синоптиктер. Елдің оңтүстігінде жаңбыр жауады, солтүстігінде жел \
        күшейеді. Ертең күн ашық болады, ал аптаның соңында түнде ауа салқындайды деп күтіледі.
        """)
    let project = try Program.run(["export", "qdpx", "-o", "a.qdpx"], in: other.folder)
    #expect(project.status == 2)
    #expect(project.errors.contains("no article is about migration"), "\(project.errors)")
    #expect(!FileManager.default.fileExists(atPath: other.path("a.qdpx")))
    #expect(!FileManager.default.fileExists(atPath: other.path("a.qdpx.part")))
  }

  @Test func `a folder with other files is not touched`() throws {
    let scratch = try corpus()
    try scratch.write("mine/articles.csv", "a")
    try scratch.write("mine/thesis.docx", "years of work")
    let export = try Program.run(["export", "csv", "-o", "mine"], in: scratch.folder)
    #expect(export.status == 2)
    #expect(export.errors.contains("thesis.docx"), "\(export.errors)")
    #expect(try scratch.text("mine/articles.csv") == "a")
    #expect(try Program.run(["export", "csv", "-o", "out"], in: scratch.folder).status == 2)
  }

  @Test(arguments: ["csv", "xlsx", "qdpx", "citation"])
  func `a place that cannot be written is told in one line`(format: String) throws {
    let scratch = try corpus()
    try scratch.write("taken", "a file")
    let export = try Program.run(
      ["export", format, "-o", "taken/x", "--log", "quiet"], in: scratch.folder)
    #expect(export.status == 4)
    #expect(
      export.errors.split(separator: "\n").last?.contains("taken") == true, "\(export.errors)")
    let folder = format == "csv" ? "taken" : "out"
    #expect(
      try Program.run(["export", format, "-o", folder], in: scratch.folder).status == 2)
  }

  @Test func `an earlier export stays whole until the new one is complete`() throws {
    let scratch = try corpus((0..<80).map { "Тақырып \($0)" })
    #expect(try Program.run(["export", "csv", "-o", "x"], in: scratch.folder).status == 0)
    let before = try scratch.read("x/evidence.csv")
    #expect(before.count > 40_000)
    // Files of more than 32 kB cannot be written: as on a disk that fills up.
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "trap '' XFSZ; ulimit -f 64; exec '\(Program.path)' export csv -o x --log quiet",
    ]
    process.currentDirectoryURL = URL(fileURLWithPath: scratch.folder)
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 4, "\(String(decoding: said, as: UTF8.self))")
    #expect(try scratch.read("x/evidence.csv") == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("x.part")))
    // What a killed export leaves is no hindrance.
    try scratch.write("x.part/articles.csv.part", "half")
    #expect(try Program.run(["export", "csv", "-o", "x"], in: scratch.folder).status == 0)
    #expect(try scratch.read("x/evidence.csv") == before)
    #expect(!FileManager.default.fileExists(atPath: scratch.path("x.part")))
  }

  @Test func `without text and under pseudonyms nothing names a private person`() throws {
    let scratch = try corpus(["Динара Сагынова в городе"])
    func export(_ arguments: String...) throws {
      let export = try Program.run(["export"] + arguments, in: scratch.folder)
      #expect(export.status == 0, "\(export.errors)")
    }
    try export("csv", "-o", "bare", "--no-text")
    try export("csv", "-o", "hidden", "--pseudonymise")
    try export("csv", "-o", "again", "--pseudonymise")
    for folder in ["bare", "hidden"] {
      for name in ["articles", "mentions", "frames", "evidence", "stories"] {
        let text = try scratch.text("\(folder)/\(name).csv")
        #expect(!text.contains("Динар") && !text.contains("Сагынов"), "\(folder)/\(name)")
      }
    }
    let rows = try table(scratch, "hidden/articles.csv")
    #expect(rows[1][10].wholeMatch(of: /N[0-9a-f]{12} в городе/) != nil, "\(rows[1][10])")
    #expect(rows[1][11].isEmpty)
    #expect(try scratch.read("hidden/articles.csv") == scratch.read("again/articles.csv"))
    let permissions =
      try FileManager.default.attributesOfItem(
        atPath: scratch.path("s.sqlite.pseudonyms"))[.posixPermissions] as? Int
    #expect(permissions == 0o600)
    // Another secret, other pseudonyms.
    try FileManager.default.removeItem(atPath: scratch.path("s.sqlite.pseudonyms"))
    try export("csv", "-o", "again", "--pseudonymise")
    #expect(try scratch.read("hidden/articles.csv") != scratch.read("again/articles.csv"))
  }

  @Test func `codings by people go into the project under their names`() throws {
    let scratch = try corpus()
    try scratch.write(
      "aliya.csv", "id,relevance,stance\nhttps://qala.example/0,internal,negative\n")
    let export = try Program.run(
      ["export", "qdpx", "-o", "a.qdpx", "--gold", "aliya.csv"], in: scratch.folder)
    #expect(export.status == 0, "\(export.errors)")
    let project = Process()
    project.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    project.arguments = [
      "python3", "-c",
      "import zipfile,sys; print(zipfile.ZipFile(sys.argv[1]).read('project.qde').decode())",
      scratch.path("a.qdpx"),
    ]
    let output = Pipe()
    project.standardOutput = output
    try project.run()
    let document = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    project.waitUntilExit()
    #expect(document.contains("name=\"Koshu\"") && document.contains("name=\"aliya\""))
    let fault = try Program.run(
      ["export", "qdpx", "-o", "a.qdpx", "--gold", "nobody.csv"], in: scratch.folder)
    #expect(fault.status == 2 && fault.errors.contains("nobody.csv"), "\(fault.errors)")
  }
}
