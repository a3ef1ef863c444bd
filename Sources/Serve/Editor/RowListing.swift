internal import Lexicons

/// The rows of a table that are asked for, in the order asked for.
struct RowListing {
  enum Order: String, CaseIterable {
    case file, pattern, code, weight, id
  }

  let rows: [TableEditor.Row]

  /// `query` has `q`, `language`, `code` and `sort`.
  init(_ state: TableState, _ query: Fields) {
    let editor = state.editor
    let words = (query.text("q") ?? "").lowercased().split(whereSeparator: \.isWhitespace)
    let language = query.text("language")
    let code = query.text("code")
    let found = editor.rows.filter { row in
      if let language, editor.value("language", of: row) != language { return false }
      if let code, editor.value("code", of: row) != code { return false }
      if words.isEmpty { return true }
      let text = row.fields.joined(separator: " ").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let order = query.text("sort").flatMap(Order.init) ?? .file
    rows = Self.sorted(found, by: order, editor)
  }

  private static func sorted(
    _ rows: [TableEditor.Row], by order: Order, _ editor: TableEditor
  ) -> [TableEditor.Row] {
    func sorted<Key>(_ key: (TableEditor.Row) -> Key, _ precedes: (Key, Key) -> Bool)
      -> [TableEditor.Row]
    {
      // Each key once; equal ones stay as in the file.
      rows.map { (key($0), $0) }.sorted { precedes($0.0, $1.0) }.map(\.1)
    }
    switch order {
    case .file: return rows
    case .id: return sorted({ Array($0.id.utf8) }) { $0.lexicographicallyPrecedes($1) }
    case .code:
      return sorted({ Array(editor.value("code", of: $0).utf8) }) {
        $0.lexicographicallyPrecedes($1)
      }
    case .pattern:
      return sorted({ alphabetic(editor.value("pattern", of: $0)) }) {
        $0.lexicographicallyPrecedes($1)
      }
    case .weight:
      // The heaviest first; a weight that is not there is 1.
      return sorted({ row -> Double in
        let text = editor.value("weight", of: row)
        return text.isEmpty ? 1 : Double(text) ?? 0
      }) { $0 > $1 }
    }
  }

  /// Letters by their places in the Kazakh alphabet, which holds the Russian one; others before them.
  private static func alphabetic(_ text: String) -> [UInt32] {
    text.lowercased().unicodeScalars.compactMap { scalar in
      if let place = places[scalar] { return 0x1000 + place }
      return "=«»\"".unicodeScalars.contains(scalar) ? nil : min(scalar.value, 0xFFF)
    }
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: zip(
      "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя".unicodeScalars, UInt32(0)...))
}
