/// An article as clustering sees it, without its shingles.
package struct Printing: Hashable, Sendable {
  package var id: String
  package var outlet: String
  /// Days since 1970-01-01; nil where no date is known.
  package var day: Int?
  package var isAgency: Bool
  package var language: String

  package init(id: String, outlet: String, day: Int?, isAgency: Bool, language: String) {
    self.id = id
    self.outlet = outlet
    self.day = day
    self.isAgency = isAgency
    self.language = language
  }

  /// The order of representatives: the earliest, an agency's before others, the smallest id; those
  /// without a date last.
  package static func precedes(_ a: Printing, _ b: Printing) -> Bool {
    (a.day ?? .max, a.isAgency ? 0 : 1, a.id) < (b.day ?? .max, b.isAgency ? 0 : 1, b.id)
  }
}

/// How much of one article stands in another.
package enum ReprintGrade: String, Codable, CaseIterable, Sendable {
  /// At least 0.8 of each stands in the other.
  case reprint
  /// At least 0.3 of each stands in the other.
  case partial
  /// A sentence or two, or a paragraph, stands in both: a passage.
  ///
  /// It joins no stories, or a digest of five stories would make them one.
  case passage
  /// The same in the other language, Kazakh or Russian.
  case translation

  var rank: Int {
    switch self {
    case .reprint: 3
    case .partial: 2
    case .passage: 1
    case .translation: 0
    }
  }
}

/// The story of an article and the article it prints again.
package struct StoryPlace: Hashable, Sendable {
  package var id: String
  /// The id of the story's representative: the earliest printing, then an agency's, then the
  /// smallest id.
  package var story: String
  /// The strongest relation to an earlier printing; nil for an original.
  package var grade: ReprintGrade?
  package var of: String?
}
