package import Basics
package import Coding
package import Lexicons

/// By what articles can be picked.
package enum ArticleField: String, CaseIterable, Sendable {
  case article, story, outlet, language, year
  case relevance, stance
  case strictStance = "stance_strict"
  case outletStance = "outlet_stance"
  case frame, voice, city, origin, metaphor, tie, group
  case labelUse = "label_use"

  /// Whether the card tells it; the rest takes the coding.
  var isOnCard: Bool {
    switch self {
    case .article, .story, .outlet, .language, .year: true
    default: false
    }
  }

  /// The values that an article has.
  func values(of coding: CodedArticle) -> [String] {
    switch self {
    case .relevance: [coding.relevance.rawValue]
    case .stance: [coding.stance.rawValue]
    case .strictStance: [coding.strictStance.rawValue]
    case .outletStance: [coding.outletStance.rawValue]
    case .frame: coding.frames + coding.finerFrames
    case .voice: coding.voices
    case .city: coding.cities
    case .origin: coding.origins
    case .metaphor: coding.metaphors
    case .tie: coding.ties.map(\.tie)
    case .group: coding.mentions.map(\.group)
    case .labelUse: [coding.labelUse.rawValue]
    case .article, .story, .outlet, .language, .year: []
    }
  }

  func value(of card: ArticleCard) -> String? {
    switch self {
    case .article: card.id
    case .story: card.story
    case .outlet: card.outlet
    case .language: card.language
    case .year: card.year
    default: nil
    }
  }
}

/// Which articles are asked about: those that have one of the values of every field given.
package struct ArticleFilter: Hashable, Sendable {
  package var values: [ArticleField: Set<String>] = [:]
  /// A day, month or year: `2024-05`; articles without a date are left out where one is given.
  package var from: String?
  package var to: String?

  package init() {}

  package var isEmpty: Bool { values.isEmpty && from == nil && to == nil }

  /// Whether codings must be read to tell.
  package var asksForCodes: Bool { values.keys.contains { !$0.isOnCard } }

  package func admits(_ card: ArticleCard) -> Bool {
    if let from, (card.day ?? "") < from { return false }
    if let to {
      guard let day = card.day, String(day.prefix(to.count)) <= to else { return false }
    }
    return values.allSatisfy { field, wanted in
      guard field.isOnCard else { return true }
      guard let value = field.value(of: card) else { return false }
      // Ids may be given by their beginning, as everywhere.
      return wanted.contains(value)
        || field == .article && wanted.contains { value.hasPrefix($0) }
    }
  }

  package func admits(_ coding: CodedArticle) -> Bool {
    values.allSatisfy { field, wanted in
      field.isOnCard || field.values(of: coding).contains(where: wanted.contains)
    }
  }

  /// What no article can have: a mistyped code, an outlet that the corpus does not know.
  package func problems(_ cards: [ArticleCard], _ codebook: Codebook) -> [Problem] {
    var problems: [Problem] = []
    for field in ArticleField.allCases {
      guard let wanted = values[field] else { continue }
      let known = Self.known(field, cards, codebook)
      for value in wanted.sorted() where !known.contains(value) {
        if field == .article, known.contains(where: { $0.hasPrefix(value) }) { continue }
        problems.append(
          Problem(
            "KWI-001", at: field.rawValue, "no article has “\(value)”",
            cure: nearestName(to: value, among: known).map { "did you mean \($0)?" }
              ?? "expected one of \(known.sorted().prefix(30).joined(separator: " "))"))
      }
    }
    for day in [from, to].compactMap({ $0 }) where !Self.isDay(day) {
      problems.append(
        Problem(
          "KWI-002", at: day, "this is no day, month or year",
          cure: "write it as 2024, 2024-05 or 2024-05-31"))
    }
    return problems
  }

  private static func known(
    _ field: ArticleField, _ cards: [ArticleCard], _ codebook: Codebook
  ) -> Set<String> {
    func codes(_ kind: CodeKind) -> [String] { codebook.codes(of: kind).map(\.code) }
    return switch field {
    case .relevance: Set(Relevance.allCases.map(\.rawValue))
    case .stance, .strictStance, .outletStance: Set(Stance.allCases.map(\.rawValue))
    case .labelUse: Set(LabelUse.allCases.map(\.rawValue))
    case .frame: Set(codes(.frame))
    case .voice: Set(codes(.speaker) + ["outlet"])
    case .city: Set(codes(.place) + ["other"])
    case .origin: Set(codes(.place) + codes(.group))
    case .metaphor: Set(codes(.metaphor))
    case .tie: Set(codes(.tie))
    case .group: Set(codes(.group) + codes(.label))
    case .article, .story, .outlet, .language, .year: Set(cards.compactMap { field.value(of: $0) })
    }
  }

  /// `2024`, `2024-05`, `2024-05-31`.
  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return (1...3).contains(parts.count)
      && zip(parts, [4, 2, 2]).allSatisfy { part, length in
        part.utf8.count == length && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }
  }
}
