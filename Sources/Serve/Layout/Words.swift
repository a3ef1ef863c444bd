internal import Basics
internal import Foundation
internal import Workbench

/// The languages of the interface.
package enum InterfaceLanguage: String, CaseIterable, Sendable {
  case kk, ru, en

  /// In itself.
  var name: String {
    switch self {
    case .kk: "Қазақша"
    case .ru: "Русский"
    case .en: "English"
    }
  }

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
  private(set) var rows: [String: [InterfaceLanguage: String]] = [:]

  init() throws {
    for row in try CodingTexts().rows {
      rows[row.key] = [.kk: row.kazakh, .ru: row.russian, .en: row.english]
    }
    for file in try DataFiles.all(in: "strings") {
      for row in CSVReader(file.bytes).dropFirst() where row.fields.count == 4 {
        rows[row.fields[0]] = [.kk: row.fields[1], .ru: row.fields[2], .en: row.fields[3]]
      }
    }
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
    var text = strings.rows[key]?[language] ?? key
    for (number, value) in values.enumerated() {
      text = text.replacingOccurrences(of: "{\(number)}", with: value)
    }
    return text
  }

  /// A text that exists for some values only, such as a code's name; nil where there is none.
  package func known(_ key: String) -> String? { strings.rows[key]?[language] }

  /// The translation of an English text that is not ours, such as the codebook's; the text itself
  /// where there is none, or where it has changed since.
  package func translated(_ key: String, of text: String) -> String {
    guard let row = strings.rows[key], row[.en] == text else { return text }
    return row[language] ?? text
  }

  /// A number as people of this language write it: `5 000`, `5,000`.
  package func number(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var text = value < 0 ? "−" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += language == .en ? "," : "\u{A0}" }
      text.append(digit)
    }
    return text
  }
}
