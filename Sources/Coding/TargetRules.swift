internal import Lexicons
package import Linguistics

/// The stance of a text toward a marked span.
package struct TargetStance: Hashable, Sendable {
  package var stance: Stance
  package var score: Double
}

/// Stance toward any person, place or organisation by general words of good and bad feeling.
///
/// They are weighed by construction: nearness alone is right three times in ten.
struct TargetRules {
  private let scene: Scene
  private let words: [Found]
  private let shifters: Shifters

  /// How far a word in a construction is about the target.
  ///
  /// Set after the shares of words whose sign agrees with the label, less those that contradict
  /// it, on the 7,247 targets of RuSentNE and RuOpinionNE, November 2026; a finite verb close by
  /// has 0.33 and counts one. No grid was run; moving a single weight by a third or more changed
  /// F1(PN) of RuSentNE by less than 0.03.
  private enum Weight {
    static let verb = 1.0
    static let participle = 0.5
    static let farVerb = 0.4
    /// A few words from a target: “X – враг”, “X был жесток”.
    static let predicate = 1.0
    static let adjectiveAfter = 0.8
    static let adjectiveBefore = 0.5
    /// A noun directly before the target: “поддержка X”.
    static let noun = 0.8
    static let nearNoun = 0.55
    static let farNoun = 0.35
    static let anotherClause = 0.3
    static let inTarget = 0.3
  }

  /// A window of six words is where the measured shares begin to fall.
  private static let near = 6
  /// Here F1(PN) and F1(PN0) of RuSentNE are both at their best.
  private static let threshold = 0.4

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
      let shift = shifters.shift(of: word)
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
    guard scene.sentenceOf[target.lowerBound] == word.sentence else { return 0 }
    if word.tokens.overlaps(target) { return Weight.inTarget }
    guard scene.clauseOf[target.lowerBound] == scene.clauseOf[word.tokens.lowerBound] else {
      return Weight.anotherClause
    }
    let isBefore = word.tokens.upperBound <= target.lowerBound
    let gap =
      isBefore
      ? target.lowerBound - word.tokens.upperBound : word.tokens.lowerBound - target.upperBound
    let isNear = gap <= Self.near
    let reading = scene.reading(word.tokens.lowerBound)
    if reading?.partOfSpeech == .verb {
      if reading?.verbForm == .participle { return isNear ? Weight.participle : Weight.farVerb }
      return isNear ? Weight.verb : Weight.farVerb
    }
    if !isBefore, isPredicate(between: target.upperBound..<word.tokens.lowerBound) {
      return Weight.predicate
    }
    if reading?.partOfSpeech == .adjective {
      if isBefore { return Weight.adjectiveBefore }
      return isNear ? Weight.adjectiveAfter : Weight.farNoun
    }
    if isBefore, gap == 0 { return Weight.noun }
    return isNear ? Weight.nearNoun : Weight.farNoun
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
    var resolver = Resolver(scene, matcher: matcher)
    resolver.decideRest(implying: [])
    let rules = TargetRules(scene, resolver)
    return targets.map { rules.stance(start: $0.start, end: $0.end) }
  }
}
