package import Coding

/// An article as sampling sees it.
package struct SampleUnit: Hashable, Sendable {
  package var id: String
  package var language: String
  package var outlet: String
  /// Empty where the date is not known.
  package var year: String
  package var hit: HitClass

  package init(id: String, language: String, outlet: String, year: String, hit: HitClass) {
    self.id = id
    self.language = language
    self.outlet = outlet
    self.year = year
    self.hit = hit
  }

  /// What the unit is in one respect; `unknown` rather than nothing.
  package func value(of stratifier: Stratifier) -> String {
    let value =
      switch stratifier {
      case .language: language
      case .outlet: outlet
      case .year: year
      case .hit: hit.rawValue
      }
    return value.isEmpty ? "unknown" : value
  }
}

extension HitClass {
  package init(_ relevance: Relevance, hasBlockedMovers: Bool) {
    switch relevance {
    case .internal: self = .internal
    case .other: self = .other
    case .unclear: self = .unclear
    case .none: self = hasBlockedMovers ? .blocked : .none
    }
  }
}

/// What the lexicons found in an article, as far as it matters for what people should look at.
package enum HitClass: String, CaseIterable, Sendable {
  /// As the relevance of the coding.
  case `internal`, other, unclear
  /// No mover is coded though words for movers occur: their conditions failed, or other words took them.
  case blocked
  /// No word for movers at all.
  case none
}

/// By what a sample may be stratified.
package enum Stratifier: String, CaseIterable, Sendable { case language, outlet, year, hit }
