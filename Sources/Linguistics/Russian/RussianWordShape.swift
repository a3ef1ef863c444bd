extension RussianMorphology {
  /// A word in the shapes that look-ups want.
  struct Word {
    var folded: String
    var bytes: [UInt8]
    /// In lower case with its ё.
    var exactBytes: [UInt8]
    var hasYo: Bool
    var isCapitalized: Bool
    /// In capitals throughout, and of two letters at least.
    var isAllCapitals = false
    var capitals = 0
    var startsWithCapitals = false

    init(surface: String, folded: String) {
      self.folded = folded
      bytes = Array(folded.utf8)
      hasYo = surface.unicodeScalars.contains { $0 == "ё" || $0 == "Ё" }
      exactBytes = hasYo ? Array(surface.lowercased().utf8) : bytes
      let scalars = surface.unicodeScalars
      isCapitalized = scalars.first?.properties.isUppercase ?? false
      capitals = scalars.reduce(0) { $0 + ($1.properties.isUppercase ? 1 : 0) }
      startsWithCapitals =
        scalars.prefix { $0.properties.isUppercase }.count == capitals && capitals > 1
      isAllCapitals =
        isCapitalized && scalars.count > 1 && !scalars.contains { $0.properties.isLowercase }
    }

    init(folded: String, isCapitalized: Bool) {
      self.folded = folded
      bytes = Array(folded.utf8)
      exactBytes = bytes
      hasYo = false
      self.isCapitalized = isCapitalized
    }
  }
}
