internal import Linguistics

/// The words around a node.
struct NodeContext {
  private let text: AnalyzedText
  /// The tokens of the node.
  private let node: Range<Int>
  /// Where the context may reach.
  private let limits: Range<Int>

  /// Nil where the text does not reach so far: another text than the one the hit was found in.
  init?(_ hit: ConcordanceHit, in text: AnalyzedText, isAcross: Bool) {
    guard text.sentences.indices.contains(hit.sentence) else { return nil }
    let sentence = text.sentences[hit.sentence].tokens
    let first = Self.firstToken(in: text, endingAfter: hit.start)
    var end = first
    while end < text.tokens.count, Int(text.tokens[end].start) < hit.end { end += 1 }
    guard first < end else { return nil }
    self.text = text
    node = first..<end
    limits =
      isAcross
      ? text.tokens.indices
      : min(sentence.lowerBound, first)..<max(sentence.upperBound, end)
  }

  private static func firstToken(in text: AnalyzedText, endingAfter start: Int) -> Int {
    var (low, high) = (0, text.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(text.tokens[middle].end) <= start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Scalars from the first of so many words before the node to the last of as many behind it, with the
  /// marks between.
  func scalars(words: Int) -> Range<Int> {
    var first = node.lowerBound
    var count = 0
    while first > limits.lowerBound {
      if isWord(first - 1) {
        if count == words { break }
        count += 1
      }
      first -= 1
    }
    var end = node.upperBound
    count = 0
    while end < limits.upperBound {
      if isWord(end) {
        if count == words { break }
        count += 1
      }
      end += 1
    }
    let start = Int(text.tokens[first].start)
    return start..<max(start, Int(text.tokens[end - 1].end))
  }

  /// The words on a side, the nearest first, or those of the node.
  func words(_ order: ConcordanceQuery.Order) -> [String] {
    switch order {
    case .left: folded((limits.lowerBound..<node.lowerBound).reversed())
    case .right: folded(node.upperBound..<limits.upperBound)
    default: folded(node)
    }
  }

  /// More words than these rarely stand the same.
  private static let depth = 6

  private func folded(_ tokens: some Sequence<Int>) -> [String] {
    Array(
      tokens.lazy.filter(isWord).prefix(Self.depth).map { text.type(of: text.tokens[$0]).folded })
  }

  private func isWord(_ token: Int) -> Bool { text.type(of: text.tokens[token]).isWordLike }
}

extension WordType {
  /// Words, numbers and addresses, not marks: what contexts are counted by.
  var isWordLike: Bool { kind == .word || kind == .number || kind == .address }
}
