internal import CICU

/// How much room words take on a terminal, where letters of East Asia are two columns wide and marks
/// none.
enum Columns {
  static func width(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The widest of its scalars: what joins a letter takes no room of its own.
  static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    // A flag is two letters in one.
    if let first = scalars.first, (0x1F1E6...0x1F1FF).contains(first.value) { return 2 }
    return scalars.map { Int(cicu_columns($0.value)) }.max() ?? 0
  }

  /// As much of the beginning of a text as has room.
  static func prefix(of text: String, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += width(of: character)
        return used <= columns
      })
  }

  /// As much of the end of a text as has room.
  static func suffix(of text: String, columns: Int) -> String {
    var used = 0
    var start = text.endIndex
    for index in text.indices.reversed() {
      used += width(of: text[index])
      if used > columns { break }
      start = index
    }
    return String(text[start...])
  }

  /// A text cut to so many columns, with … where something is missing, and filled with spaces.
  static func cell(_ text: String, columns: Int) -> String {
    let isWhole = width(of: text) <= columns
    let shown = isWhole ? text : prefix(of: text, columns: columns - 1) + "…"
    return shown + spaces(columns - width(of: shown))
  }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  static func hasRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { cicu_is_right_to_left($0.value) != 0 }
  }
}
