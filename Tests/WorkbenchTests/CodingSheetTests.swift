import Basics
import Foundation
import Lexicons
import Measures
import Sheets
import Testing
import Workbench

@Suite("Sheets that people code in")
struct CodingSheetTests {
  private let codebook: Codebook = {
    let rows = [
      Codebook.columns.joined(separator: ","),
      "housing,frame,,тұрғын үй,жильё,housing,Where movers live.,Rent.,Land.,Пәтер жалдады.",
      "segregation,frame,housing,,,,,,,", "labour,frame,,еңбек,труд,labour,Work.,,,",
      "official,speaker,,шенеунік,чиновник,official,,,,", "almaty,place,,Алматы,Алматы,Almaty,,,,",
    ]
    let files = [Lexicon.codebookName: Array(rows.joined(separator: "\n").utf8)]
    return Lexicon.read(files: files, folder: "").lexicon.codebook
  }()

  private func sheet(_ codes: PassageCodes? = nil, text: String = "=Ауылдан көшті.\nЕкінші жол.")
    -> CodingSheet
  {
    let unit = SampleUnit(id: "00123e45", language: "kk", outlet: "o", year: "2024", hit: .internal)
    let article = SampleText(
      id: unit.id, language: "kk", outlet: "o.example", date: "2024-05-01", title: "Көш",
      text: text, address: "https://o.example/1", codes: codes)
    return CodingSheet(
      [article], codebook: codebook, languages: InstructionLanguage.allCases,
      sampling: Sampling([unit], size: 1, by: [.hit], .equal, seed: 1), origin: "test")
  }

  private var known: KnownCodes { KnownCodes(codebook) }

