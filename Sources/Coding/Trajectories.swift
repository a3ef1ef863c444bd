internal import Lexicons
internal import Linguistics

/// Places as ends of a way: where people come from, where they go.
enum Trajectories {
  static let origins: Set<String> = [
    "village", "smalltown", "oblastcentre", "region", "othercity",
  ]
  static let destinations: Set<String> = [
    "almaty", "astana", "shymkent", "bigcity", "almaty-quarter", "astana-quarter",
    "shymkent-quarter",
  ]

  /// Where the movers of a part come from: places in their mentions or beside them in the clause.
  static func origins(
    of actors: [Actor], _ places: [Found], _ scene: Scene, _ log: inout EvidenceLog
  ) -> Set<String> {
    let movers = actors.filter(\.isMover)
    let clauses = Set(movers.map { scene.clauseOf[$0.tokens.lowerBound] })
    var found: Set<String> = []
    for place in places
    where origins.contains(place.code) && scene.isOrigin(place)
      && clauses.contains(scene.clauseOf[place.tokens.lowerBound])
    {
      found.insert(place.code)
      log.add(place.match, place.compiled, in: scene, rule: "origin", weight: 1)
    }
    if movers.contains(where: { $0.group == "programme" }) { found.insert("programme") }
    return found
  }
}

extension Scene {
  /// Алматыдан; из Алматы; из соседних сёл.
  func isOrigin(_ place: Found) -> Bool {
    let last = place.tokens.upperBound - 1
    if reading(last)?.grammaticalCase == .ablative { return true }
    guard type(last).language == .russian else { return false }
    var before = place.tokens.lowerBound - 1
    while before >= 0, place.tokens.lowerBound - before <= Self.longestDescription,
      reading(before)?.partOfSpeech == .adjective
    {
      before -= 1
    }
    guard before >= 0, sentenceOf[before] == place.sentence else { return false }
    return ["из", "с", "из-под"].contains(folded(before))
  }

  private static let longestDescription = 2
}
