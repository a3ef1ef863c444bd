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
  init?(_ stored: StoredArticle) {
    guard let coding = stored.coding, let article = decodeArticle(stored.document),
      let coded = try? JSONDecoder().decode(CodedArticle.self, from: coding.coded)
    else { return nil }
    id = stored.id
    story = stored.story ?? stored.id
    outlet = stored.document.outlet ?? "unknown"
    self.article = article
    document = stored.document
    self.coding = coding
    self.coded = coded
  }
}
