internal import Lexicons
internal import Linguistics

/// Movers whom a passage means without naming them: a few words, each too weak to tell by itself,
/// close together.
///
/// The words are the rows of `groups.csv` with the code `hint`, the home places that people come
/// from, the words of registration in a city, and a little of everything else that is said of movers.
struct Hints {
  /// What points at movers, in order; empty where it does not suffice.
  private(set) var found: [Found] = []
  /// The sentences that are about movers by these words.
  private(set) var sentences: Set<Int> = []

  private struct Piece {
    var found: Found
    /// Pieces of one key count once.
    var key: String
    var weight: Double
    /// Names people or their way; frames and cities only support it.
    var isPointer: Bool
  }

  /// A passage of about a paragraph.
  private static let window = 6
  private static let enough = 1.0
  private static let origin = 0.4
  /// A word for movers whose own conditions are not met.
  private static let refused = 0.4
  private static let registration = 0.5
  private static let city = 0.2
  private static let frame = 0.1
  /// Words of frames together: they stand in any news.
  private static let mostOfFrames = 0.3

  init(_ scene: Scene, _ resolver: Resolver) {
    let pieces = Self.pieces(scene, resolver).sorted { a, b in
      (a.found.tokens.lowerBound, a.found.match.entry)
        < (b.found.tokens.lowerBound, b.found.match.entry)
    }
    var first = 0
    var kept = [Bool](repeating: false, count: pieces.count)
    for last in pieces.indices {
      while pieces[last].found.sentence - pieces[first].found.sentence >= Self.window { first += 1 }
      let passage = pieces[first...last]
      if Self.suffices(passage) { for number in passage.indices { kept[number] = true } }
    }
    for (piece, isKept) in zip(pieces, kept) where isKept {
      sentences.insert(piece.found.sentence)
      if piece.isPointer { found.append(piece.found) }
    }
  }

  private static func pieces(_ scene: Scene, _ resolver: Resolver) -> [Piece] {
    var pieces: [Piece] = []
    for found in resolver.found(.actor) where found.code == "hint" {
      pieces.append(
        Piece(found: found, key: found.entry.id, weight: found.entry.weight, isPointer: true))
    }
    var isInCity = false
    let abroad = Set(resolver.found(.place).filter { $0.code == "abroad" }.map(\.sentence))
    for found in resolver.found(.place) {
      if Trajectories.origins.contains(found.code), scene.isOrigin(found),
        !abroad.contains(found.sentence)
      {
        pieces.append(
          Piece(found: found, key: found.entry.id, weight: origin, isPointer: true))
      } else if Trajectories.destinations.contains(found.code) {
        isInCity = true
        pieces.append(Piece(found: found, key: "city", weight: city, isPointer: false))
      }
    }
    for item in resolver.refused
    where item.reason == .needs && Actor.moverGroups.contains(item.entry.code) {
      pieces.append(
        Piece(
          found: Found(match: item.match, compiled: item.compiled),
          key: item.entry.id, weight: min(refused, item.entry.weight), isPointer: true))
    }
    for found in resolver.free(.frame) {
      let isPaper = found.code == "registration"
      guard isInCity || !isPaper else { continue }
      pieces.append(
        Piece(
          found: found, key: found.entry.id, weight: isPaper ? registration : frame,
          isPointer: false))
    }
    return pieces
  }

  private static func suffices(_ passage: ArraySlice<Piece>) -> Bool {
    var keys: Set<String> = []
    var sum = 0.0
    var ofFrames = 0.0
    var ofPapers = 0.0
    var points = false
    for piece in passage where keys.insert(piece.key).inserted {
      if piece.isPointer {
        points = true
        sum += piece.weight
      } else if piece.weight == registration {
        ofPapers += piece.weight
      } else if piece.key == "city" {
        sum += piece.weight
      } else {
        ofFrames += piece.weight
      }
    }
    guard points || ofPapers >= 2 * registration else { return false }
    return sum + ofPapers + min(ofFrames, mostOfFrames) >= enough
  }
}
