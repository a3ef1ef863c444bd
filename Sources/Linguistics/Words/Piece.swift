/// A token to be: a stretch of the repaired text.
struct Piece {
  var range: Range<Int>
  var kind: WordType.Kind
  var form: Form = .plain
  /// Whether white space stands before it.
  var isAfterSpace: Bool

  enum Form: Equatable {
    case plain
    /// With a period of its own: "млн.", "т.б."
    case abbreviation(Abbreviations.Ending)
    /// Parts apart that are one word: "көші - қон".
    case spacedCompound
    /// "А."
    case initial
  }
}
