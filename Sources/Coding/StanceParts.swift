/// The four things that stance toward movers is made of; they are kept apart.
package enum StancePart: String, Codable, CaseIterable, Sendable {
  /// What the people are and do.
  case people
  /// Their coming.
  case coming
  /// What ought to be done about them: include or restrict.
  case demand
  /// They are shown as wronged, or given a hearing; the strict reading leaves it out.
  case sympathy
}

/// A score for each part of stance: signed sums of weights after shifters.
package struct StanceParts: Hashable, Codable, Sendable {
  package var people = 0.0
  package var coming = 0.0
  package var demand = 0.0
  package var sympathy = 0.0

  package init() {}

  /// Without sympathy: the summary that a headline may name.
  package var strict: Double { people + coming + demand }
  /// With sympathy, as people code it.
  package var lenient: Double { strict + sympathy }

  /// The sign of the lenient sum, and of the strict one: a mention, sentence or speaker has one sign;
  /// mixed is for articles.
  package var stance: Stance { ArticleRules.stance(ofMention: lenient) }
  package var strictStance: Stance { ArticleRules.stance(ofMention: strict) }

  package subscript(part: StancePart) -> Double {
    get {
      switch part {
      case .people: people
      case .coming: coming
      case .demand: demand
      case .sympathy: sympathy
      }
    }
    set {
      switch part {
      case .people: people = newValue
      case .coming: coming = newValue
      case .demand: demand = newValue
      case .sympathy: sympathy = newValue
      }
    }
  }
}

/// A sentence of a part of an article.
package struct SentencePlace: Hashable, Codable, Comparable, Sendable {
  package var part: Part
  /// From 0.
  package var sentence: Int

  package init(part: Part, sentence: Int) {
    self.part = part
    self.sentence = sentence
  }

  package static func < (a: SentencePlace, b: SentencePlace) -> Bool {
    a.part != b.part ? a.part == .title : a.sentence < b.sentence
  }
}

/// What one sentence says of movers.
package struct SentenceStance: Hashable, Codable, Sendable {
  package var place: SentencePlace
  package var parts: StanceParts
}

/// What one speaker's words say of movers.
package struct SpeakerStance: Hashable, Codable, Sendable {
  /// The role: `official` … `outlet`, or `unknown`.
  package var role: String
  package var parts: StanceParts
}
