/// All chains of suffixes that reach the end of one word: found backwards, so that no dead end is
/// walked twice, whatever the stem.
struct KazakhLattice {
  /// What is known of a place between two sounds.
  private struct Position {
    /// The harmony and the sound before it, as the word shows them.
    var harmony: UInt8
    var context: KazakhSounds.Context
    /// The states from which the end can be reached.
    var alive: UInt32 = 0
    /// The slots of its arcs in `live`.
    var first: Int32 = 0
    var last: Int32 = 0
  }

  let sounds: [UInt8]
  private var positions: [Position] = []
  /// Arcs that lie on a way to the end, by position.
  private var live: [Int32] = []
  private let grammar: KazakhGrammar

  /// `isSuffix`: the word is what follows a stem of unknown sound.
  init(_ sounds: [UInt8], _ grammar: KazakhGrammar, isSuffix: Bool = false) {
    self.sounds = sounds
    self.grammar = grammar
    listen()
    if isSuffix { positions[0].context = .any }
    positions[sounds.count].alive = .max
    for position in stride(from: sounds.count - 1, through: 0, by: -1) { link(position) }
  }

  private mutating func listen() {
    let both = KazakhSounds.back | KazakhSounds.front
    positions.reserveCapacity(sounds.count + 1)
    positions.append(Position(harmony: both, context: []))
    var last = both
    for (index, sound) in sounds.enumerated() {
      let traits = grammar.traits[Int(sound)]
      // After и, у and the soft sign both are met (министрлік, тарихы).
      if traits.isVowel { last = traits.isOpen ? both : traits.harmony }
      // The soft sign sounds like what it softens (стильдер).
      var bits = traits.isSoftSign ? positions[index].context : traits.context
      if traits.isAE, isAfterL(index) { bits.insert(.la) }
      positions.append(Position(harmony: traits.isLoose ? both : last, context: bits))
    }
  }

  /// Whether the consonants before a position are л, or л and one more: бағала, қабылда.
  private func isAfterL(_ index: Int) -> Bool {
    let traits = grammar.traits
    guard index > 0 else { return false }
    if traits[Int(sounds[index - 1])].isL { return true }
    return index > 1 && traits[Int(sounds[index - 2])].isL
      && !traits[Int(sounds[index - 1])].isVowel
  }

  private mutating func link(_ position: Int) {
    let end = sounds.count
    var place = positions[position]
    let traits = grammar.traits
    place.first = Int32(live.count)
    var states: UInt32 = 0
    grammar.matches(sounds, at: position) { number, arc in
      let next = position + Int(arc.length)
      guard arc.harmony & place.harmony != 0, !arc.after.isDisjoint(with: place.context),
        positions[next].alive & (1 << UInt32(arc.to)) != 0
      else { return }
      if arc.needsVowel, next == end || !traits[Int(sounds[next])].isVowel { return }
      states |= arc.from
      live.append(number)
    }
    place.alive = states
    place.last = Int32(live.count)
    positions[position] = place
  }

  /// Whether the end can be reached from a state at a position.
  func isAlive(_ position: Int, _ state: Int) -> Bool {
    positions[position].alive & (1 << UInt32(state)) != 0
  }

  /// All chains from a state at a position to the end of the word.
  func chains(from position: Int, state: Int, _ found: ([Int32]) -> Void) {
    guard isAlive(position, state) else { return }
    var path: [Int32] = []
    walk(position, state, &path, found)
  }

  private func walk(
    _ position: Int, _ state: Int, _ path: inout [Int32], _ found: ([Int32]) -> Void
  ) {
    guard position < sounds.count else { return found(path) }
    for slot in positions[position].first..<positions[position].last {
      let number = live[Int(slot)]
      let arc = grammar.arcs[Int(number)]
      guard arc.from & (1 << UInt32(state)) != 0 else { continue }
      path.append(number)
      walk(position + Int(arc.length), Int(arc.to), &path, found)
      path.removeLast()
    }
  }
}
