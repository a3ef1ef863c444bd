package import Coding
internal import Foundation
internal import Ingest
internal import Store

/// What a sample is drawn by: a coded article without its text.
package struct SampleCandidate: Sendable {
  package var id: String
  package var language: String
  package var outlet: String
  package var date: String?
  package var relevance: Relevance
  /// Words for movers occur that did not count.
  package var hasBlockedMovers: Bool
}

/// A drawn article with its text.
package struct SampledArticle: Sendable {
  package var id: String
  package var language: String
  package var outlet: String
  package var date: String?
  package var title: String
  package var text: String
  package var address: String?
  package var coded: CodedArticle
}

extension Corpus {
  /// Every coded article, in the order of the ids, and how many are not coded yet.
  package func sampleCandidates() throws -> (candidates: [SampleCandidate], uncoded: Int) {
    let store = try existingStore()
    try demandWhole(store)
    var candidates: [SampleCandidate] = []
    var uncoded = 0
    try store.forEachArticle { stored in
      guard let story = try CodedStory(stored) else {
        uncoded += 1
        return
      }
      candidates.append(
        SampleCandidate(
          id: story.id, language: story.coding.language, outlet: story.outlet,
          date: story.article.published?.day, relevance: story.coded.relevance,
          hasBlockedMovers: story.coded.evidence.contains(where: Self.isBlockedMover)))
    }
    return (candidates, uncoded)
  }

  /// A word that names movers or points at them, and was kept from counting.
  private static func isBlockedMover(_ item: Evidence) -> Bool {
    item.blocked != nil && ["groups", "labels"].contains(item.layer)
      && (Mention.moverGroups.contains(item.code) || item.code == "hint")
  }

  /// Articles by id, in the order given.
  package func sampledArticles(_ ids: [String]) throws -> [SampledArticle] {
    let store = try existingStore()
    return try store.articles(ids).compactMap { stored in
      try CodedStory(stored).map { story in
        SampledArticle(
          id: story.id, language: story.coding.language, outlet: story.outlet,
          date: story.article.published?.day, title: story.article.title ?? "",
          text: story.article.text,
          address: story.article.address ?? stored.document.identity, coded: story.coded)
      }
    }
  }

  /// The folder of its tables.
  package var lexicons: String { configuration.lexicons }

  /// What it calls itself.
  package var name: String { configuration.name }
}
