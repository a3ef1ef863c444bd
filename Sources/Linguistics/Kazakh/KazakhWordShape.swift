/// What the capitals of a word say.
struct WordShape {
  var isCapitalized = false
  var isAllCapitals = false
  /// Capitals at the start: three of АҚШ-пен.
  var leadingCapitals = 0

  init() {}

  init(_ surface: String) {
    var letters = 0
    isAllCapitals = true
    for scalar in surface.unicodeScalars where scalar.properties.isAlphabetic {
      letters += 1
      if !scalar.properties.isUppercase { isAllCapitals = false }
    }
    isAllCapitals = isAllCapitals && letters > 1
    leadingCapitals = surface.unicodeScalars.prefix { $0.properties.isUppercase }.count
    isCapitalized = surface.unicodeScalars.first?.properties.isUppercase ?? false
  }
}
