internal import Lexicons
internal import Linguistics

/// The roles heard in a part, and how many words are whose.
struct Heard {
  var roles: Set<String>
  /// Words that the outlet tells itself, and all words.
  var own = 0
  var all = 0
  /// Verbs and pronouns of the first person outside quotations.
  var narrator = 0
}

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

  // MARK: Voices

  /// The outlet speaks where it tells more than this share of the words itself.
  private static let outletShare = 0.6

  /// The roles heard in a part, and how many words the outlet and others have.
  static func voices(
    _ scene: Scene, _ quotations: Quotations, _ voices: Voices
  ) -> Heard {
    var roles: Set<String> = []
    for event in voices.events.values where event.role != Voices.unknown {
      roles.insert(event.role)
    }
    for span in quotations.speech {
      guard let first = span.first, voices.role[first] != Voices.unknown else { continue }
      roles.insert(voices.role[first])
    }
    var heard = Heard(roles: roles)
    for token in scene.text.tokens.indices where scene.isWord(token) {
      heard.all += 1
      if !voices.isQuoted[token] {
        if scene.isFirstPerson(token) { heard.narrator += 1 }
        if !voices.isReported[token] { heard.own += 1 }
      }
    }
    return heard
  }

  /// Two verbs or pronouns of the first person outside quotations: somebody tells his own story.
  private static let narratorWords = 2

  static func isNarrated(_ parts: [Heard]) -> Bool {
    let words = parts.reduce(0) { $0 + $1.narrator }
    // Where nobody else is heard less is enough.
    return words >= narratorWords + 1
      || (words >= narratorWords && parts.allSatisfy(\.roles.isEmpty))
  }

  /// The roles of an article.
  ///
  /// A first-person text that condemns movers is a townsperson's letter, any other about movers is
  /// a mover's story.
  static func voices(_ parts: [Heard], isInternal: Bool, stance: Stance) -> [String] {
    var roles = parts.reduce(into: Set<String>()) { $0.formUnion($1.roles) }
    if isInternal, isNarrated(parts) {
      roles.formUnion(stance == .negative ? ["reader", "townsperson"] : [Voices.mover])
      return roles.sorted()
    }
    let own = parts.reduce(0) { $0 + $1.own }
    let all = parts.reduce(0) { $0 + $1.all }
    // One office or expert is the evident source of a short news item.
    if !roles.isEmpty, roles.isSubset(of: ["official", "expert"]) { return roles.sorted() }
    if all > 0, Double(own) >= outletShare * Double(all) || roles.isEmpty {
      roles.insert(Voices.outlet)
    }
    return roles.sorted()
  }
}
