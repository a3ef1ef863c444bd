internal import Foundation

/// A regular expression over one folded word.
struct Expression: Sendable {
  private let expression: NSRegularExpression

  /// Words longer than this are no words of a language and are not tried.
  static let longestWord = 64

  init?(_ pattern: String) {
    guard let expression = try? NSRegularExpression(pattern: "^(?:\(pattern))$") else { return nil }
    self.expression = expression
  }

  func matches(_ word: String) -> Bool {
    let range = NSRange(location: 0, length: word.utf16.count)
    guard range.length <= Self.longestWord else { return false }
    return expression.firstMatch(in: word, options: [.anchored], range: range) != nil
  }

  /// Refuses what does not compile, and a repeated group that holds a repetition: with such a one
  /// the time to fail doubles with every letter.
  static func check(_ pattern: String) throws(Pattern.Fault) {
    guard Expression(pattern) != nil else {
      throw Pattern.Fault(
        kind: .expression, message: "“\(pattern)” is no regular expression",
        cure: "check its brackets, or use type lemma")
    }
    guard !hasNestedRepetition(pattern) else {
      throw Pattern.Fault(
        kind: .expression, message: "“\(pattern)” repeats a group that repeats",
        cure: "write it without a + or * inside a repeated group")
    }
  }

  private static func hasNestedRepetition(_ pattern: String) -> Bool {
    var open: [Bool] = []
    var closedRepeats = false
    var isEscaped = false
    for character in pattern {
      let closed = closedRepeats
      closedRepeats = false
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "(": open.append(false)
      case ")": closedRepeats = open.popLast() ?? false
      case "*", "+", "{":
        if closed { return true }
        if !open.isEmpty { open[open.count - 1] = true }
      default: break
      }
    }
    return false
  }
}
