import Basics
import Foundation
import SmallLexicons
import Testing

/// The report as files: languages, pages of passages, and what a stop or a fault leaves behind.
@Suite struct ReportCommandTests {
  /// A corpus of short texts about movers, a row each, so many that the report has pages of passages.
  private func largeCorpus(_ count: Int, language: String = "en") throws -> Scratch {
    let scratch = try Scratch()
    try SmallLexicons.write(to: scratch.path("lexicons"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path(".dictionaries"), withDestinationPath: "\(Program.root)/.dictionaries")
    var rows = CSVWriter(header: ["id", "title", "text", "date", "outlet"])
    let places = ["Алматы", "Астане", "Шымкенте"]
    for index in 0..<count {
      rows.append([
        "n\(index)", "Приезжие из аулов, часть \(index)",
        """
        Приезжие из аулов снимают времянки на окраине в \(places[index % 3]), рассказал номер \(index). \
        Внутренние мигранты ищут работу на рынке номер \(index * 31 % 977) и копят на жильё уже \
        \(index % 40 + 2) месяцев. Новость \(index * 17 % 7919) записана в журнале \(index * 13 % 6151).
        """,
        "2024-0\(index % 9 + 1)-11", "vestnik",
      ])
    }
    try scratch.write("texts.csv", String(decoding: rows.bytes, as: UTF8.self))
    try scratch.write(
      "pipeline.json",
      """
      {"name": "=Large", "language": "\(language)", "sources": [{"kind": "csv", "path": "texts.csv"}],
       "outlets": [{"id": "vestnik", "name": "Вестник"}], "lexicons": "lexicons",
       "dictionaries": {"kazakh": "/usr/share/hunspell/kk_KZ.dic",
        "russian": ".dictionaries/pymorphy3_dicts_ru/data"}}
      """)
    return scratch
  }

  private func pages(_ corpus: Scratch) throws -> [String] {
    let all = FileManager.default.subpaths(atPath: corpus.path("out/report-passages")) ?? []
    return all.filter { $0.hasSuffix(".html") }.sorted()
  }

  @Test func `a large report has pages of passages beside it, renewed with it and mended`() throws {
    let corpus = try largeCorpus(450, language: "ru")
    let run = try Program.run(["run"], in: corpus.folder)
    #expect(run.status == 0, "\(run.errors)")
    let russian = String(decoding: try corpus.read("out/report.html"), as: UTF8.self)
    #expect(russian.contains("<html lang=\"ru\">"))
    let before = try pages(corpus)
    #expect(before.count > 5)
    var seen: [String: String] = [:]
    for link in russian.matches(of: /href="(report-passages\/[^"#]+)#([^"]+)"/) {
      let name = String(link.1)
      let page = try seen[name] ?? String(decoding: corpus.read("out/" + name), as: UTF8.self)
      seen[name] = page
      #expect(page.contains("id=\"\(link.2)\""), "\(link.0)")
    }
    #expect(seen.count == before.count)
    // Another language is another report with pages of its own; those of the first are gone.
    #expect(try Program.run(["report", "--language", "kk"], in: corpus.folder).status == 0)
    let after = try pages(corpus)
    #expect(after.count == before.count && Set(after).isDisjoint(with: before))
    // A page that is lost is written again, and nothing is done where nothing is lost.
    let lost = corpus.path("out/report-passages/\(after[0])")
    let page = FileManager.default.contents(atPath: lost)
    try FileManager.default.removeItem(atPath: lost)
    #expect(try Program.run(["report", "--language", "kk"], in: corpus.folder).status == 0)
    #expect(FileManager.default.contents(atPath: lost) == page)
    let idle = try Program.run(["report", "--language", "kk"], in: corpus.folder)
    #expect(idle.errors.contains("report   nothing new"), "\(idle.errors)")
  }

  @Test func `a report that cannot be written leaves the earlier one whole and says so in a line`()
    throws
  {
    let corpus = try largeCorpus(420)
    #expect(try Program.run(["run"], in: corpus.folder).status == 0)
    let (before, pages) = (try corpus.read("out/report.html"), try pages(corpus))
    // What a killed run leaves is no hindrance, a folder in the way is.
    try FileManager.default.createDirectory(
      atPath: corpus.path("out/.report.html.part"), withIntermediateDirectories: true)
    let failed = try Program.run(["report", "--language", "ru"], in: corpus.folder)
    #expect(failed.status != 0)
    let complaints = failed.errors.split(separator: "\n").filter { $0.contains("FIL-00") }
    #expect(complaints.count == 1, "\(failed.errors)")
    #expect(try corpus.read("out/report.html") == before)
    #expect(try Set(pages).isSubset(of: self.pages(corpus)))
    try FileManager.default.removeItem(atPath: corpus.path("out/.report.html.part"))
    try corpus.write("out/.report.html.part", "<html>half")
    #expect(try Program.run(["report", "--language", "ru"], in: corpus.folder).status == 0)
    let report = String(decoding: try corpus.read("out/report.html"), as: UTF8.self)
    #expect(report.contains("<html lang=\"ru\">") && report.hasSuffix("</html>\n"))
    #expect(!FileManager.default.fileExists(atPath: corpus.path("out/.report.html.part")))
  }

  @Test func `an unknown language is refused with those that there are`() throws {
    let result = try Program.run(["report", "--language", "de"])
    #expect(result.status == 2)
    #expect(result.errors.contains("kk") && result.errors.contains("ru"))
  }

  @Test func `a report is compared with one that was kept, and with nothing that is none`() throws {
    let corpus = try largeCorpus(30)
    #expect(try Program.run(["run"], in: corpus.folder).status == 0)
    try FileManager.default.copyItem(
      atPath: corpus.path("out"), toPath: corpus.path("earlier"))
    // The frame of housing goes.
    let frames = String(decoding: try corpus.read("lexicons/frames.csv"), as: UTF8.self)
    try corpus.write(
      "lexicons/frames.csv",
      frames.split(separator: "\n").filter { !$0.contains(",housing,") }.joined(separator: "\n")
        + "\n")
    let run = try Program.run(["report", "--compare", "earlier"], in: corpus.folder)
    #expect(run.status == 0, "\(run.errors)")
    var figures = CSVReader(Array(try corpus.read("out/comparison.csv")))
    let header = try #require(figures.next()?.fields)
    let housing = try #require(figures.first { $0.fields[1] == "housing" }?.fields)
    let value = { (name: String) in header.firstIndex(of: name).flatMap { Double(housing[$0]) } }
    #expect(try #require(value("before")) > 0.9)
    #expect(value("after") == 0)
    #expect(value("by_coding") == value("change"))
    #expect(value("by_articles") == 0)
    #expect(CSVReader(Array(try corpus.read("out/recoded.csv"))).map(\.fields).count > 30)
    let page = String(decoding: try corpus.read("out/comparison.html"), as: UTF8.self)
    #expect(page.contains("coding") && page.contains("recoded.csv"))

    let periods = try Program.run(
      ["report", "--compare", "2024-01..2024-04:2024-05..2024-09"], in: corpus.folder)
    #expect(periods.status == 0, "\(periods.errors)")
    #expect(!FileManager.default.fileExists(atPath: corpus.path("out/recoded.csv")))
    let none = try Program.run(["report", "--compare", "nowhere"], in: corpus.folder)
    #expect(none.status == 2)
    #expect(none.errors.contains("RUN-018"))
  }
}
