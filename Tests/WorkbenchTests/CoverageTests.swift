import Basics
import Lexicons
import Linguistics
import Testing
import Workbench

@Suite struct CoverageTests {
  private static let rows =
    DiffCorpus.base + [
      "frames.ru.0002,ru,общаге,fixed,housing,,,,,,",
      "frames.ru.0003,ru,общаге на окраине,fixed,crowding,,,,,,",
      "frames.ru.0004,ru,погода,fixed,labour,,,,,,",
      "frames.ru.0005,ru,трактор,fixed,labour,,,,,,",
      "frames.ru.0006,ru,концерт,fixed,labour,,билет,,,,",
      "frames.ru.0007,ru,общаге,fixed,labour,,,,,,",
      "exclusions.ru.0001,ru,приезжие артисты,fixed,exclusion,,,,,,",
    ]

  private func coverage(isStored: Bool = true) throws -> Coverage {
    let lexicon = try DiffCorpus.lexicon(Self.rows)
    let stored = isStored ? lexicon : try DiffCorpus.lexicon(DiffCorpus.base)
    return try Coverage(
      CompiledLexicon(lexicon, dictionaries: DiffCorpus.dictionaries.get()),
      in: DiffCorpus.corpus(codedBy: stored), isStored: isStored)
  }

  @Test func `a row is met where its words stand, and used where it is evidence`() throws {
    let found = try coverage()
    let movers = try #require(found.row("groups.ru.0001"))
    #expect(movers.met == 4 && movers.metArticles == 4)
    #expect(movers.held == 3 && movers.counted == 3)
    #expect(movers.state == .used)
    #expect(movers.blockers.map(\.entry) == ["exclusions.ru.0001"])
    #expect(found.row("exclusions.ru.0001")?.state == .used)
    #expect(found.rows(.neverMet).map(\.entry.id) == ["frames.ru.0005"])
  }

  @Test
  func `a row of a text about nobody who moves is aside, and one whose condition fails blocked`()
    throws
  {
    let found = try coverage()
    #expect(found.row("frames.ru.0004")?.state == .aside)
    #expect(found.row("frames.ru.0006")?.state == .aside)
    let short = try #require(found.row("frames.ru.0002"))
    // Within a frame the longer match takes the words; elsewhere no mover is named.
    #expect(short.state == .alwaysBlocked)
    #expect(short.blockers.first?.entry == "frames.ru.0003")
  }

  @Test func `tables that did not code the corpus are measured as if they had`() throws {
    let (stored, coded) = (try coverage(), try coverage(isStored: false))
    #expect(stored.rows == coded.rows)
    #expect(stored.meetings == coded.meetings)
  }

  @Test func `shares of a code by row, and their concentration`() throws {
    let found = try coverage()
    let labour = try #require(
      found.concentrations.first { $0.table == .frames && $0.code == "labour" })
    #expect(labour.used == 2 && labour.rows == 2)
    #expect(labour.topShare == 0.5 && labour.topThreeShare == 1 && labour.herfindahl == 0.5)
  }

  @Test func `codes meet where their rows share a word`() throws {
    let found = try coverage()
    let meeting = try #require(found.meetings.first)
    #expect([meeting.first.code, meeting.second.code] == ["housing", "labour"])
    #expect(meeting.met >= meeting.held && meeting.held == 1)
  }

  @Test func `text and table tell every row`() throws {
    let found = try coverage()
    let text = found.text(limit: 3, hasColor: false)
    for words in [
      "Coverage: 10 rows in 5 articles", "Never met in this corpus: 1", "frames.ru.0005 “трактор”",
      "another row takes its words: frames.ru.0003 “общаге на окраине”",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    #expect(CSVReader(found.csv).reduce(0) { count, _ in count + 1 } == 11)
    var lines = 0
    found.writeJSON { _ in lines += 1 }
    #expect(lines == 10 + found.concentrations.count + found.meetings.count)
  }
}
