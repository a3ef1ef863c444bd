internal import Basics
internal import Measures
internal import Synchronization

/// The articles that a report shows with their words: lists one after the other show the same ones.
final class ShownArticles: Sendable {
  private let rows: CodedRows
  private let read = Mutex<[String: MeasuredArticle]>([:])

  /// So many are kept: some ten megabytes.
  private static let most = 2000

  init(_ rows: CodedRows) { self.rows = rows }

  func article(_ id: String) throws -> MeasuredArticle {
    if let article = read.withLock({ $0[id] }) { return article }
    guard let article = try rows.rows(ofArticle: id)?.measured else {
      throw Problem(
        "RUN-020", at: id, "the article went while the report was written",
        cure: "run again, with no other program at work on the store", kind: .fault)
    }
    read.withLock { read in
      if read.count >= Self.most { read = [:] }
      read[id] = article
    }
    return article
  }
}
