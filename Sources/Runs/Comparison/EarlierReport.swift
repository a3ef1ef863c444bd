internal import Basics
internal import Foundation
internal import Measures

/// What an earlier report left: the codes of its articles, and what went into it.
struct EarlierReport {
  var articles: [ReportedArticle]
  /// The fields of `run.json`; empty where it is not there.
  var manifest: [String: String]
  /// Of the run, else of the folder.
  var name: String

  /// Columns without which there is nothing to compare.
  private static let needed = [
    "article_id", "story_id", "outlet", "language", "date", "title", "relevance", "stance",
    "stance_strict", "stance_outlet", "frames", "voices", "cities", "label_use", "page_sha256",
  ]

  /// Reads a folder, or the `articles.csv` in it.
  init(_ path: String) throws(Problem) {
    let file = isFolder(path) ? "\(path)/articles.csv" : path
    guard let bytes = FileManager.default.contents(atPath: file) else {
      throw Problem(
        "RUN-018", at: path, "no earlier report: it has no articles.csv",
        cure:
          "name the folder of a report that you kept (cp -r out earlier), or two periods: 2023:2024"
      )
    }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    manifest = Self.manifest(folder.appendingPathComponent("run.json").path)
    name = [folder.lastPathComponent, manifest["run"]].compactMap(\.self).joined(separator: ", ")
    articles = try Self.articles(Array(bytes), file: file)
  }

  private static func articles(
    _ bytes: [UInt8], file: String
  ) throws(Problem) -> [ReportedArticle] {
    var reader = CSVReader(bytes, separator: CSVReader.separator(of: bytes))
    let header = reader.next()?.fields ?? []
    if let missing = needed.first(where: { !header.contains($0) }) {
      throw Problem(
        "RUN-019", at: file, "no column \(missing)",
        cure: "name the articles.csv of a report by Koshu")
    }
    var columns: [String: Int] = [:]
    for (index, name) in header.enumerated() { columns[name] = index }
    var articles: [ReportedArticle] = []
    while let row = reader.next() {
      guard row.fields.count == header.count else {
        throw Problem(
          "RUN-019", at: "\(file), line \(row.line)",
          "\(row.fields.count) fields, expected \(header.count)",
          cure: "take the file as the report wrote it")
      }
      articles.append(article { name in columns[name].map { row.fields[$0] } ?? "" })
    }
    return articles.sorted { $0.article.id < $1.article.id }
  }

  private static func article(_ field: (String) -> String) -> ReportedArticle {
    func list(_ name: String) -> [String] {
      field(name).split(separator: ";").map(String.init)
    }
    func text(_ name: String) -> String? { field(name).isEmpty ? nil : field(name) }
    return ReportedArticle(
      article: MeasuredArticle(
        id: field("article_id"), story: field("story_id"), outlet: field("outlet"),
        language: field("language"), day: text("date").map { String($0.prefix(10)) },
        title: field("title"), address: text("address"), relevance: field("relevance"),
        stance: field("stance"), strictStance: field("stance_strict"),
        outletStance: field("stance_outlet"), frames: list("frames"), voices: list("voices"),
        cities: list("cities"), labelUse: field("label_use"), genre: text("genre") ?? "report",
        mentions: [], passages: []),
      page: field("page_sha256"))
  }

  /// A run.json that is missing or broken is no reason to withhold the figures.
  static func manifest(_ path: String) -> [String: String] {
    guard let bytes = FileManager.default.contents(atPath: path),
      let json = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any]
    else { return [:] }
    return json.compactMapValues { value in
      (value as? String) ?? (value as? [String])?.joined(separator: ", ")
    }
  }
}
