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
  var coding: CodingRow
  var coded: CodedArticle

  /// Nil where the article was not coded yet.
  init?(_ stored: StoredArticle) throws(Problem) {
    guard let coding = stored.coding else { return nil }
    article = try decodeArticle(stored.document)
    coded = try decode(CodedArticle.self, from: coding.coded, of: stored.id)
    id = stored.id
    story = stored.story ?? stored.id
    outlet = stored.document.outlet ?? "unknown"
    document = stored.document
    self.coding = coding
  }
}

/// The article that a document holds.
func decodeArticle(_ document: DocumentRow) throws(Problem) -> Article {
  try decode(Article.self, from: document.article ?? Data(), of: document.locator)
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
