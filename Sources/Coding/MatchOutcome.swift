package import Lexicons
internal import Linguistics

/// What became of an entry's words in an article before any rule used them.
///
/// Evidence tells what counted, and what rules kept from counting; this tells the rest: whose words
/// were taken, whose conditions failed, who was never asked.
package struct MatchOutcome: Sendable {
  package enum Fate: Hashable, Sendable {
    /// It has met its conditions and won its words.
    case held
    /// A condition keeps it from counting: the words that say which.
    case refused(String)
    /// The entry of this id has taken its words.
    case taken(by: String)
    /// Nobody asks for it: the part is about nobody who moves, or articles are not coded by its table.
    case aside
  }

  package var part: Part
  package var match: Match
  package var fate: Fate
}

extension Coder {
  /// Every place of title and text where the words of an entry stand, by part and place.
  package func outcomes(of input: CodingInput) -> [MatchOutcome] {
    [(Part.title, input.title), (.text, input.text)].flatMap { part, text in
      outcomes(part, text)
    }
  }

  private func outcomes(_ part: Part, _ text: AnalyzedText) -> [MatchOutcome] {
    guard !text.tokens.isEmpty else { return [] }
    let scene = Scene(part, text)
    var resolver = Resolver(scene, matcher: matcher, layers: Resolver.ofArticles, isTracing: true)
    let isAbout = PartCoding.decide(&resolver, scene).isAboutMovers
    var fates: [Key: MatchOutcome.Fate] = [:]
    for item in resolver.refused {
      fates[Key(item.match)] =
        item.winner.map { .taken(by: $0.entry.id) } ?? .refused(item.reason.rawValue)
    }
    for layer in Layer.allCases {
      for found in resolver.found(layer) { fates[Key(found.match)] = .held }
    }
    // What matching left of the words; the rest an exclusion has taken.
    let kept = Set(resolver.matches.map(Key.init))
    let exclusions = resolver.matches.filter { layer(of: $0) == .exclusion }
    return matcher.everyMatch(in: text).map { match in
      let key = Key(match)
      let fate: MatchOutcome.Fate
      if !kept.contains(key) {
        let taker = exclusions.first { $0.tokens.overlaps(match.tokens) }
        fate = taker.map { .taken(by: matcher.lexicon.entries[$0.entry].entry.id) } ?? .aside
      } else if layer(of: match) == .exclusion {
        fate = .held
      } else if !isAbout, Self.ofMovers.contains(layer(of: match)) {
        fate = .aside
      } else {
        fate = fates[key] ?? .aside
      }
      return MatchOutcome(part: part, match: match, fate: fate)
    }
  }

  private func layer(of match: Match) -> Layer { matcher.lexicon.traits[match.entry].layer }

  /// Layers that are only asked for where a part is about movers.
  private static let ofMovers: Set<Layer> = [.stance, .metaphor, .tie, .frame]

  /// An entry matches once at a word.
  private struct Key: Hashable {
    var entry: Int
    var token: Int

    init(_ match: Match) { (entry, token) = (match.entry, match.tokens.lowerBound) }
  }
}
