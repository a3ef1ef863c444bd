internal import Lexicons
package import Linguistics

/// The stance of a text toward a marked span.
package struct TargetStance: Hashable, Sendable {
  package var stance: Stance
  package var score: Double
}

/// Stance toward any person, place or organisation by general words of good and bad feeling,
/// weighed by construction: nearness alone is right three times in ten.
struct TargetRules {
  private let scene: Scene
  private let words: [Found]
  private let shifters: Shifters

  /// Shares of agreement less contradiction on RuSentNE, November 2026, over the largest.
  private enum Weight {
    /// A polar verb governs the target in an oblique case: 0.40 against 0.11.
    static let object = 1.0
    /// The target with a copula or dash and a noun or adjective: 0.33 against 0.12.
    static let predicate = 0.75
    /// The target in the nominative with a verb: 0.33 against 0.10.
    static let subject = 0.8
    /// A noun directly before the target in the genitive or dative: 0.25 against 0.05.
    static let noun = 0.7
    /// An adjective directly before: 0.17 against 0.15.
    static let adjective = 0.3
    /// Anything else in the clause.
    static let clause = 0.25
  }

  private static let threshold = 0.25

  init(_ scene: Scene, _ resolver: Resolver) {
    self.scene = scene
    words = resolver.found(.polarity)
    shifters = Shifters(scene, resolver.found(.shifter))
  }

  /// `start` and `end` count scalars of the text.
  func stance(start: Int, end: Int) -> TargetStance {
    let tokens = scene.text.tokens
    let first = tokens.firstIndex { Int($0.end) > start } ?? tokens.count
    let last = tokens.firstIndex { Int($0.start) >= end } ?? tokens.count
    guard first < last else { return TargetStance(stance: .neutral, score: 0) }
    let target = first..<last
    // A target that spans several sentences stands for what they say.
    let isWhole = scene.sentenceOf[first] != scene.sentenceOf[last - 1] || last - first > 8
    var score = 0.0
    for word in words {
      let factor = isWhole ? wholeFactor(word, target) : factor(word, target)
      guard factor > 0 else { continue }
      let sign = word.code == "negative" ? -1.0 : 1.0
      let shift = shifters.shift(of: word.match, code: word.code)
      score += sign * word.entry.weight * factor * shift.factor
    }
    let stance: Stance =
      score >= Self.threshold ? .positive : score <= -Self.threshold ? .negative : .neutral
    return TargetStance(stance: stance, score: score)
  }

  private func wholeFactor(_ word: Found, _ target: Range<Int>) -> Double {
    target.contains(word.tokens.lowerBound) ? 1 : 0
  }

  private func factor(_ word: Found, _ target: Range<Int>) -> Double {
    guard scene.sentenceOf[target.lowerBound] == word.sentence, !word.tokens.overlaps(target),
      scene.clauseOf[target.lowerBound] == scene.clauseOf[word.tokens.lowerBound]
    else { return 0 }
    let isBefore = word.tokens.upperBound <= target.lowerBound
    let gap =
      isBefore
      ? target.lowerBound - word.tokens.upperBound : word.tokens.lowerBound - target.upperBound
    let targetCase = grammaticalCase(target)
    switch scene.reading(word.tokens.lowerBound)?.partOfSpeech {
    case .verb:
      return targetCase == .nominative ? Weight.subject : Weight.object
    case .noun where isBefore && gap == 0:
      return targetCase == .nominative ? Weight.clause : Weight.noun
    case .adjective where isBefore && gap == 0: return Weight.adjective
    case .noun where !isBefore && isPredicate(between: target.upperBound..<word.tokens.lowerBound),
      .adjective
    where !isBefore && isPredicate(between: target.upperBound..<word.tokens.lowerBound):
      return Weight.predicate
    default: return gap <= 5 ? Weight.clause : 0
    }
  }

  /// The case of the target's head: the first noun of a Russian span, the last of a Kazakh one.
  private func grammaticalCase(_ target: Range<Int>) -> GrammaticalCase {
    let isKazakh = scene.type(target.lowerBound).language == .kazakh
    let cases = target.compactMap { scene.reading($0)?.grammaticalCase }
    return (isKazakh ? cases.last : cases.first) ?? .nominative
  }

  private func isPredicate(between: Range<Int>) -> Bool {
    between.count <= 2
      && between.contains { token in
        Scene.isDash(scene.type(token).surface)
          || ["быть", "являться", "стать", "бол", "еді"].contains(scene.reading(token)?.lemma ?? "")
      }
  }
}

extension Coder {
  /// The stance of a text toward each marked span of it, in scalars.
  package func stances(in text: AnalyzedText, toward targets: [(start: Int, end: Int)])
    -> [TargetStance]
  {
    let scene = Scene(.text, text)
    let rules = TargetRules(scene, Resolver(scene, matcher: matcher))
    return targets.map { rules.stance(start: $0.start, end: $0.end) }
  }
}
