internal import Basics
internal import Exports
internal import Store

/// The private persons whom articles name.
struct PrivateNames {
  /// What replaces them in the words of an article.
  func replacer(of article: String) throws -> NameReplacer? { nil }
}
