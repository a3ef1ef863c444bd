package import Basics

/// A text in the three languages.
package struct Localized: Hashable, Sendable {
  package var en: String
  package var kk: String
  package var ru: String

  package init(en: String, kk: String, ru: String) { (self.en, self.kk, self.ru) = (en, kk, ru) }

  /// The text in a language; in English where it has none.
  package subscript(_ language: InterfaceLanguage) -> String {
    let text =
      switch language {
      case .en: en
      case .kk: kk
      case .ru: ru
      }
    return text.isEmpty ? en : text
  }
}
