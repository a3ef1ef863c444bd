internal import Basics
internal import Store

/// The rows of coded articles, from the store.
struct CodedRows: Sendable {
  let configuration: Configuration
  let store: CorpusStore

  /// Articles a thread that are made into rows together: few, since one may be a book.
  private static let batch = 16

  /// Makes something of the rows of each coded article, several at once, and hands it over in the
  /// order of the articles.
  ///
  /// - Parameter make: is given the place of the article in `ids`.
  func forEach<Made: Sendable>(
    of ids: [String], make: @Sendable (Int, OutputRows) throws -> Made,
    _ body: (Made) throws -> Void
  ) throws {
    let threads = configuration.usedThreads
    for start in stride(from: 0, to: ids.count, by: Self.batch * threads) {
      let count = min(Self.batch * threads, ids.count - start)
      let made = sideBySide(over: count, threads: threads) { place in
        Result { () throws -> Made? in
          guard let rows = try rows(ofArticle: ids[start + place]) else { return nil }
          return try make(start + place, rows)
        }
      }
      for result in made { if let made = try result.get() { try body(made) } }
    }
  }

  /// Nil where there is no such article, or it is not coded.
  func rows(ofArticle id: String) throws -> OutputRows? {
    guard let stored = try store.articles([id]).first else { return nil }
    return try CodedStory(stored).map { rows(of: $0) }
  }

  func rows(of story: CodedStory) -> OutputRows {
    OutputRows(
      story: story, outlet: configuration.outlets.first { $0.id == story.outlet },
      source: configuration.place(ofDocument: story.document.locator))
  }
}
