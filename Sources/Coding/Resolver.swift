internal import Lexicons
internal import Linguistics

/// A match that has met its conditions and won its words.
struct Found {
  let match: Match
  let entry: Entry
  /// The negation of the words is part of the entry: тазалық сақтамайды is harm as it stands.
  let namesNegation: Bool
  /// The topmost code over its code: the frame of a finer one.
  let top: String
  var tokens: Range<Int> { match.tokens }
  var sentence: Int { match.sentence }
  var code: String { entry.code }
}

/// A match that does not count, and why.
struct Refused {
  let match: Match
  let entry: Entry
  let reason: Reason

  enum Reason: String {
    case needs = "a condition in needs is not met"
    case unless = "a condition in unless is met"
    case mover = "no mover in the sentence or near it"
    case longer = "a longer match has taken the words"
  }
}

/// Decides which matches of a part count: conditions first, then the longest of each layer.
///
/// In two steps: places and people; then, knowing which sentences are about movers though they do
/// not name them, everything that may ask for movers near by.
struct Resolver {
  private let matcher: Matcher
  private let scene: Scene
  private let byLayer: [Layer: [Match]]
  private var presence: Presence
  private(set) var accepted: [Layer: [Found]] = [:]
  /// The matches whose conditions ask for no other codes.
  private(set) var free: [Layer: [Found]] = [:]
  private(set) var refused: [Refused] = []

  init(_ scene: Scene, matcher: Matcher) {
    self.matcher = matcher
    self.scene = scene
    let found = matcher.matches(in: scene.text)
    var byLayer: [Layer: [Match]] = [:]
    for match in found.entries {
      byLayer[matcher.lexicon.entries[match.entry].entry.table.layer, default: []].append(match)
    }
    self.byLayer = byLayer
    presence = Presence(terms: found.terms)
    // What stands without asking for other codes gives the others their company …
    for layer in Layer.allCases { resolve(layer, onlyFree: true) }
    // … then every layer is decided, the places first, the frames last.
    for layer in Self.people { resolve(layer, onlyFree: false) }
  }

  private static let people: [Layer] = [.exclusion, .place, .actor]

  /// Decides the rest, where spans that imply movers count as movers for what needs them.
  mutating func decideRest(implying movers: [Found]) {
    if let code = matcher.lexicon.codebook.number(of: "internal", kind: .group) {
      for found in movers { presence.add(code: code, found.tokens) }
    }
    for layer in Layer.allCases where !Self.people.contains(layer) {
      resolve(layer, onlyFree: false)
    }
  }

  func found(_ layer: Layer) -> [Found] { accepted[layer] ?? [] }

  private mutating func resolve(_ layer: Layer, onlyFree: Bool) {
    let lexicon = matcher.lexicon
    let ranked = (byLayer[layer] ?? []).sorted(by: matcher.outranks)
    let ownCodes = Set(ranked.map { lexicon.entries[$0.entry].code })
    let tokenCount = scene.text.tokens.count
    var taken: Set<Int> = []
    var kept: [Found] = []
    for match in ranked {
      let compiled = lexicon.entries[match.entry]
      if onlyFree, asksForCodes(compiled.needs) { continue }
      if let reason = refusal(compiled, match, ownCodes) {
        if !onlyFree { refuse(match, compiled.entry, reason) }
        continue
      }
      // Frames do not take words from one another; each takes a span once.
      let room = layer == .frame ? (frameNumber(compiled) + 1) * tokenCount : 0
      if match.tokens.contains(where: { taken.contains(room + $0) }) {
        if !onlyFree { refuse(match, compiled.entry, .longer) }
        continue
      }
      for token in match.tokens { taken.insert(room + token) }
      presence.add(code: compiled.code, match.tokens)
      kept.append(
        Found(
          match: match, entry: compiled.entry, namesNegation: compiled.namesNegation,
          top: compiled.top))
    }
    kept.sort { a, b in
      (a.tokens.lowerBound, a.match.entry) < (b.tokens.lowerBound, b.match.entry)
    }
    if onlyFree { free[layer] = kept } else { accepted[layer] = kept }
  }

  private func frameNumber(_ compiled: CompiledEntry) -> Int {
    matcher.lexicon.codebook.number(of: compiled.top, kind: .frame) ?? compiled.code
  }

  private mutating func refuse(_ match: Match, _ entry: Entry, _ reason: Refused.Reason) {
    refused.append(Refused(match: match, entry: entry, reason: reason))
  }

  private func asksForCodes(_ condition: CompiledCondition) -> Bool {
    condition.requirements.contains { alternatives in
      alternatives.contains { alternative in
        if case .codes = alternative { true } else { false }
      }
    }
  }

  private func refusal(
    _ compiled: CompiledEntry, _ match: Match, _ ownCodes: Set<Int>
  ) -> Refused.Reason? {
    let window = scene.tokens(compiled.entry.window, around: match.tokens)
    if !compiled.unless.isEmpty,
      presence.holds(
        compiled.unless, in: window, notOverlapping: match.tokens, sameLayer: ownCodes)
    {
      return .unless
    }
    if !presence.holds(
      compiled.needs, in: window, notOverlapping: match.tokens, sameLayer: ownCodes)
    {
      return .needs
    }
    return nil
  }
}
