internal import Linguistics

/// Grammatical cases as bits: asked for at every word that may name a speaker.
struct CaseSet: OptionSet {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ grammaticalCase: GrammaticalCase) {
    self =
      switch grammaticalCase {
      case .nominative: .nominative
      case .genitive: .genitive
      case .dative: .dative
      case .accusative: .accusative
      case .locative: .locative
      case .ablative: .ablative
      case .instrumental: .instrumental
      }
  }

  static let nominative = Self(rawValue: 1 << 0)
  static let genitive = Self(rawValue: 1 << 1)
  static let dative = Self(rawValue: 1 << 2)
  static let accusative = Self(rawValue: 1 << 3)
  static let locative = Self(rawValue: 1 << 4)
  static let ablative = Self(rawValue: 1 << 5)
  static let instrumental = Self(rawValue: 1 << 6)
}
