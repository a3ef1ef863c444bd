/// Keeps one copy of lists that many articles have alike, such as the four parts of a stance that is
/// neutral: of a million articles that is a fifth of the memory.
package struct SharedLists {
  private var lists: Set<[String]> = []
  private var parts: Set<[MeasuredPart]> = []

  package init() {}

  package mutating func shared(_ article: MeasuredArticle) -> MeasuredArticle {
    var article = article
    article.frames = Self.shared(article.frames, &lists)
    article.titleFrames = Self.shared(article.titleFrames, &lists)
    article.leadingFrames = Self.shared(article.leadingFrames, &lists)
    article.voices = Self.shared(article.voices, &lists)
    article.cities = Self.shared(article.cities, &lists)
    article.parts = Self.shared(article.parts, &parts)
    return article
  }

  /// Lists are kept by reference, so the first one of its kind serves all.
  private static func shared<Element>(_ list: [Element], _ lists: inout Set<[Element]>) -> [Element]
  {
    lists.insert(list).memberAfterInsert
  }
}
