internal import Basics

/// Rows in which an old encoding has put `?` in the place of ә ғ қ ң ө ұ ү һ.
///
/// Excel does so without a word when it saves “CSV” on a Russian system.
struct LostLetters {
  enum Kind {
    /// No pattern has a question mark.
    case pattern
    /// Sentences have, but not before a letter.
    case prose
  }

  private struct Loss {
    var line: Int
    var column: String
    var text: String
  }

  private var losses: [Loss] = []

  mutating func look(at text: String, _ column: String, _ line: Int, as kind: Kind) {
    // Sentences say nothing new of a row that is known to have lost letters.
    guard kind == .pattern || losses.last?.line != line,
      text.utf8.contains(where: { $0 == 0x3F || $0 == 0xEF }),
      Self.hasLoss(text, kind)
    else { return }
    losses.append(Loss(line: line, column: column, text: text))
  }

  private static func hasLoss(_ text: String, _ kind: Kind) -> Bool {
    let scalars = text.unicodeScalars
    if scalars.contains("\u{FFFD}") { return true }
    if kind == .pattern { return scalars.contains("?") }
    return zip(scalars, scalars.dropFirst()).contains { sign, next in
      sign == "?" && (0x400...0x52F).contains(next.value)
    }
  }

  /// Rows beyond this are named by their numbers alone.
  private static let mostShown = 10

  func problems(_ place: String) -> [Problem] {
    let cure = "type the letter, and save as “CSV UTF-8”: older encodings have no letters of Kazakh"
    let lines = Set(losses.map(\.line))
    guard lines.count > Self.mostShown else {
      return losses.map { loss in
        Problem(
          "LEX-012", at: "\(place):\(loss.line):\(loss.column)",
          "“\(loss.text)” holds a sign in the place of a letter", cure: cure)
      }
    }
    return [
      Problem(
        "LEX-012", at: "\(place):\(losses[0].line):\(losses[0].column)",
        "here and in \(lines.count - 1) other rows a letter is lost (“\(losses[0].text)”): "
          + "rows \(ranges)",
        cure: "take the table as it was before, and save as “CSV UTF-8”: older encodings have no "
          + "letters of Kazakh")
    ]
  }

  /// `2–14, 17, 20–31`.
  private var ranges: String {
    var ranges: [ClosedRange<Int>] = []
    for line in losses.map(\.line) {
      if let last = ranges.last, line <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
      .joined(separator: ", ")
  }
}
