package import Basics
internal import Foundation
internal import GRDB

/// The card of an article, with what its place in the corpus adds.
package struct PlacedCard: Sendable {
  package var card: CardRow
  package var story: String?
  package var outlet: String?
}

extension CorpusStore {
  /// The cards of all articles, in the order of their ids, without the lists of their types.
  ///
  /// A card is written with its article's coding, so every article that has one is coded.
  package func cards() throws(Problem) -> [PlacedCard] {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT cards.article, language, day, title, address, story, outlet FROM cards
          JOIN articles ON articles.id = cards.article
          JOIN documents INDEXED BY documents_outlet ON documents.id = articles.document
          ORDER BY cards.article
          """)
      var cards: [PlacedCard] = []
      while let row = try rows.next() {
        let card = CardRow(
          article: row[0], language: row[1], day: row[2], title: row[3], address: row[4],
          types: .init())
        cards.append(PlacedCard(card: card, story: row[5], outlet: row[6]))
      }
      return cards
    }
  }
}
