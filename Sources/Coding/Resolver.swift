internal import Lexicons
internal import Linguistics

/// A match that has met its conditions and won its words.
struct Found {
  let match: Match
  let compiled: CompiledEntry
  var entry: Entry { compiled.entry }
  /// The negation of the words is part of the entry: тазалық сақтамайды is harm as it stands.
  var namesNegation: Bool { compiled.namesNegation }
  /// The topmost code over its code: the frame of a finer one.
  var top: String { compiled.top }
  var tokens: Range<Int> { match.tokens }
  var sentence: Int { match.sentence }
  var code: String { compiled.entry.code }
}

/// A match that does not count, and why.
struct Refused {
  let match: Match
  let compiled: CompiledEntry
  let reason: Reason
  /// Who took the words, where another did.
  var winner: CompiledEntry?
  var entry: Entry { compiled.entry }

  /// Why it does not count, with the row that took its words.
  var explanation: String {
    winner.map { "\(reason.rawValue): \($0.entry.id)" } ?? reason.rawValue
  }

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
  private let lexicon: CompiledLexicon
  private let scene: Scene
  let matches: [Match]
  private let ranked: Ranking
  private var presence: Presence
  private var taken: TakenTokens
  /// The layers with a match that asks for other codes.
  private var open: [Layer] = []
  /// By the number of their layer, as the next two.
  private var accepted: [[Found]]
  private var free: [[Found]]
  private var refusals: [[Refused]]
  /// Whether every refusal names the row that took the words, not those of people only.
  private let isTracing: Bool

  /// `layers` are those that somebody asks for; the others are left alone.
  init(
    _ scene: Scene, matcher: Matcher, layers: Set<Layer> = Set(Layer.allCases),
    isTracing: Bool = false
  ) {
    self.scene = scene
    self.isTracing = isTracing
    lexicon = matcher.lexicon
    let found = matcher.matches(in: scene.text)
    matches = found.entries
    ranked = Ranking(matches, lexicon)
    presence = Presence(terms: found.terms, of: lexicon)
    taken = TakenTokens(count: scene.text.tokens.count, codes: lexicon.codebook.codes.count)
    accepted = Array(repeating: [], count: Layer.allCases.count)
    free = accepted
    refusals = accepted.map { _ in [] }
    // What stands without asking for other codes gives the others their company …
    for layer in Layer.allCases where layers.contains(layer) && !ranked[layer].isEmpty {
      free[layer.number] = decide(layer, onlyFree: true)
      if asks(layer) {
        open.append(layer)
        refusals[layer.number] = []
      } else {
        // Nothing that comes later changes it.
        accepted[layer.number] = free[layer.number]
      }
    }
    // … then every layer that asks is decided, the places first, the frames last.
    for layer in open where Self.people.contains(layer) {
      accepted[layer.number] = decide(layer, onlyFree: false)
    }
  }

  /// Layers whose refused matches are evidence.
  private static let explained: [Layer] = [.actor, .stance, .frame]
  private static let people: [Layer] = [.exclusion, .place, .actor]
  private static let speaking: [Layer] = [.speaker, .attribution, .shifter]
  /// What an article is coded by: general words of good and bad are for marked targets.
  static let ofArticles = Set(Layer.allCases.filter(\.codesArticles))

  /// Decides the rest, where spans that imply movers count as movers for what needs them; or only
  /// the layers that tell who speaks, where a part is about nobody.
  mutating func decideRest(implying movers: [Found], onlySpeakers: Bool = false) {
    if let code = lexicon.codebook.number(of: "internal", kind: .group) {
      for found in movers { presence.add(code: code, found.tokens) }
    }
    for layer in open where !Self.people.contains(layer) {
      if onlySpeakers, !Self.speaking.contains(layer) { continue }
      accepted[layer.number] = decide(layer, onlyFree: false)
    }
  }

  func found(_ layer: Layer) -> [Found] { accepted[layer.number] }

  /// The matches whose conditions ask for no other codes.
  func free(_ layer: Layer) -> [Found] { free[layer.number] }

  /// The matches of a layer that do not count, by rank.
  func refused(_ layer: Layer) -> [Refused] { refusals[layer.number] }

  /// In the order of the layers, and in each by rank: those of people, stance and frames, unless all are
  /// traced; among them those that lost their words to others, of people.
  var refused: [Refused] { refusals.flatMap { $0 } }

  private func asks(_ layer: Layer) -> Bool {
    ranked[layer].contains { lexicon.traits[matches[$0].entry].asksForCodes }
  }

  /// The matches of a layer that count, by place.
  private mutating func decide(_ layer: Layer, onlyFree: Bool) -> [Found] {
    var kept: [Int] = []
    // Who holds a token for an owner, for people only: of other layers nobody asks who took the words.
    var holders: [Int: Int] = [:]
    let keepsHolders = layer == .actor || isTracing
    let keepsRefused = isTracing || Self.explained.contains(layer)
    func place(_ token: Int, _ owner: Int) -> Int { token << 12 | max(0, owner) }
    refusals[layer.number] = []
    for number in ranked[layer] {
      let match = matches[number]
      // The traits tell most without a look at the entry.
      let traits = lexicon.traits[match.entry]
      if onlyFree, traits.needsCodes { continue }
      if traits.hasConditions {
        let compiled = lexicon.entries[match.entry]
        if let reason = refusal(compiled, match, layer) {
          if keepsRefused {
            refusals[layer.number].append(Refused(match: match, compiled: compiled, reason: reason))
          }
          continue
        }
      }
      let owner = layer.overlaps == .everyCodeOnce ? traits.topCode : traits.isPointer ? 1 : 0
      guard taken.take(match.tokens, for: owner) else {
        if keepsHolders {
          let holder = match.tokens.lazy.compactMap { holders[place($0, owner)] }.first
          refusals[layer.number].append(
            Refused(
              match: match, compiled: lexicon.entries[match.entry], reason: .longer,
              winner: holder.map { lexicon.entries[matches[$0].entry] }))
        }
        continue
      }
      if keepsHolders { for token in match.tokens { holders[place(token, owner)] = number } }
      presence.add(code: traits.code, match.tokens)
      kept.append(number)
    }
    for number in kept { taken.free(matches[number].tokens) }
    kept.sort {
      (matches[$0].tokens.lowerBound, matches[$0].entry)
        < (matches[$1].tokens.lowerBound, matches[$1].entry)
    }
    return kept.map { Found(match: matches[$0], compiled: lexicon.entries[matches[$0].entry]) }
  }

  private func refusal(
    _ compiled: CompiledEntry, _ match: Match, _ layer: Layer
  ) -> Refused.Reason? {
    let window = scene.tokens(compiled.entry.window, around: match.tokens)
    func holds(_ condition: CompiledCondition) -> Bool {
      presence.holds(condition, in: window, own: match.tokens) {
        lexicon.codebook.codes[$0].kind.layer == layer
      }
    }
    if !compiled.unless.isEmpty, holds(compiled.unless) { return .unless }
    return holds(compiled.needs) ? nil : .needs
  }
}
