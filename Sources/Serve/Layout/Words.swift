package import Basics
internal import Workbench

extension InterfaceLanguage {
  /// By the address, else by the cookie, else by what the browser accepts, else English.
  init(asked: String?, kept: String?, accepted: String?) {
    let named = [asked, kept].compactMap { $0.flatMap(Self.init(rawValue:)) }.first
    let preferred = (accepted ?? "").split(separator: ",").lazy.compactMap { range in
      Self(rawValue: range.drop { $0 == " " }.prefix(2).lowercased())
    }.first
    self = named ?? preferred ?? .en
  }
}

/// The interface's texts, from `Data/strings/*.csv`: key, kk, ru, en; and those for coders, which
/// coding sheets have as well.
struct Strings: Sendable {
  private(set) var table = TextTable()

  init() throws {
    for row in try CodingTexts().rows {
      table[row.key, .kk] = row.kazakh
      table[row.key, .ru] = row.russian
      table[row.key, .en] = row.english
    }
    for file in try DataFiles.all(in: "strings") { table.add(csv: file.bytes) }
  }
}

/// The interface's texts in a reader's language.
package struct Words: Sendable {
  private let strings: Strings
  package let language: InterfaceLanguage

  init(_ strings: Strings, _ language: InterfaceLanguage) {
    self.strings = strings
    self.language = language
  }

  /// The text of a key, with `{0}`, `{1}` … replaced; the key itself where there is none.
  package func callAsFunction(_ key: String, _ values: String...) -> String {
    guard let text = strings.table[key, language] else { return key }
    return Phrase(text).filled(in: language) { place in
      Int(place).flatMap { values.indices.contains($0) ? .text(values[$0]) : nil }
    }
  }

  /// A text that exists for some values only, such as a code's name; nil where there is none.
  package func known(_ key: String) -> String? { strings.table[key, language] }

  /// The translation of an English text that is not ours, such as the codebook's; the text itself
  /// where there is none, or where it has changed since.
  package func translated(_ key: String, of text: String) -> String {
    guard strings.table[key, .en] == text else { return text }
    return strings.table[key, language] ?? text
  }

  /// A number as people of this language write it.
  package func number(_ value: Int) -> String { language.number(value) }
}
