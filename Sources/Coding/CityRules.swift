internal import Lexicons
internal import Linguistics

/// The cities that movers go to or live in.
///
/// A city named beside the movers, and not as the place they come from; where none is, the one that
/// the passage is set in; where no city is, a region or town that they are in or go to.
enum CityRules {
  private static let names: [String: String] = [
    "almaty": "almaty", "astana": "astana", "shymkent": "shymkent", "othercity": other,
    "almaty-quarter": "almaty", "astana-quarter": "astana", "shymkent-quarter": "shymkent",
  ]
  private static let other = "other"
  private static let smaller: Set<String> = ["smalltown", "region", "village"]
  /// A passage keeps its scene for about a paragraph.
  private static let reach = 5

  static func cities(
    _ scene: Scene, _ places: [Found], _ movers: Set<Int>, _ log: inout EvidenceLog
  ) -> [String] {
    let named = places.filter { names[$0.code] != nil }
    let distances = named.map { distance(of: $0.sentence, to: movers) }
    let open = named.indices.filter { !scene.isOrigin(named[$0]) && distances[$0] <= reach }
    let nearest = open.map { distances[$0] }.min() ?? 0
    // Beside the movers, else the scene: what is as near as the nearest.
    let limit = max(1, nearest)
    var cities: [String] = []
    for (place, distance) in zip(named, distances) {
      let blocked =
        scene.isOrigin(place)
        ? "a place that people come from" : distance > limit ? Refused.Reason.mover.rawValue : nil
      log.add(
        place.match, place.compiled, in: scene, rule: distance <= 1 ? "city" : "scene", weight: 1,
        shifted: blocked == nil ? 1 : 0, blocked: blocked)
      if blocked == nil, let name = names[place.code], !cities.contains(name) {
        cities.append(name)
      }
    }
    return cities.isEmpty ? elsewhere(scene, places, movers, &log) : cities
  }

  /// «Қостанайдың бір ауылына көшіп барған»: a named place that is no big city.
  private static func elsewhere(
    _ scene: Scene, _ places: [Found], _ movers: Set<Int>, _ log: inout EvidenceLog
  ) -> [String] {
    for place in places where smaller.contains(place.code) {
      guard distance(of: place.sentence, to: movers) <= 1, isNamed(place, scene),
        isWhere(place, scene)
      else { continue }
      log.add(place.match, place.compiled, in: scene, rule: "elsewhere", weight: 1)
      return [other]
    }
    return []
  }

  private static func distance(of sentence: Int, to movers: Set<Int>) -> Int {
    (0...reach).first { movers.contains(sentence - $0) || movers.contains(sentence + $0) }
      ?? reach + 1
  }

  private static func isNamed(_ place: Found, _ scene: Scene) -> Bool {
    place.tokens.contains { scene.info($0).isCapitalized }
      && place.entry.patternText.contains { $0.isUppercase }
  }

  /// In or to a place, by its case and preposition.
  private static func isWhere(_ place: Found, _ scene: Scene) -> Bool {
    let last = place.tokens.upperBound - 1
    guard let reading = scene.reading(last) else { return false }
    if scene.info(last).language == .kazakh {
      return reading.grammaticalCase == .locative || reading.grammaticalCase == .dative
    }
    let before = place.tokens.lowerBound - 1
    guard before >= 0, scene.sentenceOf[before] == place.sentence else { return false }
    return ["в", "во", "на", "под"].contains(scene.folded(before))
  }
}
