internal import Lexicons
internal import Linguistics

/// People who are named by nothing but where they come from and where they are: “тысячи семей из
/// Бейнеу” in an article about Актау.
///
/// A home region inside the country and a city make a mover.
enum Trajectories {
  static let origins: Set<String> = [
    "village", "smalltown", "oblastcentre", "region", "othercity",
  ]
  /// A passage keeps its city for about a paragraph.
  private static let reach = 5
  static let destinations: Set<String> = [
    "almaty", "astana", "shymkent", "bigcity", "almaty-quarter", "astana-quarter",
    "shymkent-quarter",
  ]

  /// The places of a part that people come from, with a city near by.
  static func find(_ scene: Scene, _ places: [Found], _ actors: [Actor]) -> [Found] {
    let cities = Set(
      places.filter { destinations.contains($0.code) && !scene.isOrigin($0) }.map(\.sentence))
    let blocked = Set(
      places.filter { $0.code == "abroad" }.map(\.sentence)
        + actors.filter { Actor.otherGroups.contains($0.group) }.map(\.sentence))
    let named = Set(actors.filter(\.isMover).map(\.sentence))
    return places.filter { place in
      origins.contains(place.code) && scene.isOrigin(place) && !blocked.contains(place.sentence)
        && !named.contains(place.sentence)
        && (-reach...reach).contains { cities.contains(place.sentence + $0) }
    }
  }
}

extension Trajectories {
  /// Where the movers of a part come from: places in their mentions or beside them in the clause.
  static func origins(of actors: [Actor], _ places: [Found], _ scene: Scene) -> Set<String> {
    let movers = actors.filter(\.isMover)
    let clauses = Set(movers.map { scene.clauseOf[$0.tokens.lowerBound] })
    var found = Set(
      places.filter { place in
        origins.contains(place.code) && scene.isOrigin(place)
          && clauses.contains(scene.clauseOf[place.tokens.lowerBound])
      }.map(\.code))
    if movers.contains(where: { $0.group == "programme" }) { found.insert("programme") }
    return found
  }
}

extension Scene {
  /// Алматыдан; из Алматы.
  func isOrigin(_ place: Found) -> Bool {
    let last = place.tokens.upperBound - 1
    if reading(last)?.grammaticalCase == .ablative { return true }
    let before = place.tokens.lowerBound - 1
    guard before >= 0, sentenceOf[before] == place.sentence else { return false }
    return type(before).language == .russian && ["из", "с"].contains(folded(before))
  }
}
