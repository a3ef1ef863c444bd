import Basics
import Coding
import Lexicons
import Measures
import Testing
import Workbench

@Suite struct LexiconChangesTests {
  private func changes(_ before: [String], _ after: [String]) throws -> LexiconChanges {
    LexiconChanges(from: try DiffCorpus.lexicon(before), to: try DiffCorpus.lexicon(after))
  }

  @Test func `rows are told apart by their ids, whatever their order`() throws {
    let found = try changes(
      DiffCorpus.base,
      [
        "stance.ru.0001,ru,ленивые,fixed,quality-,0.5,,,near,,", DiffCorpus.base[0],
        "frames.ru.0002,ru,общаге,fixed,housing,,,,,,",
      ])
    #expect(found.added.map(\.id) == ["frames.ru.0002"])
    #expect(found.removed.map(\.id) == ["frames.ru.0001"])
    #expect(found.renamed.isEmpty)
    #expect(found.changed.map(\.after.id) == ["stance.ru.0001"])
    #expect(found.changed.first?.columns.map(\.name) == ["weight", "window"])
    #expect(found.changed.first?.columns.map(\.after) == ["0.5", "near"])
  }

  @Test func `the same words under another id are the same row`() throws {
    let found = try changes(
      DiffCorpus.base,
      [DiffCorpus.base[0], DiffCorpus.base[2], "frames.ru.0009,ru,работу,fixed,labour,0.7,,,,,"])
    #expect(found.added.isEmpty && found.removed.isEmpty)
    #expect(found.renamed.map(\.before.id) == ["frames.ru.0001"])
    #expect(found.renamed.first?.columns.map(\.name) == ["id", "weight"])
    #expect(found.newIDs == ["frames.ru.0001": "frames.ru.0009"])
  }

  @Test func `notes, examples and labels change no coding; parents of codes do`() throws {
    let noted = DiffCorpus.base.map { $0.dropLast() + "a note,пример" }.map(String.init)
    let found = try changes(DiffCorpus.base, noted)
    #expect(!found.isEmpty && !found.mayChangeCodings)
    for (from, isCause) in [("labour,frame,,", false), ("labour,frame,housing,", true)] {
      let codebook = DiffCorpus.codebook.replacing("labour,frame,,", with: from)
        .replacing("internal,group,,,", with: "internal,group,,көшкендер,")
      let found = LexiconChanges(
        from: try DiffCorpus.lexicon(DiffCorpus.base),
        to: try DiffCorpus.lexicon(DiffCorpus.base, codebook: codebook))
      #expect(found.codes.map(\.name).contains("group internal"))
      #expect(found.mayChangeCodings == isCause)
    }
  }

  @Test func `the order of rows and spaces between fields make no difference`() throws {
    let found = try changes(DiffCorpus.base, DiffCorpus.base.reversed())
    #expect(found.isEmpty)
  }
}

@Suite struct LexiconEffectTests {
  private static let room = "frames.ru.0002,ru,общаге,fixed,housing,,,,,,"
  private static let artists = "exclusions.ru.0001,ru,приезжие артисты,fixed,exclusion,,,,,,"

  private func effect(
    _ before: [String], _ after: [String], stored: [String]? = nil
  ) throws -> LexiconEffect {
    try LexiconEffect(
      of: DiffCorpus.comparison(before, after, stored: stored), keeping: 10)
  }

  @Test func `a new row tells which articles, sentences and figures change, and by which words`()
    throws
  {
    let found = try effect(DiffCorpus.base, DiffCorpus.base + [Self.room])
    #expect(found.articles == 5)
    #expect(found.changedArticles == 2)
    #expect(found.changedFrames == 2 && found.changedStances == 0)
    let frames = found.counts.filter { $0.variable == .frames }
    #expect(frames.map(\.code) == ["housing"])
    #expect(frames.first.map { [$0.before, $0.after, $0.gained, $0.lost] } == [0, 2, 2, 0])
    let article = try #require(found.gravest.first)
    #expect(article.card.id == "a0")
    #expect(article.codes.map(\.gained) == [["housing"]])
    let evidence = try #require(article.evidence.first { $0.entry == "frames.ru.0002" })
    #expect(evidence.kind == .new && evidence.reason == "a new row")
    #expect(evidence.item?.surface == "общаге")
    let share = try #require(found.figures.first { $0.after.key == "frames.housing" })
    #expect(share.before.text == "–" && share.after.text.hasPrefix("50%"))
  }

  @Test func `a row that takes words of another is named as the one that took them`() throws {
    let found = try effect(
      DiffCorpus.base + [Self.room], DiffCorpus.base + [Self.room, Self.artists])
    #expect(found.changedArticles == 1)
    let article = try #require(found.gravest.first)
    #expect(article.card.id == "a2")
    #expect(article.codes.first?.variable == .relevance)
    #expect(article.codes.first?.before == ["internal"] && article.codes.first?.after == ["none"])
    let movers = try #require(article.evidence.first { $0.entry == "groups.ru.0001" })
    #expect(movers.kind == .gone)
    #expect(movers.reason == "another row takes its words")
    #expect(movers.taker == "exclusions.ru.0001")
    let relevant = try #require(found.figures.first { $0.after.key == "relevant.articles" })
    #expect(relevant.difference == -1)
  }

