import Basics
import Foundation
import Measures
import Testing

/// The sentences of findings against the CSV files beside the report.
@Suite struct FindingsTests {
  @Test func `every figure of the findings is what the CSV file gives, in three languages`() throws
  {
    let corpus = try ranSampleCorpus()
    for language in InterfaceLanguage.allCases {
      let name = language.rawValue
      let run = try Program.run(["report", "--language", name], in: corpus.folder)
      #expect(run.status == 0, "\(run.errors)")
      let articles = try CodedRows(Array(try corpus.read("out/articles.csv")))
      let html = String(decoding: try corpus.read("out/report.html"), as: UTF8.self)
      #expect(html.contains("<html lang=\"\(name)\">"))
      let brief = try #require(html.firstMatch(of: /(?s)<section id="brief">.*?<\/section>/)).output
      let figures = brief.matches(of: /<span data-figure="([^"]+)">(.*?)<\/span>/).map {
        (key: String($0.1), text: String($0.2).replacing(/<[^>]+>/, with: ""))
      }
      let rest = brief.replacing(/<span data-figure="([^"]+)">(.*?)<\/span>/, with: "")
        .replacing(/<[^>]+>/, with: "")
      let unnamed = rest.filter(\.isNumber)
      #expect(unnamed.isEmpty, "a figure that nobody can check: \(rest)")
      #expect(figures.count >= 30)
      for (key, text) in figures {
        try check(key, text, articles, language)
      }
      let top = figures.filter { $0.key.wholeMatch(of: /frames\.[a-z]+/) != nil }
        .map { String($0.key.dropFirst(7)) }.filter { $0 != "compared" }
      #expect(top == Array(articles.frames.prefix(3)))
    }
  }

  private func check(
    _ key: String, _ text: String, _ articles: CodedRows, _ language: InterfaceLanguage
  ) throws {
    let about = Comment("\(language.rawValue) \(key): \(text)")
    if let count = articles.count(key) {
      #expect(text == language.number(count), about)
    } else if key.hasSuffix(".kk-ru"), key.hasPrefix("frames.") {
      // A name: the language that uses the frame more is told by the sentence.
      let figure = try #require(articles.figures[key])
      let interval = try #require(figure.interval)
      #expect(!interval.contains(0), about)
    } else {
      let figure = try #require(articles.figures[key], about)
      #expect(text == written(figure.text, language), about)
      let share = try #require(articles.value(key), about)
      let (number, interval) = (try #require(figure.number), try #require(figure.interval))
      #expect(abs(number - share) < 1e-9 && interval.contains(share), about)
    }
  }

  /// As the language writes what Measures gives in English.
  private func written(_ text: String, _ language: InterfaceLanguage) -> String {
    switch language {
    case .en: text
    case .ru:
      text.replacing("%", with: "\u{A0}%").replacing(" to ", with: "…")
        .replacing(" points ", with: "\u{A0}п.\u{A0}п. ")
    case .kk:
      text.replacing("%", with: "\u{A0}%").replacing(" to ", with: "…")
        .replacing(" points ", with: " пайыздық тармақ ")
    }
  }
}

/// Rows of `articles.csv`: shares counted by hand, and intervals by Measures from the same rows.
private struct CodedRows {
  private let rows: [[String: String]]
  private let relevant: [[String: String]]
  let figures: [String: HeadlineFigure]

  init(_ csv: [UInt8]) throws {
    let lines = CSVReader(csv).map(\.fields)
    let header = try #require(lines.first)
    rows = lines.dropFirst().map { fields in
      Dictionary(uniqueKeysWithValues: zip(header, fields))
    }
    relevant = rows.filter { $0["relevance"] == "internal" }
    let measured = measure(rows.map(Self.measured)).headlineFigures
    figures = Dictionary(uniqueKeysWithValues: measured.map { ($0.key, $0) })
  }

  /// Frames, the most frequent first, then by name.
  var frames: [String] {
    let counts = Dictionary(
      relevant.flatMap { Self.list($0, "frames") }.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
  }

  func count(_ key: String) -> Int? {
    let stories = Set(relevant.map { $0["story_id"] }).count
    return switch key {
    case "articles": rows.count
    case "outlets": Set(rows.map { $0["outlet"] }).count
    case "relevant.articles": relevant.count
    case "relevant.stories": stories
    case "relevant.reprints": relevant.count - stories
    case "frames.compared": frames.count
    default: nil
    }
  }

  /// A share, or a difference of two.
  func value(_ key: String) -> Double? {
    let parts = key.split(separator: ".").map(String.init)
    switch parts[0] {
    case "frames": return share { Self.list($0, "frames").contains(parts[1]) }
    case "voices": return share { Self.list($0, "voices").contains(parts[1]) }
    case "labels": return share { $0["label_use"] == parts[1] }
    case "stance": return stance(Array(parts.dropFirst()))
    default: return nil
    }
  }

  private func stance(_ parts: [String]) -> Double? {
    func negativeOf(_ language: String) -> Double? {
      share(of: relevant.filter { $0["language"] == language }) {
        $0["stance_strict"] == "negative"
      }
    }
    switch parts {
    case ["negative", "kk"], ["negative", "ru"]: return negativeOf(parts[1])
    case ["negative", "kk-ru"]:
      guard let kk = negativeOf("kk"), let ru = negativeOf("ru") else { return nil }
      return kk - ru
    case ["net"]:
      return share { $0["stance_strict"] == "positive" }.flatMap { positive in
        share { $0["stance_strict"] == "negative" }.map { positive - $0 }
      }
    default: break
    }
    guard parts.count == 2 else { return share { $0["stance_strict"] == parts[0] } }
    let sign = parts[1] == "negative" ? -1.0 : 1.0
    switch parts[0] {
    case "first":
      return share(of: relevant.filter { $0["first_printing"] == "true" }) {
        $0["stance_strict"] == parts[1]
      }
    case "lenient": return share { $0["stance"] == parts[1] }
    case "outlet": return share { $0["stance_" + parts[0]] == parts[1] }
    default:
      return share { (Double($0["stance_" + parts[0]] ?? "") ?? 0) * sign >= 0.5 }
    }
  }

  private func share(
    of all: [[String: String]]? = nil, _ isMeant: ([String: String]) -> Bool
  ) -> Double? {
    let all = all ?? relevant
    return all.isEmpty ? nil : Double(all.count(where: isMeant)) / Double(all.count)
  }

  private static func list(_ row: [String: String], _ column: String) -> [String] {
    (row[column] ?? "").split(separator: ";").map(String.init)
  }

  private static func measured(_ row: [String: String]) -> MeasuredArticle {
    func text(_ column: String) -> String { row[column] ?? "" }
    let day = text("date").prefix(10)
    return MeasuredArticle(
      id: text("article_id"), story: text("story_id"), outlet: text("outlet"),
      language: text("language"), day: day.isEmpty ? nil : String(day), title: "", address: nil,
      relevance: text("relevance"), stance: text("stance"), strictStance: text("stance_strict"),
      outletStance: text("stance_outlet"),
      parts: ["people", "coming", "demand", "sympathy"].map { part in
        let score = Double(text("stance_" + part)) ?? 0
        return MeasuredPart(
          name: part, stance: score >= 0.5 ? "positive" : score <= -0.5 ? "negative" : "neutral")
      },
      frames: list(row, "frames"), voices: list(row, "voices"), cities: list(row, "cities"),
      labelUse: text("label_use"), mentions: [], passages: [])
  }
}
