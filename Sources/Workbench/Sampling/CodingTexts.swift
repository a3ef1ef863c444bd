package import Basics
internal import Lexicons

/// What coders are asked and what the codes mean, in three languages, from `Data/coding-texts.csv`.
///
/// Of the codebook there are translations: its own texts are in one language. Keys are
/// `coding.VARIABLE`, `.ask`, `.CODE`, `.CODE.what`, and `codebook.KIND.CODE.COLUMN`.
package struct CodingTexts: Sendable {
  package struct Row: Hashable, Sendable {
    package var key: String
    package var kazakh: String
    package var russian: String
    package var english: String

    /// In the order of `InstructionLanguage`.
    var texts: [String] { [kazakh, russian, english] }
  }

  package let rows: [Row]
  private let byKey: [String: Row]

  package init() throws(Problem) {
    rows = try WorkbenchData.rows("coding-texts.csv").filter { $0.count == 4 }.map {
      Row(key: $0[0], kazakh: $0[1], russian: $0[2], english: $0[3])
    }
    byKey = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Of a key, in the order of `InstructionLanguage`; nil where there are none.
  func texts(_ key: String) -> [String]? { byKey[key]?.texts }

  /// A text of the codebook in each language; itself in all where there is no translation, or where it
  /// has changed since.
  func texts(of code: Codebook.Code, _ column: String, _ text: String) -> [String] {
    let row = byKey["codebook.\(code.kind.rawValue).\(code.code).\(column)"]
    guard let row, row.english == text else { return [text, text, text] }
    return row.texts
  }
}
