internal import Lexicons
internal import Linguistics

/// A mention of a group while its article is being coded.
struct Actor {
  let found: Found
  /// `internal`, `label`, or the code of another group.
  let group: String
  /// How it was found: by an entry, or by where people come from and go.
  let rule: String
  let labelUse: LabelUse
  var evidence: [Int] = []
  var contributions: [Contribution] = []

  /// What one word adds to the stance toward the mention: signed, after shifters.
  struct Contribution {
    var weight: Double
    /// S3: the strict reading leaves it out.
    var isSympathy: Bool
    /// Said by the outlet itself.
    var isOutlets: Bool
  }

  var tokens: Range<Int> { found.tokens }
  var sentence: Int { found.sentence }
  var isMover: Bool { Self.moverGroups.contains(group) }

  var lenientScore: Double { contributions.reduce(0) { $0 + $1.weight } }
  var strictScore: Double {
    contributions.reduce(0) { $1.isSympathy ? $0 : $0 + $1.weight }
  }

  static let moverGroups: Set<String> = ["internal", "programme", "commuter", "label"]
  /// People whom movers must not be confused with.
  static let otherGroups: Set<String> = ["foreign", "emigrant", "kandas", "forced", "visitor"]
}

extension Scene {
  /// The mentions of a part, in order.
  ///
  /// Мәмбет and Мамбетов are names of people where the same form bears a capital inside a sentence.
  func actors(
    _ found: [Found], _ quotations: Quotations, _ shifters: Shifters, _ log: inout EvidenceLog
  ) -> [Actor] {
    let names = properNames(among: found)
    return found.compactMap { found in
      if names.contains(folded(found.tokens.lowerBound)), isCapitalizedLabel(found) {
        log.add(
          found.match, found.entry, in: self, rule: "refused", weight: 0, blocked: "a name")
        return nil
      }
      let isLabel = found.entry.table == .labels
      return Actor(
        found: found, group: found.code, rule: "mention",
        labelUse: isLabel ? labelUse(found, quotations, shifters) : .none)
    }
  }

  private func isCapitalizedLabel(_ found: Found) -> Bool {
    found.entry.table == .labels && type(found.tokens.lowerBound).isCapitalized
  }

  private func properNames(among found: [Found]) -> Set<String> {
    let inside = found.filter { label in
      let token = label.tokens.lowerBound
      guard isCapitalizedLabel(label), token > text.sentences[label.sentence].tokens.lowerBound
      else { return false }
      return isWord(token - 1) || type(token - 1).surface == ","
    }
    return Set(inside.map { folded($0.tokens.lowerBound) })
  }

  /// A label in quotation marks of its own, or beside words that speak about naming, is
  /// mentioned; any other is used.
  private func labelUse(
    _ label: Found, _ quotations: Quotations, _ shifters: Shifters
  ) -> LabelUse {
    if quotations.names.contains(where: { $0.overlaps(label.tokens) }) { return .mentioned }
    // Бізді басып алушы дейді: the verb of naming follows the name.
    let next = label.tokens.upperBound
    if next < text.tokens.count, type(next).language == .kazakh, reading(next)?.lemma == "де" {
      return .mentioned
    }
    return shifters.found("mention", in: label.sentence).isEmpty ? .used : .mentioned
  }
}

/// People who are named by nothing but where they come from and where they are: “тысячи семей из
/// Бейнеу” in an article about Актау.
///
/// A home region inside the country and a city make a mover.
enum Trajectories {
  private static let origins: Set<String> = [
    "village", "smalltown", "oblastcentre", "region", "othercity",
  ]
  /// A passage keeps its city for about a paragraph.
  private static let reach = 5
  static let destinations: Set<String> = [
    "almaty", "astana", "shymkent", "bigcity", "almaty-quarter", "astana-quarter",
    "shymkent-quarter",
  ]

  /// The places of a part that people come from, with a city near by.
  static func find(_ scene: Scene, _ places: [Found], _ actors: [Actor]) -> [Found] {
    let cities = Set(
      places.filter { destinations.contains($0.code) && !scene.isOrigin($0) }.map(\.sentence))
    let blocked = Set(
      places.filter { $0.code == "abroad" }.map(\.sentence)
        + actors.filter { Actor.otherGroups.contains($0.group) }.map(\.sentence))
    let named = Set(actors.filter(\.isMover).map(\.sentence))
    return places.filter { place in
      origins.contains(place.code) && scene.isOrigin(place) && !blocked.contains(place.sentence)
        && !named.contains(place.sentence)
        && (-reach...reach).contains { cities.contains(place.sentence + $0) }
    }
  }
}

/// Articles that are about movers without naming them: about registration in a city, though they
/// say “citizens”, or dense with the words of several frames.
enum ImpliedMovers {
  /// One word may stand in any news; two different ones make a topic.
  private static let registrationWords = 2
  /// On hand-coded passages four words of any frame and a city met seven articles about movers and
  /// one about others; in a long text they must be as dense as there.
  private static let frameWords = 4
  private static let wordsPerSentence = 0.5

  static func sentences(_ resolver: Resolver, _ actors: [Actor], _ scene: Scene) -> Set<Int> {
    let isNamed = actors.contains { $0.isMover || Actor.otherGroups.contains($0.group) }
    let isInCity = resolver.found(.place).contains {
      Trajectories.destinations.contains($0.code)
    }
    guard !isNamed, isInCity else { return [] }
    let words = resolver.found(.frame)
    let registration = words.filter { $0.code == "registration" }
    if Set(registration.map(\.entry.id)).count >= registrationWords {
      return Set(registration.map(\.sentence))
    }
    let count = Set(words.map(\.entry.id)).count
    let wanted = wordsPerSentence * Double(scene.text.sentences.count)
    return count >= frameWords && Double(count) >= wanted ? Set(words.map(\.sentence)) : []
  }
}

extension Scene {
  /// Алматыдан; из Алматы.
  func isOrigin(_ place: Found) -> Bool {
    let last = place.tokens.upperBound - 1
    if reading(last)?.grammaticalCase == .ablative { return true }
    let before = place.tokens.lowerBound - 1
    guard before >= 0, sentenceOf[before] == place.sentence else { return false }
    return type(before).language == .russian && ["из", "с"].contains(folded(before))
  }
}
