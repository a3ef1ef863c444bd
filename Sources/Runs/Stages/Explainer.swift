internal import Basics
package import Coding
internal import Foundation
internal import Ingest
internal import Linguistics
internal import Measures
internal import Store

/// Where an article stands, and why it was coded as it was.
package struct ExplainedArticle: Sendable {
  package var head: [String]
  package var explanation: Explanation

  /// Without colours.
  package var text: String { head.joined(separator: "\n") + "\n\n" + explanation.text }
}

/// The derivation of an article's coding, as text for a person.
struct Explainer {
  let story: CodedStory
  let dictionaries: Linguistics.Dictionaries
  /// Earlier texts of the article: where they stand and when they were fetched.
  let versions: [(locator: String, fetched: Double?)]

  func explained() -> ExplainedArticle {
    let article = story.article
    let head =
      [
        "article \(story.id)  story \(story.story)",
        article.title ?? "(no title)",
        [article.address, article.published?.text, story.outlet].compactMap { $0 }
          .joined(separator: "  "),
        "read from \(story.document.locator)\(time(story.document.fetched))",
      ] + versions.map { "earlier version \($0.locator)\(time($0.fetched))" }
    let analyzer = Analyzer(dictionaries).session()
    let input = CodingInput(
      title: article.title.map { analyzer.analyze($0) } ?? .empty,
      text: analyzer.analyze(article.text))
    return ExplainedArticle(head: head, explanation: Explanation(of: story.coded, in: input))
  }

  private func time(_ seconds: Double?) -> String {
    seconds.map { ", fetched \(Date(timeIntervalSince1970: $0).formatted(.iso8601))" } ?? ""
  }
}
