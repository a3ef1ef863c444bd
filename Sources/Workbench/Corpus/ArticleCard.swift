/// What stands on an article's card: what it can be picked, sorted and counted by.
package struct ArticleCard: Hashable, Sendable {
  package var id: String
  /// The cluster of reprints that it belongs to; its own id where it stands alone.
  package var story: String
  package var outlet: String
  /// `kk`, `ru` or `other`.
  package var language: String
  /// Of publishing: `2024-05-31`; nil where it is not known.
  package var day: String?
  /// Empty for none.
  package var title: String
  package var address: String?

  package init(
    id: String, story: String, outlet: String, language: String, day: String?, title: String,
    address: String?
  ) {
    self.id = id
    self.story = story
    self.outlet = outlet
    self.language = language
    self.day = day
    self.title = title
    self.address = address
  }

  /// The first four digits of its day.
  package var year: String? { day.map { String($0.prefix(4)) } }
}

/// The words of an article as they were published; offsets of tokens and evidence count their
/// scalars.
package struct ArticleText: Hashable, Sendable {
  package var title: String
  package var text: String

  package init(title: String, text: String) {
    self.title = title
    self.text = text
  }
}
