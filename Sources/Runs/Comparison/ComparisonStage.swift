internal import Basics
internal import Foundation
internal import Measures
internal import Reports

/// Two states of the corpus → `comparison.html`, `comparison.csv` and, between reports, `recoded.csv`
/// beside the report.
struct ComparisonStage {
  let configuration: Configuration
  let request: ComparisonRequest
  /// Read before the report is written anew: it may be that report.
  let earlier: EarlierReport?
  let context: ReportContext

  static let page = "comparison.html"
  static let figures = "comparison.csv"
  static let recoded = "recoded.csv"

  static func earlier(_ request: ComparisonRequest) throws -> EarlierReport? {
    guard case .report(let path) = request else { return nil }
    return try EarlierReport(path)
  }

  /// `articles` are those of this report, in order of id.
  func run(_ articles: [ReportedArticle]) throws -> [String] {
    let output = configuration.output
    let manifest = EarlierReport.manifest("\(output)/\(OutputStage.manifestName)")
    let comparison: CorpusComparison
    switch request {
    case .report(let path):
      comparison = compareRuns(
        earlier?.articles ?? [], named: earlier?.name ?? path, articles,
        named: manifest["run"] ?? "")
    case .periods(let before, let after):
      comparison = comparePeriods(articles.map(\.article), before: before, after: after)
    }
    var files = [
      DataFile(link: Self.figures, rows: comparison.figures.count)
    ]
    try WholeFile.write(
      csv(comparison.figures.map(ComparisonRow.init)), to: "\(output)/\(Self.figures)")
    if let changes = comparison.articles {
      let rows = changes.recoded.flatMap { article in
        article.changes.map { RecodedRow(article, $0) }
      }
      files.append(DataFile(link: Self.recoded, rows: rows.count))
      try WholeFile.write(csv(rows), to: "\(output)/\(Self.recoded)")
    } else {
      // That of another comparison would be taken for this one's.
      try? FileManager.default.removeItem(atPath: "\(output)/\(Self.recoded)")
    }
    let html = try renderComparison(
      comparison,
      about: ComparisonContext(
        report: context, ingredients: ingredients(manifest), files: files))
    try WholeFile.write(Array(html.utf8), to: "\(output)/\(Self.page)")
    return ["\(output)/\(Self.page)"] + files.map { "\(output)/\($0.link)" }
  }

  private func ingredients(
    _ manifest: [String: String]
  ) -> [(part: String, before: String, after: String)] {
    let earlier = earlier?.manifest ?? [:]
    return [
      ("Koshu", "koshu"), ("coding", "coding"), ("lexicons", "lexicons"),
      ("dictionaries", "dictionaries"),
    ].map { part, key in
      (part, short(earlier[key]), short(manifest[key]))
    }
  }

  /// Digests are told apart by their beginning.
  private func short(_ value: String?) -> String {
    guard let value, !value.isEmpty else { return "?" }
    let isDigest = value.utf8.count == 64 && value.utf8.allSatisfy { (48...102).contains($0) }
    return isDigest ? String(value.prefix(12)) : value
  }
}
