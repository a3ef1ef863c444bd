/// A word that a part of the articles has more often than the rest of the same language.
package struct Keyword: Hashable, Sendable {
  package var lemma: String
  package var language: String
  /// What the part is: `stance.negative`, `city.almaty`, `voice.mover`.
  package var part: String
  /// Stories of the part with the word, and all of them.
  package var stories: Int
  package var of: Int
  /// The same of the rest.
  package var restStories: Int
  package var ofRest: Int
  package var keyness: Keyness
  /// Of so large a G² by chance, corrected for all words that were looked at in this part (Holm).
  package var adjusted: Double
}

/// Counts words by story, article for article, so that texts need not be held.
///
/// Each story is counted once, by its first printing; each word once a story, or one long interview
/// would make a keyword (Gabrielatos 2018, Keyness analysis, in Corpus Approaches to Discourse).
package struct KeywordCounts {
  /// Fewer stories with a word make no keyword.
  package static let fewestStories = 5
  /// Fewer stories of a part have none.
  package static let fewestOfPart = 20
  /// The most telling of each part.
  package static let mostShown = 12
  /// Twice as often.
  package static let leastLogRatio = 1.0

  private struct Part: Hashable {
    var language: String
    var name: String
  }

  private var sizes: [Part: Int] = [:]
  /// How many stories of each part have each word.
  private var counts: [Part: [Int32: Int]] = [:]
  /// The name of all stories of a language.
  private static let all = ""

  package init() {}

  /// A first printing with the numbers of its words.
  package mutating func add(_ article: MeasuredArticle, words: Set<Int32>) {
    for name in [Self.all] + Self.parts(of: article) {
      let part = Part(language: article.language, name: name)
      sizes[part, default: 0] += 1
      for word in words { counts[part, default: [:]][word, default: 0] += 1 }
    }
  }

  private static func parts(of article: MeasuredArticle) -> [String] {
    let stances = ["negative", "positive"].filter { $0 == article.strictStance }
    let cities = Codes.cities.filter {
      $0 != "none" && $0 != "other" && article.cities.contains($0)
    }
    return stances.map { "stance.\($0)" } + cities.map { "city.\($0)" }
      + (article.voices.contains("mover") ? ["voice.mover"] : [])
  }

  /// In the order of languages and parts, the most telling first; `lemma` names a number.
  package func keywords(lemma: (Int32) -> String) -> [Keyword] {
    let names =
      ["stance.negative", "stance.positive"]
      + ["astana", "almaty", "shymkent"].map { "city.\($0)" }
      + ["voice.mover"]
    return ["kk", "ru"].flatMap { language in
      names.flatMap { keywords(of: Part(language: language, name: $0), lemma) }
    }
  }

  private func keywords(of part: Part, _ lemma: (Int32) -> String) -> [Keyword] {
    let whole = Part(language: part.language, name: Self.all)
    guard let size = sizes[part], let all = sizes[whole], size >= Self.fewestOfPart,
      all - size >= Self.fewestOfPart
    else { return [] }
    var found: [Keyword] = []
    for (word, count) in (counts[part] ?? [:]).sorted(by: { $0.key < $1.key })
    where count >= Self.fewestStories {
      let rest = (counts[whole]?[word] ?? count) - count
      found.append(
        Keyword(
          lemma: lemma(word), language: part.language, part: part.name, stories: count, of: size,
          restStories: rest, ofRest: all - size,
          keyness: Keyness(count, of: size, against: rest, of: all - size), adjusted: 1))
    }
    for (place, adjusted) in zip(found.indices, holm(found.map(\.keyness.probability))) {
      found[place].adjusted = adjusted
    }
    let telling = found.filter {
      $0.adjusted < 0.05 && $0.keyness.logRatio >= Self.leastLogRatio
        && $0.keyness.logLikelihood > 0
    }
    return Array(
      telling.sorted {
        $0.keyness.logLikelihood != $1.keyness.logLikelihood
          ? $0.keyness.logLikelihood > $1.keyness.logLikelihood : $0.lemma < $1.lemma
      }.prefix(Self.mostShown))
  }
}
