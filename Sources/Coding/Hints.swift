internal import Lexicons
internal import Linguistics

/// Movers whom a passage means without naming them: a few words, each too weak to tell by itself,
/// close together.
///
/// What points at them: rows of `groups.csv` with the code `hint`, words for movers whose own
/// conditions are not met, and home places that people come from. What supports it: a city, words
/// of registration in it, and a little of everything else that is said of movers.
struct Hints {
  /// What points at movers, in order; empty where it does not suffice.
  private(set) var found: [Found] = []
  /// The sentences that are about movers by these words.
  private(set) var sentences: Set<Int> = []

  private struct Piece {
    enum Kind { case pointer, city, paper, frame }
    var found: Found
    var kind: Kind
    var weight: Double
    /// Pieces of one key count once: of one entry, and all cities.
    var key: Int { kind == .city ? -1 : found.match.entry }
  }

  // Weights set so that a home place, a city and five different words of frames make a mention, and
  // home place and city with less than that, which half of all news has, do not.

  /// A passage of about a paragraph.
  private static let window = 6
  private static let enough = 1.0
  private static let origin = 0.4
  private static let refused = 0.4
  private static let paper = 0.5
  private static let city = 0.2
  private static let frame = 0.08
  /// Words of frames together.
  private static let mostOfFrames = 0.4
  /// Sums of weights with two decimals.
  private static let rounding = 1e-9

  init(_ scene: Scene, _ resolver: Resolver) {
    let pointers = Self.pointers(scene, resolver)
    let support = Self.support(resolver)
    // Most of what is published has nothing that points at anybody.
    guard !pointers.isEmpty || support.contains(where: { $0.kind == .paper }) else { return }
    let pieces = (pointers + support).sorted { a, b in
      (a.found.tokens.lowerBound, a.found.match.entry)
        < (b.found.tokens.lowerBound, b.found.match.entry)
    }
    var first = 0
    var kept = 0
    var passage = Passage()
    for last in pieces.indices {
      passage.add(pieces[last])
      while pieces[last].found.sentence - pieces[first].found.sentence >= Self.window {
        passage.remove(pieces[first])
        first += 1
      }
      guard passage.suffices else { continue }
      keep(pieces[max(first, kept)...last])
      kept = last + 1
    }
  }

  private mutating func keep(_ pieces: ArraySlice<Piece>) {
    for piece in pieces {
      sentences.insert(piece.found.sentence)
      if piece.kind == .pointer { found.append(piece.found) }
    }
  }

  /// Words that point at people, each word by the heaviest of its rows; where abroad is spoken of,
  /// nobody inside the country is meant.
  private static func pointers(_ scene: Scene, _ resolver: Resolver) -> [Piece] {
    var all = resolver.found(.actor).filter { $0.code == "hint" }
      .map { Piece(found: $0, kind: .pointer, weight: $0.entry.weight) }
    for item in resolver.refused(.actor)
    where item.reason == .needs && item.entry.table == .groups
      && Actor.moverGroups.contains(item.entry.code)
    {
      all.append(
        Piece(
          found: Found(match: item.match, compiled: item.compiled), kind: .pointer,
          weight: min(refused, item.entry.weight)))
    }
    all += resolver.found(.place)
      .filter { Trajectories.origins.contains($0.code) && scene.isOrigin($0) }
      .map { Piece(found: $0, kind: .pointer, weight: origin) }
    let abroad = Set(resolver.found(.place).filter { $0.code == "abroad" }.map(\.sentence))
    all.sort { a, b in
      a.weight != b.weight
        ? a.weight > b.weight
        : (a.found.tokens.lowerBound, a.found.match.entry)
          < (b.found.tokens.lowerBound, b.found.match.entry)
    }
    var taken: Set<Int> = []
    return all.filter { piece in
      guard !abroad.contains(piece.found.sentence), taken.isDisjoint(with: piece.found.tokens)
      else { return false }
      taken.formUnion(piece.found.tokens)
      return true
    }
  }

  private static func support(_ resolver: Resolver) -> [Piece] {
    let cities = resolver.found(.place).filter { Trajectories.destinations.contains($0.code) }
      .map { Piece(found: $0, kind: .city, weight: city) }
    let frames = resolver.free(.frame).compactMap { found -> Piece? in
      guard found.code == "registration" else {
        return Piece(found: found, kind: .frame, weight: frame)
      }
      return cities.isEmpty ? nil : Piece(found: found, kind: .paper, weight: paper)
    }
    return cities + frames
  }

  /// What a window over the pieces holds, each key once.
  private struct Passage {
    private var times: [Int: Int] = [:]
    private var pointers = 0.0
    private var papers = 0.0
    private var cities = 0.0
    private var frames = 0.0

    mutating func add(_ piece: Piece) {
      times[piece.key, default: 0] += 1
      if times[piece.key] == 1 { change(piece.kind, by: piece.weight) }
    }

    mutating func remove(_ piece: Piece) {
      times[piece.key, default: 1] -= 1
      if times[piece.key] == 0 { change(piece.kind, by: -piece.weight) }
    }

    private mutating func change(_ kind: Piece.Kind, by weight: Double) {
      switch kind {
      case .pointer: pointers += weight
      case .paper: papers += weight
      case .city: cities += weight
      case .frame: frames += weight
      }
    }

    var suffices: Bool {
      guard pointers > rounding || papers >= 2 * paper - rounding else { return false }
      return pointers + papers + cities + min(frames, mostOfFrames) >= enough - rounding
    }
  }
}
