internal import Lexicons
internal import Linguistics

/// A match that has met its conditions and won its words.
struct Found {
  let match: Match
  let compiled: CompiledEntry
  var entry: Entry { compiled.entry }
  /// The negation of the words is part of the entry: тазалық сақтамайды is harm as it stands.
  var namesNegation: Bool { compiled.namesNegation }
  var tokens: Range<Int> { match.tokens }
  var sentence: Int { match.sentence }
  var code: String { compiled.entry.code }
}

/// A match that does not count, and why.
struct Refused {
  let match: Match
  let compiled: CompiledEntry
  let reason: Reason
  var entry: Entry { compiled.entry }

  enum Reason: String {
    case needs = "a condition in needs is not met"
    case unless = "a condition in unless is met"
    case mover = "no mover in the sentence or near it"
    case longer = "a longer match has taken the words"
  }
}

/// Decides which matches of a part count: conditions first, then the longest of each layer.
struct Resolver {
  private let lexicon: CompiledLexicon
  private let scene: Scene
  private let matches: [Match]
  private var presence: Presence
  private var taken: TakenTokens
  /// By the number of their layer.
  private var accepted: [[Found]]
  private var refusals: [[Refused]]

  init(_ scene: Scene, matcher: Matcher) {
    self.scene = scene
    lexicon = matcher.lexicon
    let found = matcher.matches(in: scene.text)
    matches = found.entries
    presence = Presence(terms: found.terms, of: lexicon)
    taken = TakenTokens(count: scene.text.tokens.count, codes: lexicon.codebook.codes.count)
    accepted = Array(repeating: [], count: Layer.allCases.count)
    refusals = accepted.map { _ in [] }
    let ranked = Ranking(matches, lexicon)
    // What stands without asking for other codes gives the others their company …
    var open: [Layer] = []
    for layer in Layer.allCases where !ranked[layer].isEmpty {
      let asks = ranked[layer].contains { asksForCodes(lexicon.entries[matches[$0].entry]) }
      resolve(layer, ranked[layer], onlyFree: asks)
      if asks { open.append(layer) }
    }
    // … then every layer that asked is decided, the places first, the frames last.
    for layer in open { resolve(layer, ranked[layer], onlyFree: false) }
  }

  func found(_ layer: Layer) -> [Found] { accepted[layer.number] }

  /// In the order of the layers, and in each by rank.
  var refused: [Refused] { refusals.flatMap { $0 } }

  private mutating func resolve(_ layer: Layer, _ ranked: ArraySlice<Int>, onlyFree: Bool) {
    var kept: [Int] = []
    for number in ranked {
      let match = matches[number]
      let compiled = lexicon.entries[match.entry]
      if onlyFree, compiled.needs.asksForCodes { continue }
      if let reason = refusal(compiled, match, layer) {
        if !onlyFree { refuse(match, compiled, reason) }
        continue
      }
      // Frames do not take words from one another; each takes a span once.
      let owner = layer == .frame ? compiled.code : 0
      guard taken.take(match.tokens, for: owner) else {
        if !onlyFree { refuse(match, compiled, .longer) }
        continue
      }
      presence.add(code: compiled.code, match.tokens)
      kept.append(number)
    }
    for number in kept { taken.free(matches[number].tokens) }
    guard !onlyFree else { return }
    kept.sort {
      (matches[$0].tokens.lowerBound, matches[$0].entry)
        < (matches[$1].tokens.lowerBound, matches[$1].entry)
    }
    accepted[layer.number] = kept.map {
      Found(match: matches[$0], compiled: lexicon.entries[matches[$0].entry])
    }
  }

  private mutating func refuse(
    _ match: Match, _ compiled: CompiledEntry, _ reason: Refused.Reason
  ) {
    refusals[lexicon.traits[match.entry].layer.number].append(
      Refused(match: match, compiled: compiled, reason: reason))
  }

  private func asksForCodes(_ compiled: CompiledEntry) -> Bool {
    compiled.needs.asksForCodes || compiled.unless.asksForCodes
  }

  private func refusal(
    _ compiled: CompiledEntry, _ match: Match, _ layer: Layer
  ) -> Refused.Reason? {
    if compiled.unless.isEmpty, compiled.needs.isEmpty { return nil }
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
