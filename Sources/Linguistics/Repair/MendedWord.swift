/// A word whose letters come from two alphabets as the repair of texts would write it.
///
/// Nil where no Cyrillic word comes of it.
package func mendedWord(_ word: String) throws -> String? {
  var units = Array(word.utf16)
  let whole = units.indices
  try TextTables.shared.get().lookAlikes.mend(&units, whole)
  guard !units.contains(where: { Letters.isLatin($0) || Letters.isGreek($0) }),
    units.contains(where: Letters.isCyrillic)
  else { return nil }
  return String(decoding: units, as: UTF16.self)
}
