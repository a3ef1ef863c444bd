/// An alphabet that Kazakh is written in.
///
/// Latin ones differ in what i, ı, u and y mean, so the draft must be found before a word can be
/// read.
package enum Alphabet: String, Hashable, Sendable, CaseIterable {
  case cyrillic
  /// Apostrophes: a' g' i' n' o' u' y' s' c'.
  case latin2017 = "latin-2017"
  /// Acutes: á ǵ ı ń ó ú ý, sh, ch.
  case latin2018 = "latin-2018"
  /// ä ğ ŋ ö ü ş ç.
  case latin2019 = "latin-2019"
  /// ä ğ ñ ö ü ū ş; y is ы, ı is і.
  case latin2021 = "latin-2021"
  /// Kazinform's own: ä ğ ñ ö ü ş ç ï; y is й, w is у, ı is ы.
  case latinQazAqparat = "latin-qazaqparat"
  /// Төте жазу.
  case arabic

  var isLatin: Bool { self != .cyrillic && self != .arabic }

  /// The alphabet of a Kazakh sentence in a script; `draft` is that of the text around it.
  init(_ script: Script, draft: Alphabet) {
    switch script {
    case .cyrillic: self = .cyrillic
    case .arabic: self = .arabic
    case .latin: self = draft
    }
  }

  /// The Latin draft that a text follows: one for all of it.
  static func draft(_ units: [UInt16]) -> Alphabet { LatinDraft(units).alphabet }
}
