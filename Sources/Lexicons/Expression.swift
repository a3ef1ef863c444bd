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

  /// Refuses what does not compile, and what takes ever longer on words that it does not match: a
  /// repeated group that repeats something or chooses, where the time doubles with every letter, and
  /// more open repetitions than a word of 64 letters can bear.
  static func check(_ pattern: String) throws(Pattern.Fault) {
    guard Expression(pattern) != nil else {
      throw Pattern.Fault(
        kind: .expression, message: "“\(pattern)” is no regular expression",
        cure: "check its brackets, or use type lemma")
    }
    let shape = Shape(pattern)
    guard !shape.repeatsManyWays else {
      throw Pattern.Fault(
        kind: .expression, message: "“\(pattern)” repeats a group that repeats or chooses",
        cure: "write it without + * ? { or | inside a repeated group")
    }
    guard shape.repetitions <= mostRepetitions else {
      throw Pattern.Fault(
        kind: .expression,
        message:
          "“\(pattern)” has \(shape.repetitions) repetitions, at most \(mostRepetitions) may be",
        cure: "split it into several rows")
    }
    guard !shape.refersBack else {
      throw Pattern.Fault(
        kind: .expression, message: "“\(pattern)” refers back to a group",
        cure: "write the letters out")
    }
  }

  /// With three a word of 64 letters takes a quarter of a million steps at worst, with four four
  /// million.
  private static let mostRepetitions = 3

  /// What decides how long an expression may take.
  private struct Shape {
    private(set) var repeatsManyWays = false
    private(set) var repetitions = 0
    private(set) var refersBack = false

    init(_ pattern: String) {
      /// For each open group, whether it repeats or chooses.
      var open: [Bool] = []
      var closed: Bool?
      var isEscaped = false
      var isInClass = false
      for (number, character) in pattern.enumerated() {
        let group = closed
        closed = nil
        if isEscaped {
          if ("1"..."9").contains(character) || character == "k" { refersBack = true }
          isEscaped = false
          continue
        }
        if character == "\\" {
          isEscaped = true
          continue
        }
        if isInClass {
          isInClass = character != "]"
          continue
        }
        switch character {
        case "[": isInClass = true
        case "(": open.append(false)
        case ")":
          let inner = open.popLast() ?? false
          closed = inner
          if inner, !open.isEmpty { open[open.count - 1] = true }
        case "*", "+", "{":
          if group == true { repeatsManyWays = true }
          repetitions += 1
          if !open.isEmpty { open[open.count - 1] = true }
        case "|": if !open.isEmpty { open[open.count - 1] = true }
        case "?":
          // Behind a bracket it opens a special group: (?:…).
          let isOpening = number > 0 && Array(pattern)[number - 1] == "("
          if !isOpening, !open.isEmpty { open[open.count - 1] = true }
        default: break
        }
      }
    }
  }
}
