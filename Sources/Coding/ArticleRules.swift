internal import Lexicons
internal import Linguistics

/// The codes of a whole article, from its mentions, voices and places.
enum ArticleRules {
  /// Movers inside the country must be named at least as often as this share of the others, or the
  /// article is about somebody else who passes through the same words.
  private static let moversPerOther = 0.5

  static func relevance(_ actors: [Actor], implied: Bool, unclear: Bool) -> Relevance {
    let named = actors.filter(\.isNamed)
    let movers = named.filter(\.isMover).count
    let others = named.filter { Actor.otherGroups.contains($0.group) }.count
    if movers > 0, Double(movers) >= moversPerOther * Double(others) { return .internal }
    if others > 0 { return .other }
    if implied { return .internal }
    return unclear ? .unclear : .none
  }

  static func labelUse(_ actors: [Actor]) -> LabelUse {
    let uses = actors.map(\.labelUse)
    return uses.contains(.used) ? .used : uses.contains(.mentioned) ? .mentioned : .none
  }

  /// The sign of a mention.
  static func stance(ofMention score: Double) -> Stance {
    if score >= Tuning.mentionThreshold { return .positive }
    if score <= -Tuning.mentionThreshold { return .negative }
    return .neutral
  }

  /// The sign of an article: mixed where both signs hold a good share of the evidence.
  static func stance(
    of contributions: [Double], threshold: Double = Tuning.articleThreshold
  ) -> Stance {
    let positive = contributions.reduce(0) { $0 + max(0, $1) }
    let negative = contributions.reduce(0) { $0 + max(0, -$1) }
    let whole = positive + negative
    guard whole >= threshold else { return .neutral }
    if positive >= threshold, negative >= threshold,
      min(positive, negative) >= Tuning.mixedShare * whole
    {
      return .mixed
    }
    let balance = positive - negative
    if abs(balance) < threshold { return .neutral }
    return balance > 0 ? .positive : .negative
  }
}
