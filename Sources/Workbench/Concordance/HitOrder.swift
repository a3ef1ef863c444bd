/// What lines are ordered by; equal ones follow each other as in the corpus.
struct HitOrder {
  let precedes: (ConcordanceHit, ConcordanceHit) -> Bool

  init(_ order: ConcordanceQuery.Order, _ cards: [ArticleCard]) {
    switch order {
    case .article: precedes = ConcordanceHit.precedes
    case .left, .right, .match:
      precedes = { a, b in
        a.key == b.key
          ? ConcordanceHit.precedes(a, b) : a.key.lexicographicallyPrecedes(b.key)
      }
    case .outlet: precedes = Self.by { cards[$0].outlet + "\u{0}" + Self.day(cards[$0]) }
    case .date: precedes = Self.by { Self.day(cards[$0]) }
    }
  }

  /// Undated articles come last.
  private static func day(_ card: ArticleCard) -> String { card.day ?? "9999-99-99" }

  private static func by(
    _ value: @escaping (Int) -> String
  ) -> (ConcordanceHit, ConcordanceHit) -> Bool {
    { a, b in
      guard a.article != b.article else { return ConcordanceHit.precedes(a, b) }
      let (first, second) = (value(a.article), value(b.article))
      return first == second
        ? ConcordanceHit.precedes(a, b) : first.utf8.lexicographicallyPrecedes(second.utf8)
    }
  }
}