  /// Reads a sheet back as `koshu evaluate` does, after a person's hand went over it.
  private func readBack(
    _ workbook: Workbook, _ edit: (inout Sheet.Row, [String]) -> Void
  ) throws -> [CodedPassage] {
    var workbook = workbook
    let titles = workbook.sheets[0].columns.map(\.title)
    edit(&workbook.sheets[0].rows[0], titles)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).xlsx").path
    try Data(try workbook.bytes()).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try PassageReader.read(path: path, known: known).passages
  }

  @Test func `a coded sheet is read back with its text, codes and facts`() throws {
    let passages = try readBack(sheet().workbook()) { row, titles in
      for (title, value) in [
        ("relevance", "internal"), ("stance", "mixed"), ("frames:housing", "1"),
        ("cities:almaty", "х"),
      ] {
        if let column = titles.firstIndex(of: title) { row.cells[column] = .text(value) }
      }
    }
    let passage = try #require(passages.first)
    #expect(passage.id == "00123e45" && passage.text == "=Ауылдан көшті.\nЕкінші жол.")
    #expect(
      passage.outlet == "o.example" && passage.date == "2024-05-01" && passage.language == "kk")
    #expect(passage.codes[.relevance] == ["internal"] && passage.codes[.stance] == ["mixed"])
    #expect(passage.codes[.frames] == ["housing"] && passage.codes[.voices] == [])
    #expect(passage.codes[.cities] == ["almaty"] && passage.codes[.outletStance] == nil)
  }

  @Test(arguments: [
    "=cmd|' /C calc'!A0", "+7 701", "-тен астам", "@akimat", "'=1", "''-", "'тырнақша", "=", "'",
    "a=b",
    "\"=1\"\nекінші",
  ])
  func `no text of a plain table is a formula, and each comes back as it was`(text: String) throws {
    var codes = PassageCodes()
    codes[single: .relevance] = "none"
    let bytes = sheet(codes, text: text).csv
    let cells = CSVReader(bytes).map(\.fields).dropFirst().joined()
    #expect(!cells.contains { $0.first.map { "=+-@".contains($0) } ?? false })
    let passages = try PassageReader.read(bytes, place: "s.csv", known: known).passages
    #expect(passages.map(\.text) == [text])
  }

  @Test func `a mark may be a number, and another word is refused with its column`() throws {
    let number = try readBack(sheet().workbook()) { row, titles in
      if let column = titles.firstIndex(of: "frames:labour") { row.cells[column] = .number(1) }
    }
    #expect(number.first?.codes[.frames] == ["labour"])
    let problems = #expect(throws: Problems.self) {
      try readBack(sheet().workbook()) { row, titles in
        if let column = titles.firstIndex(of: "frames:labour") {
          row.cells[column] = .text("maybe")
        }
      }
    }
    #expect(
      problems?.description.contains(":coding:2 frames:labour: “maybe” is no mark [EVA-005]")
        == true)
  }

  @Test func `a sheet without codes tells nothing that the program found`() throws {
    let workbook = try sheet().workbook()
    let cells = workbook.sheets[0].rows[0].cells.map(\.shown)
    #expect(!cells.contains { ["internal", "blocked", "1"].contains($0) })
    #expect(!workbook.sheets[0].columns.contains { $0.title.contains("hit") })
    #expect(throws: Problems.self) { try readBack(workbook) { _, _ in } }
  }

  @Test func `pre-coding fills the cells`() throws {
    var codes = PassageCodes()
    codes[single: .relevance] = "internal"
    codes[.frames] = ["housing"]
    let passages = try readBack(sheet(codes).workbook()) { _, _ in }
    #expect(passages.first?.codes[.frames] == ["housing"])
    let csv = CSVReader(sheet(codes).csv).map(\.fields)
    #expect(csv[1].contains("housing") && csv[0].contains("frames"))
  }

  @Test func `the instructions explain each code in each language`() throws {
    let workbook = try sheet().workbook()
    #expect(
      workbook.sheets.map(\.name) == [
        "coding", "нұсқаулық", "инструкция", "instructions", "sample",
      ])
    for (sheet, label) in zip(workbook.sheets[1...3], ["тұрғын үй", "жильё", "housing"]) {
      let rows = sheet.rows.map { $0.cells.map(\.shown) }
      #expect(
        rows.contains(["housing", label, "Where movers live.", "Rent.", "Land.", "Пәтер жалдады."]))
      #expect(rows.contains { $0.first == "unclear" })
      // Finer codes count as the one above them.
      #expect(!rows.contains { $0.first == "segregation" })
    }
  }

  @Test func `what the codebook says is there in each language, as long as it says the same`()
    throws
  {
    let own = "housing,frame,,тұрғын үй,жильё,housing,Where and how movers live.,Our own words.,,"
    let files = [
      Lexicon.codebookName: Array((Codebook.columns.joined(separator: ",") + "\n" + own).utf8)
    ]
    let texts = try CodingSheet(
      [], codebook: Lexicon.read(files: files, folder: "").lexicon.codebook,
      languages: InstructionLanguage.allCases,
      sampling: Sampling([], size: 1, by: [], .equal, seed: 1), origin: "test"
    ).workbook().sheets[1...3].map { sheet in
      sheet.rows.map { $0.cells.map(\.shown) }.first { $0.first == "housing" }
    }
    #expect(texts[0]?[2] == "Көшіп келгендер қайда, қалай тұрады.")
    #expect(texts[1]?[2] == "Где и как живут приезжие.")
    #expect(texts[2]?[2] == "Where and how movers live.")
    #expect(texts.allSatisfy { $0?[3] == "Our own words." })
  }

  @Test func `translations of the codebook are of the texts that it has`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../..")
    let codebook = CSVReader(
      Array(try Data(contentsOf: root.appendingPathComponent("lexicons/codebook.csv")))
    ).map(\.fields)
    let header = try #require(codebook.first)
    var texts: [String: String] = [:]
    for row in codebook.dropFirst() {
      let fields = Dictionary(uniqueKeysWithValues: zip(header, row))
      for column in ["definition", "include", "exclude"] {
        let key = "codebook.\(fields["kind"] ?? "").\(fields["code"] ?? "").\(column)"
        texts[key] = fields[column]
      }
    }
    let rows = try CodingTexts().rows.filter { $0.key.hasPrefix("codebook.") }
    #expect(rows.count > 80)
    for row in rows { #expect(texts[row.key] == row.english, "\(row.key)") }
  }

  @Test func `a text longer than a cell is cut at a space, and said`() throws {
    let text = String(repeating: "ауылдан қалаға ", count: 3000)
    let long = sheet(text: text)
    #expect(long.shortened == ["00123e45"])
    let cell = try long.workbook().sheets[0].rows[0].cells[2].shown
    #expect(cell.utf16.count <= SheetLimits.textUnits && cell.hasSuffix(" […]"))
    #expect(text.hasPrefix(cell.dropLast(4)))
  }
}