  @Test func `a removed row and its stance`() throws {
    let found = try effect(DiffCorpus.base, Array(DiffCorpus.base.dropLast()))
    #expect(found.changedArticles == 1 && found.changedStances == 1)
    let article = try #require(found.gravest.first)
    #expect(article.codes.contains { $0.variable == .stance && $0.before == ["negative"] })
    #expect(article.sentences.first?.stance.before == .negative)
    #expect(article.evidence.contains { $0.kind == .gone && $0.reason == "the row is removed" })
  }

  @Test func `another id alone changes no code`() throws {
    let other = DiffCorpus.base.map { $0.replacing("frames.ru.0001", with: "frames.ru.0077") }
    let found = try effect(DiffCorpus.base, other)
    #expect(!found.changesCodes && found.figures.isEmpty && found.evidenceOnly == 0)
  }

  @Test func `the answer is the same whichever tables coded the corpus`() throws {
    let before = DiffCorpus.base + [Self.room]
    let after = Array(DiffCorpus.base.dropFirst(2)) + DiffCorpus.base.prefix(1) + [Self.artists]
    let expected = try effect(before, after)
    for stored in [after, DiffCorpus.base, [DiffCorpus.base[2]], [Self.artists]] {
      let found = try effect(before, after, stored: stored)
      #expect(found.changedArticles == expected.changedArticles)
      #expect(found.evidenceOnly == expected.evidenceOnly)
      #expect(found.counts == expected.counts)
      #expect(found.figures == expected.figures)
      #expect(found.gravest.map(\.card.id) == expected.gravest.map(\.card.id))
      #expect(found.gravest.map(\.evidence) == expected.gravest.map(\.evidence))
    }
  }

  @Test func `only the gravest articles are kept, and all are handed on in order`() throws {
    var all: [String] = []
    let found = try LexiconEffect(
      of: DiffCorpus.comparison(DiffCorpus.base, [Self.room]), keeping: 1
    ) { all.append($0.card.id) }
    #expect(all == ["a0", "a1", "a2", "a4"])
    #expect(found.gravest.count == 1)
    #expect(found.changedArticles == 4)
  }

  @Test func `the text tells rows, counts, figures and the sentence with its words`() throws {
    let comparison = try DiffCorpus.comparison(DiffCorpus.base, DiffCorpus.base + [Self.room])
    let effect = try LexiconEffect(of: comparison, keeping: 5)
    let text = try LexiconDiff(comparison, effect: effect, gold: nil)
      .text(limit: 5, hasColor: false)
    for words in [
      "Rows: 1 added, 0 removed, 0 changed, 0 renamed", "  + frames.ru.0002 “общаге”  housing",
      "Of 5 articles 2 change codes", "“Приезжие живут в общаге на окраине города.”",
      "+ frames.ru.0002 “общаге”  housing  mover-in-sentence", "before: a new row",
    ] {
      #expect(text.contains(words), "\(words)\n\(text)")
    }
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `every change of an article is a row of the table`() throws {
    var rows: [[String]] = []
    _ = try LexiconEffect(
      of: DiffCorpus.comparison(DiffCorpus.base, DiffCorpus.base + [Self.room]), keeping: 0
    ) { rows += $0.csvRows }
    #expect(rows.allSatisfy { $0.count == ArticleChange.csvColumns.count })
    let first = try #require(rows.first)
    #expect(Array(first.suffix(5)) == ["frames", "", "housing", "frames.ru.0002 “общаге”", ""])
  }
}

@Suite struct GoldEffectTests {
  private func passage(_ number: Int, frames: Set<String>, text: String? = nil) -> CodedPassage {
    var passage = CodedPassage(id: "a\(number)", line: number + 2)
    passage.codes[.frames] = frames
    passage.text = text
    return passage
  }

  private func effect(_ passages: [CodedPassage]) throws -> GoldEffect {
    try GoldEffect(
      passages, place: "gold.csv",
      by: DiffCorpus.comparison(
        DiffCorpus.base, DiffCorpus.base + ["frames.ru.0002,ru,общаге,fixed,housing,,,,,,"]),
      dictionaries: DiffCorpus.dictionaries.get(), Resampling(draws: 50, seed: 1))
  }

  @Test func `passages move toward the people's codes, or away`() throws {
    let found = try effect([
      passage(0, frames: ["housing"]), passage(1, frames: ["labour"]), passage(2, frames: []),
      passage(9, frames: []),
    ])
    #expect(found.passages == 3 && found.unknown == 1)
    #expect(found.moves.map(\.passage.id) == ["a0", "a2"])
    #expect(found.moves.map { $0.gain > 0 } == [true, false])
    let change = try #require(found.agreement.first { $0.variable == .frames })
    let difference = try #require(change.difference.value)
    #expect(abs(difference - ((change.after.value ?? 0) - (change.before.value ?? 0))) < 1e-12)
    #expect(change.difference.interval != nil)
  }

  @Test func `a passage with a text is coded by it, wherever it comes from`() throws {
    var passage = passage(77, frames: ["housing"], text: "Приезжие ночуют в общаге.")
    passage.id = "new"
    let found = try effect([passage, self.passage(3, frames: [])])
    #expect(found.moves.map(\.passage.id) == ["new"])
    #expect(found.moves.first?.after == ["housing"])
    #expect(found.fallen(by: 0).isEmpty)
  }
}
