internal import Basics

/// The texts of a report in its language, from `Data/strings/report.csv`.
///
/// A key that is not there is shown itself; tests see to it that none is asked for.
struct Wording: Sendable {
  let language: InterfaceLanguage
  private let table: TextTable

  /// What fills a place of a text.
  enum Filling {
    case number(Int)
    case text(String)
    case markup(HTML)
    /// A number that is written in a way of its own.
    case written(HTML, Int)
  }

  init(_ language: InterfaceLanguage) throws {
    self.language = language
    var table = TextTable()
    table.add(csv: Array(try resource("strings/report.csv")))
    self.table = table
  }

  /// As plain text, for charts, names and attributes; markup may fill no place of it.
  func callAsFunction(_ key: String, _ values: KeyValuePairs<String, Filling> = [:]) -> String {
    phrase(key).filled(in: language) { name in
      values.first { $0.key == name }.flatMap { pair in
        switch pair.value {
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .markup, .written: nil
        }
      }
    }
  }

  /// As markup, which the text itself may hold; plain values are escaped.
  func markup(_ key: String, _ values: KeyValuePairs<String, Filling> = [:]) -> HTML {
    HTML(
      trusted: phrase(key).filled(in: language) { name in
        values.first { $0.key == name }.map { pair in
          switch pair.value {
          case .number(let number): .number(number)
          case .text(let text): .text(HTML(escaping: text).text)
          case .markup(let markup): .text(markup.text)
          case .written(let markup, let number): .number(number, written: markup.text)
          }
        }
      })
  }

  /// A text that exists for some values only, such as an outcome; nil where there is none.
  func known(_ key: String) -> String? { table[key, language] }

  private func phrase(_ key: String) -> Phrase { Phrase(known(key) ?? key) }
}
