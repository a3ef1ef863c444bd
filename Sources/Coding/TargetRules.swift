internal import Lexicons
package import Linguistics

/// The stance of a text toward a marked span.
package struct TargetStance: Hashable, Sendable {
  package var stance: Stance
  package var score: Double
}

/// Stance toward any person, place or organisation by general words of good and bad feeling.
///
/// Each word is weighed by its construction with the target (`TargetTie`) and by whom its code
/// evaluates (`Polarity`); the sum by how likely such a target is to be judged at all.
struct TargetRules {
  private let scene: Scene
  private let words: [(found: Found, polarity: Polarity, shift: Double)]
  private let places: [Found]
  private let attributions: [Found]
  private let ties: TargetTies

  /// How likely a target is to be judged, by the shares of targets with a stance among the classes
  /// of RuSentNE-train: of persons 35 %, of trades 10 %, of countries 16 %.
  private enum Weight {
    static let name = 1.0
    static let common = 0.45
    static let adjective = 0.2
    static let background = 0.2
    static let speaker = 0.5
    /// Words for what happens blame and praise nobody by themselves.
    static let event = 0.7
  }

  /// From 0.2 to 0.28 F1(PN) of RuSentNE-train stays within 0.005 of its best, 0.404; here that of
  /// RuOpinionNE-train, which has no neutral class and gains by a lower one, is better than before.
  private static let threshold = 0.225

  init(_ scene: Scene, _ resolver: Resolver) {
    self.scene = scene
    let shifters = Shifters(scene, resolver.found(.shifter))
    words = resolver.found(.polarity).filter { !Self.isName($0, scene) }.map {
      ($0, Polarity(code: $0.code), shifters.shift(of: $0).factor)
    }
    places = resolver.found(.place)
    attributions = resolver.found(.attribution)
    ties = TargetTies(scene: scene)
  }

  /// Любовь, Надежда, Бақыт, Еркін: one word with a capital inside a sentence is a name.
  private static func isName(_ word: Found, _ scene: Scene) -> Bool {
    let token = word.tokens.lowerBound
    let type = scene.type(token)
    let opens = token == scene.text.sentences[word.sentence].tokens.lowerBound
    return word.tokens.count == 1 && type.isCapitalized && !type.isShouted && !opens
      && scene.isWord(token - 1)
  }

  /// `start` and `end` count scalars of the text.
  func stance(start: Int, end: Int) -> TargetStance {
    let tokens = scene.text.tokens
    guard 0 <= start, start < end else { return TargetStance(stance: .neutral, score: 0) }
    let first = tokens.firstIndex { Int($0.end) > start } ?? tokens.count
    let last = tokens.firstIndex { Int($0.start) >= end } ?? tokens.count
    guard first < last else { return TargetStance(stance: .neutral, score: 0) }
    let score = score(first..<last)
    let stance: Stance =
      if score >= Self.threshold {
        .positive
      } else if score <= -Self.threshold {
        .negative
      } else {
        .neutral
      }
    return TargetStance(stance: stance, score: score)
  }

  private func score(_ tokens: Range<Int>) -> Double {
    // A target that spans several sentences stands for what they say.
    let isWhole =
      scene.sentenceOf[tokens.lowerBound] != scene.sentenceOf[tokens.upperBound - 1]
      || tokens.count > 8
    let target = Target(tokens, scene)
    var sum = 0.0
    for (word, polarity, shift) in words {
      let tie =
        isWhole
        ? tokens.contains(word.tokens.lowerBound) ? TargetTie.whole : nil
        : ties.tie(word, polarity.role, target)
      guard let tie else { continue }
      let event = polarity.role == .event && !isWhole ? Weight.event : 1
      sum += polarity.sign * word.entry.weight * shift * tie.weight * event
    }
    return isWhole ? sum : sum * likelihood(of: target)
  }

  private func likelihood(of target: Target) -> Double {
    let kind = target.kind(scene, places)
    var weight =
      switch kind {
      case .name: Weight.name
      case .common: Weight.common
      case .adjective: Weight.adjective
      }
    if target.isBackground(scene, kind) || target.isSource(attributions) {
      weight *= Weight.background
    }
    if target.speaks(attributions) { weight *= Weight.speaker }
    return weight
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
