/// All chains of suffixes that reach the end of one word: found backwards, so that no dead end is
/// walked twice, whatever the stem.
struct KazakhLattice {
  let sounds: [UInt8]
  /// The harmony and the sound before each position, as the word shows them.
  private var harmony: [UInt8]
  private var context: [KazakhSounds.Context]
  /// For each position the states from which the end can be reached.
  private(set) var alive: [UInt32]
  /// Arcs that lie on a way to the end, by position.
  private var live: [Int32] = []
  private var starts: [Int32]
  private let grammar: KazakhGrammar

  /// `isSuffix`: the word is what follows a stem of unknown sound.
  init(_ sounds: [UInt8], _ grammar: KazakhGrammar, isSuffix: Bool = false) {
    self.sounds = sounds
    self.grammar = grammar
    harmony = []
    context = []
    alive = [UInt32](repeating: 0, count: sounds.count + 1)
    starts = [Int32](repeating: 0, count: sounds.count + 2)
    listen()
    if isSuffix { context[0] = .any }
    alive[sounds.count] = .max
    for position in stride(from: sounds.count - 1, through: 0, by: -1) { link(position) }
  }

  private mutating func listen() {
    let letters = grammar.sounds
    let both = KazakhSounds.back | KazakhSounds.front
    harmony.reserveCapacity(sounds.count + 1)
    context.reserveCapacity(sounds.count + 1)
    harmony.append(both)
    context.append([])
    var last = both
    for (index, sound) in sounds.enumerated() {
      let traits = letters.traits[Int(sound)]
      // After и, у and the soft sign both are met (министрлік, тарихы).
      if traits.isVowel { last = traits.isOpen ? both : traits.harmony }
      harmony.append(traits.isLoose ? both : last)
      // The soft sign sounds like what it softens (стильдер).
      var bits = traits.isSoftSign ? context[index] : traits.context
      if index > 0, traits.isAE, letters.traits[Int(sounds[index - 1])].isL { bits.insert(.la) }
      context.append(bits)
    }
  }

  private mutating func link(_ position: Int) {
    let end = sounds.count
    let (harmony, context) = (harmony[position], context[position])
    let traits = grammar.sounds.traits
    starts[position + 1] = Int32(live.count)
    var states: UInt32 = 0
    grammar.matches(sounds, at: position) { number, arc in
      let next = position + Int(arc.length)
      guard arc.harmony & harmony != 0, !arc.after.isDisjoint(with: context),
        alive[next] & (1 << UInt32(arc.to)) != 0
      else { return }
      if arc.needsVowel, next == end || !traits[Int(sounds[next])].isVowel { return }
      states |= arc.from
      live.append(number)
    }
    alive[position] = states
    starts[position] = Int32(live.count)
  }

  /// Whether the end can be reached from a state at a position.
  func isAlive(_ position: Int, _ state: Int) -> Bool {
    alive[position] & (1 << UInt32(state)) != 0
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
    for slot in starts[position + 1]..<starts[position] {
      let number = live[Int(slot)]
      let arc = grammar.arcs[Int(number)]
      guard arc.from & (1 << UInt32(state)) != 0 else { continue }
      path.append(number)
      walk(position + Int(arc.length), Int(arc.to), &path, found)
      path.removeLast()
    }
  }
}
