import Basics
import Foundation
import Reports
import Testing

private func articleRow(title: String) -> ArticleRow {
  ArticleRow(
    articleID: "a1", storyID: "s1", outlet: "dala", outletName: "Дала таңы", region: "Астана",
    owner: "state", language: "kk", script: "cyrillic", date: "2024-05-03", dateOrigin: "meta",
    title: title, address: "https://dala.example/1", canonical: nil, words: 120, sentences: 9,
    relevance: "internal", stance: "mixed", stanceStrict: "neutral", stanceOutlet: "neutral",
    stanceParts: StancePartsRow(people: -1, coming: 0, demand: 0.5, sympathy: 0.25),
    frames: ["housing", "labour"], finerFrames: ["segregation"], voices: ["official", "outlet"],
    cities: ["almaty"], origins: ["village"], ties: ["office:refused"],
    labelUse: "none", genre: "letter", metaphors: ["swarm"], mentionsInternal: 3,
    isFirstPrinting: true,
    encoding: "windows-1251",
    source: "pages", pageSHA256: String(repeating: "0", count: 64))
}

private let mention = MentionRow(
  mentionID: mentionID("a1", 0), articleID: "a1", storyID: "s1", part: "text", sentence: 2,
  start: 40, end: 52, surface: "ауылдан келген", group: "internal", stance: "negative",
  stanceStrict: "negative", score: -1.5,
  stanceParts: StancePartsRow(people: -1, coming: -0.5, demand: 0, sympathy: 0),
  speaker: "official", isQuoted: true, labelUse: "none", mayBeIronic: false,
  evidenceIDs: [evidenceID("a1", 0), evidenceID("a1", 3)])

private let frame = FrameRow(
  frameID: frameID("a1", 1), articleID: "a1", storyID: "s1", part: "title", sentence: 0,
  frame: "housing", finer: ["segregation"], isCoded: true, speaker: "outlet",
  evidenceIDs: [evidenceID("a1", 2)])

private let evidence = EvidenceRow(
  evidenceID: evidenceID("a1", 0), articleID: "a1", part: "text", sentence: 2, start: 60, end: 65,
  surface: "бұзды", entry: "stance.kk.0031", layer: "stance", code: "agent-", rule: "agent",
  weight: -1, shiftedWeight: -0.75, blocked: nil)

@Suite struct CSVTests {
  @Test func `articles are written as they always were`() {
    let text = String(decoding: csv([articleRow(title: "«Көшу», \"үй\"\nжоқ")]), as: UTF8.self)
    let expected = """
      article_id,story_id,outlet,outlet_name,region,owner,language,script,date,date_origin,title,\
      address,canonical,words,sentences,relevance,stance,stance_strict,stance_outlet,stance_people,stance_coming,\
      stance_demand,stance_sympathy,frames,finer_frames,voices,cities,origins,ties,label_use,\
      metaphors,mentions_internal,first_printing,encoding,source,page_sha256,genre\r
      a1,s1,dala,Дала таңы,Астана,state,kk,cyrillic,2024-05-03,meta,"«Көшу», ""үй""
      жоқ",https://dala.example/1,,120,9,internal,mixed,neutral,neutral,-1,0,0.5,0.25,\
      housing;labour,segregation,official;outlet,almaty,village,office:refused,none,swarm,3,true,windows-1251,pages,\
      0000000000000000000000000000000000000000000000000000000000000000,letter\r

      """
    #expect(text == expected)
  }

  @Test func `mentions, frames and evidence are written as they always were`() {
    let text = String(decoding: csv([mention]) + csv([frame]) + csv([evidence]), as: UTF8.self)
    let expected = """
      mention_id,article_id,story_id,part,sentence,start,end,surface,group,stance,stance_strict,\
      score,stance_people,stance_coming,stance_demand,stance_sympathy,speaker,quoted,label_use,\
      may_be_ironic,evidence_ids\r
      a1:m1,a1,s1,text,2,40,52,ауылдан келген,internal,negative,negative,-1.5,-1,-0.5,0,0,official,\
      true,none,false,\
      a1:e1;a1:e4\r
      frame_id,article_id,story_id,part,sentence,frame,finer,coded,speaker,evidence_ids\r
      a1:f2,a1,s1,title,0,housing,segregation,true,outlet,a1:e3\r
      evidence_id,article_id,part,sentence,start,end,surface,entry,layer,code,rule,weight,\
      weight_shifted,blocked\r
      a1:e1,a1,text,2,60,65,бұзды,stance.kk.0031,stance,agent-,agent,-1,-0.75,\r

      """
    #expect(text == expected)
  }

  @Test func `a row has as many fields as its file has columns`() {
    #expect(articleRow(title: "").fields.count == ArticleRow.columns.count)
    #expect(mention.fields.count == MentionRow.columns.count)
    #expect(frame.fields.count == FrameRow.columns.count)
    #expect(evidence.fields.count == EvidenceRow.columns.count)
  }

  @Test func `what is written reads back the same`() {
    var state: UInt64 = 5
    let pieces = [
      ",", "\"", "\n", "\r\n", "\r", ";", " ", "қ", "ы", "\u{85}", "\u{2028}", "=1+1", "'", "а", "",
    ]
    let rows = (0..<300).map { _ in
      var title = ""
      for _ in 0..<6 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        title += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      return articleRow(title: title)
    }
    let read = CSVReader(csv(rows)).map(\.fields)
    #expect(read == [ArticleRow.columns] + rows.map(\.fields))
  }

  @Test func `the data dictionary explains every column, in order`() throws {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("docs/data-dictionary.md"), encoding: .utf8)
    #expect(try Data(dataDictionary()) == Data(text.utf8))
    var columns: [String: [String]] = [:]
    var file = ""
    for line in text.split(separator: "\n") {
      if line.hasPrefix("## ") { file = String(line.dropFirst(3)) }
      guard line.hasPrefix("| `") else { continue }
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      #expect(cells.count == 7, "\(line)")
      columns[file, default: []].append(cells[1].trimmingCharacters(in: [" ", "`"]))
    }
    #expect(columns["articles.csv"] == ArticleRow.columns)
    #expect(columns["mentions.csv"] == MentionRow.columns)
    #expect(columns["frames.csv"] == FrameRow.columns)
    #expect(columns["evidence.csv"] == EvidenceRow.columns)
  }

  @Test func `docs/report.md explains the columns of a comparison`() throws {
    let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("docs/report.md"), encoding: .utf8)
    func explained(_ file: String) throws -> Set<String> {
      let table = try #require(text.components(separatedBy: "| column of `\(file)` |").last)
      let rows = table.split(separator: "\n", omittingEmptySubsequences: false).prefix {
        !$0.isEmpty
      }
      let names = rows.filter { $0.hasPrefix("| `") }.flatMap { row in
        row.split(separator: "|")[0].split(separator: ",").map {
          $0.trimmingCharacters(in: [" ", "`"])
        }
      }
      return Set(names)
    }
    #expect(try explained("comparison.csv") == Set(ComparisonRow.columns))
    #expect(try explained("recoded.csv") == Set(RecodedRow.columns))
  }
}
