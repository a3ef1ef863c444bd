package import Coding

/// What is coded of a whole article, as the report counts it.
package enum ArticleVariable: String, CaseIterable, Sendable {
  case relevance, stance
  case strictStance = "stance_strict"
  case outletStance = "outlet_stance"
  case frames
  case finerFrames = "finer_frames"
  case voices, cities, origins, ties
  case labelUse = "label_use"
  case metaphors

  /// The codes that an article has; only its relevance where it is not about movers, for no other
  /// figure counts it then.
  package func codes(of coded: CodedArticle) -> [String] {
    guard self == .relevance || coded.relevance == .internal else { return [] }
    switch self {
    case .relevance: return [coded.relevance.rawValue]
    case .stance: return [coded.stance.rawValue]
    case .strictStance: return [coded.strictStance.rawValue]
    case .outletStance: return [coded.outletStance.rawValue]
    case .frames: return coded.frames
    case .finerFrames: return coded.finerFrames
    case .voices: return coded.voices
    case .cities: return coded.cities
    case .origins: return coded.origins
    case .ties: return Set(coded.ties.map { "\($0.tie):\($0.state.rawValue)" }).sorted()
    case .labelUse: return [coded.labelUse.rawValue]
    case .metaphors: return coded.metaphors
    }
  }

  /// Whether an article has one code of it and no more.
  package var isSingle: Bool {
    switch self {
    case .relevance, .stance, .strictStance, .outletStance, .labelUse: true
    case .frames, .finerFrames, .voices, .cities, .origins, .ties, .metaphors: false
    }
  }
}
