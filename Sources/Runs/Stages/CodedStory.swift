internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Linguistics
internal import Measures
internal import Store

/// An article as outputs see it: stored rows, decoded.
struct CodedStory: Sendable {
  var id: String
  /// The story's id; its own where it stands alone.
  var story: String
  var outlet: String
  var article: Article
  var document: DocumentRow
  var analysis: AnalysisHead
  var coded: CodedArticle

  /// The sentences of the text.
  var sentences: [Sentence] { PackedInput.textSentences(Array(analysis.sentences)) ?? [] }

  /// Nil where the article was not coded yet.
  init?(_ stored: StoredArticle) throws(Problem) {
    guard let analysis = stored.analysis, let coding = stored.coding else { return nil }
    article = try decodeArticle(stored.document)
    coded = try coding.article()
    id = stored.id
    story = stored.story ?? stored.id
    outlet = stored.document.outlet ?? "unknown"
    document = stored.document
    self.analysis = analysis
  }
}

/// The article that a document holds.
func decodeArticle(_ document: DocumentRow) throws(Problem) -> Article {
  try decode(Article.self, from: document.article ?? Data(), of: document.locator)
}

extension CodingRow {
  /// The coding that the row holds.
  func article() throws(Problem) -> CodedArticle {
    guard let coded = CodedArticle(packed: Array(coded), lexicon: "") else {
      throw Problem(
        "RUN-015", at: article, "its stored coding cannot be read",
        cure: "delete the store and run again: it is rebuilt from the sources", kind: .fault)
    }
    return coded
  }
}

/// Reads what an earlier run has stored: a value that cannot be read is a fault of the store, and
/// must not leave the corpus in silence.
private func decode<Value: Decodable>(
  _ type: Value.Type, from json: Data, of name: String
) throws(Problem) -> Value {
  do {
    return try JSONDecoder().decode(type, from: json)
  } catch {
    throw Problem(
      "RUN-015", at: name, "its stored \(type) cannot be read",
      cure: "delete the store and run again: it is rebuilt from the sources", kind: .fault)
  }
}
