package import Basics
internal import Foundation
internal import GRDB

/// What stands on the card of an article that is analysed and coded.
package struct CardRow: Sendable {
  package var id: String
  package var story: String?
  package var outlet: String?
  package var language: String
  package var day: String?
  package var title: String
  package var address: String?
}

extension CorpusStore {
  /// The cards of all articles that are analysed and coded, in the order of their ids.
  package func cards() throws(Problem) -> [CardRow] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT articles.id, story, outlet, analyses.language, day, title, address FROM articles
          JOIN documents ON documents.id = articles.document
          JOIN analyses ON analyses.article = articles.id
          JOIN codings ON codings.article = articles.id
          ORDER BY articles.id
          """)
      var cards: [CardRow] = []
      while let row = try rows.next() {
        cards.append(
          CardRow(
            id: row[0], story: row[1], outlet: row[2], language: row[3], day: row[4], title: row[5],
            address: row[6]))
      }
      return cards
    }
  }
}
