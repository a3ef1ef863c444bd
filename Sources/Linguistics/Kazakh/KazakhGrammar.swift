internal import Basics

/// The suffixes of Kazakh, compiled from a table of templates to a trie whose nodes hold arcs
/// between states.
///
/// What a suffix asks of its left (harmony, the class of the last sound) is a property of the
/// position in the word, whatever the stem, so that ways to the end are found once for all stems.
/// A class, so that words in analysis share it without copying its references.
final class KazakhGrammar: Sendable {
  struct Arc: BitwiseCopyable, Sendable {
    /// Bits of the states it may leave.
    var from: UInt32
    var to: UInt8
    var length: UInt8
    var harmony: UInt8
    var after: KazakhSounds.Context
    var cost: Float
    /// Index into `features`.
    var features: Int32
    /// The suffix becomes a part of the lemma.
    var isDerived: Bool
    /// Its final қ, к stands here as ғ, г: a vowel must follow.
    var needsVowel = false
  }

  /// What it costs, and means, to end in a state.
  struct Ending: Sendable {
    var cost: Float
    var features: KazakhFeatures
  }

  let sounds: KazakhSounds
  let arcs: Frozen<Arc>
  /// Those of `sounds`.
  let traits: Frozen<KazakhSounds.Traits>
  let features: [KazakhFeatures]
  private let endings: [Ending?]
  private let endingCosts: Frozen<Float>
  private let states: [Character]
  /// The trie: for each node its children by sound, and its arcs from one of `starts`
  /// to the next, in `order`.
  private let children: Frozen<Int32>
  private let starts: Frozen<Int32>
  private let order: Frozen<Int32>

  init(_ bytes: [UInt8], sounds: KazakhSounds) throws {
    let builder = try KazakhGrammarBuilder(bytes, sounds: sounds)
    self.sounds = sounds
    arcs = Frozen(builder.arcs)
    traits = Frozen(sounds.traits)
    features = builder.features
    endings = builder.endings
    endingCosts = Frozen(builder.endings.map { $0?.cost ?? 0 })
    states = builder.states
    children = Frozen(builder.children)
    var starts: [Int32] = [0]
    var order: [Int32] = []
    for arcs in builder.arcsAt {
      order += arcs
      starts.append(Int32(order.count))
    }
    self.starts = Frozen(starts)
    self.order = Frozen(order)
  }

  /// The number of a state; nil if no row names it.
  func state(_ name: Character) -> Int? { states.firstIndex(of: name) }

  /// Calls for each arc whose spelling stands in the word at a position.
  @inline(__always)
  func matches(_ word: [UInt8], at position: Int, _ found: (Int32, Arc) -> Void) {
    var node = 0
    for index in position..<word.count {
      let child = children[node * KazakhSounds.width + Int(word[index])]
      guard child >= 0 else { return }
      node = Int(child)
      for slot in starts[node]..<starts[node + 1] {
        let number = order[Int(slot)]
        found(number, arcs[Int(number)])
      }
    }
  }

  /// The price of a chain from a state, with that of ending where it ends.
  func cost(of chain: [Int32], from state: Int) -> Float {
    var cost: Float = 0
    var last = state
    for number in chain {
      cost += arcs[Int(number)].cost
      last = Int(arcs[Int(number)].to)
    }
    return cost + endingCosts[last]
  }

  /// What the end of a chain means: келме is an imperative.
  func meaningOfEnd(of chain: [Int32], from state: Int) -> KazakhFeatures? {
    let last = chain.last.map { Int(arcs[Int($0)].to) } ?? state
    return endings[last]?.features
  }
}
