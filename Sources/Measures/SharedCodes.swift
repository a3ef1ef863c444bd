/// Keeps one copy of codes that many articles have alike: of a million articles they are two thirds of
/// the memory.
package struct SharedCodes {
  private var codes: Set<Kept<ArticleCodes>> = []

  package init() {}

  package mutating func shared(_ article: MeasuredArticle) -> MeasuredArticle {
    var article = article
    article.codes = codes.insert(article.codes).memberAfterInsert
    return article
  }
}

/// A value that is held by reference, and compared as a value.
final class Kept<Value: Hashable & Sendable>: Hashable, Sendable {
  let value: Value

  init(_ value: Value) { self.value = value }

  static func == (a: Kept, b: Kept) -> Bool { a === b || a.value == b.value }

  func hash(into hasher: inout Hasher) { value.hash(into: &hasher) }
}
