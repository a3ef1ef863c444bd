internal import Lexicons
internal import Linguistics

/// Tells movers from townspeople among those who speak as lay people: a welder, a student, a
/// neighbour.
///
/// A row of the speakers' table with a weight below 1 leaves the role to the text: it is a mover's
/// where he tells of his own move or is introduced by it, a townsperson's where he speaks of those
/// who came.
struct LayRoles {
  private let scene: Scene
  /// Words of people who move, by their first token.
  private let movers: [Range<Int>]
  /// Words of somebody's own move, by their first token.
  private let moves: [Range<Int>]
  /// Sentences with a verb or pronoun of the first person.
  private let hasFirstPerson: [Bool]

  init(_ scene: Scene, movers: [Range<Int>], moves: [Found]) {
    self.scene = scene
    self.movers = movers
    self.moves = moves.map(\.tokens)
    hasFirstPerson = scene.text.sentences.map { sentence in
      sentence.tokens.contains { scene.isFirstPerson($0) }
    }
  }

  var hasMovers: Bool { !movers.isEmpty }

  /// Whether somebody tells of his own move in these words.
  func tellsOwnMove(_ words: Range<Int>) -> Bool {
    Self.any(of: moves, in: words) { hasFirstPerson[scene.sentenceOf[$0.lowerBound]] }
  }

  /// Whether these words speak of movers as of others.
  func speaksOfMovers(_ words: Range<Int>) -> Bool {
    Self.any(of: movers, in: words) { !hasFirstPerson[scene.sentenceOf[$0.lowerBound]] }
  }

  func isFirstPerson(_ words: Range<Int>) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    return (scene.sentenceOf[first]...scene.sentenceOf[last]).contains { hasFirstPerson[$0] }
  }

  /// The role of the noun that names who speaks.
  ///
  /// - Parameters:
  ///   - said: What he says, quoted or not.
  ///   - own: The author's words about him: the sentence that names him, without quotations.
  func role(of name: Found, said: [Range<Int>], own: Range<Int>) -> String {
    let role = name.code
    guard name.entry.weight < 1, [Voices.mover, Voices.townsperson].contains(role) else {
      return role
    }
    if said.contains(where: tellsOwnMove) { return Voices.mover }
    if isIntroducedAsMover(name, own) { return Voices.mover }
    if !hasMovers || said.contains(where: speaksOfMovers) { return Voices.townsperson }
    return role
  }

  /// Студентка, приехавшая из Абая; көшіп келген құрылысшы: the words for movers stand beside the
  /// noun.
  private func isIntroducedAsMover(_ name: Found, _ own: Range<Int>) -> Bool {
    let first = max(own.lowerBound, name.tokens.lowerBound - Self.near)
    let end = min(own.upperBound, name.tokens.upperBound + Self.near)
    return first < end && Self.any(of: movers, in: first..<end) { _ in true }
  }

  private static let near = 4

  /// Whether one of the ranges, sorted by their beginning, begins in the words and passes.
  private static func any(
    of ranges: [Range<Int>], in words: Range<Int>, where passes: (Range<Int>) -> Bool
  ) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].lowerBound < words.lowerBound { low = middle + 1 } else { high = middle }
    }
    while low < ranges.count, ranges[low].lowerBound < words.upperBound {
      if passes(ranges[low]) { return true }
      low += 1
    }
    return false
  }
}

extension Scene {
  /// A verb or pronoun of the first person.
  func isFirstPerson(_ token: Int) -> Bool {
    guard let reading = reading(token) else { return false }
    if reading.partOfSpeech == .verb { return reading.person == .first }
    return ["я", "мы", "мен", "біз", "мой", "наш"].contains(reading.lemma)
      && reading.partOfSpeech != .adposition && folded(token) != "мен"
      || (folded(token) == "мен" && reading.partOfSpeech == .pronoun)
  }
}
