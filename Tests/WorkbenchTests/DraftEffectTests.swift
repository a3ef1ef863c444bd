import Lexicons
import Testing
import Workbench

@Suite struct DraftEffectTests {
  private static let added = "frames.ru.0002,ru,общаге,fixed,housing,,,,,,"

  /// Before, after, and the tables that coded the corpus where those are others.
  private static let edits: [(before: [String], after: [String], stored: [String]?)] = [
    (DiffCorpus.base, DiffCorpus.base + [added], nil),
    (DiffCorpus.base + [added], DiffCorpus.base, nil),
    (DiffCorpus.base, [DiffCorpus.base[0]], nil),
    (DiffCorpus.base + [added], [DiffCorpus.base[0], added], DiffCorpus.base),
    (DiffCorpus.base, DiffCorpus.base, nil),
  ]

  @Test(arguments: edits.indices) func `the quick count is the whole one's`(number: Int) throws {
    let edit = Self.edits[number]
    let comparison = try DiffCorpus.comparison(edit.before, edit.after, stored: edit.stored)
    let quick = try DraftEffect(of: comparison, upTo: 100, keeping: 3)
    let whole = try LexiconEffect(of: comparison, keeping: 3)
    #expect(quick.changedArticles == whole.changedArticles)
    #expect(quick.sentencesOnly == whole.sentencesOnly)
    #expect(quick.evidenceOnly == whole.evidenceOnly)
    #expect(
      quick.codes.map { "\($0.variable) \($0.code) \($0.gained) \($0.lost)" }
        == whole.counts.map { "\($0.variable) \($0.code) \($0.gained) \($0.lost)" })
    #expect(quick.gravest.map(\.number) == whole.gravest.map(\.number))
    #expect(!quick.isBrokenOff)
  }

  @Test func `it stops at as many articles as asked for, and says so`() throws {
    let none = ["groups.ru.0001,ru,неттакогослова,fixed,internal,,,,,,"]
    let comparison = try DiffCorpus.comparison(DiffCorpus.base, none)
    let whole = try DraftEffect(of: comparison, upTo: 100, keeping: 5)
    #expect(whole.changedArticles > 2 && !whole.isBrokenOff)
    let quick = try DraftEffect(of: comparison, upTo: 2, keeping: 5)
    #expect(quick.changedArticles + quick.sentencesOnly + quick.evidenceOnly == 2)
    #expect(quick.isBrokenOff && quick.gravest.count == 2)
  }

  @Test func `a draft in the place of a row codes as the table that holds it`() throws {
    let base = try DiffCorpus.lexicon(DiffCorpus.base)
    let (entry, problems) = Entry.read(
      [
        "id": "frames.ru.0002", "language": "ru", "pattern": "общаге", "type": "fixed",
        "code": "housing",
      ], of: .frames, codebook: base.codebook, line: 7)
    #expect(problems.isEmpty)
    let edited = base.replacing("frames.ru.0002", by: try #require(entry))
    let whole = try DiffCorpus.lexicon(DiffCorpus.base + [Self.added])
    #expect(edited.entries.map(\.id) == whole.entries.map(\.id))
    #expect(LexiconChanges(from: edited, to: whole).isEmpty)
    #expect(edited.digest != base.digest)
    #expect(edited.replacing("frames.ru.0002", by: nil).entries == base.entries)
  }
}
