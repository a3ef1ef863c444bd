internal import Basics
package import Linguistics

/// Raised whenever the shingles or the grades of the same articles would change.
package let reprintsVersion = 1

/// Hashes of a sample of a text's shingles, sorted and distinct.
///
/// A shingle is five words in a row, lower case, ё as е, numbers as one class, punctuation dropped.
/// Paragraph borders do not count, as reprints move them. Of the 64-bit FNV-1a hashes those divisible
/// by 4 are kept. Five words and one in four found 597 of 600 planted reprints, at twice the speed of
/// all shingles (docs/decisions.md, "Reprints").
package func sampledShingles(of text: AnalyzedText) -> [UInt64] {
  let width = 5
  let words = text.tokens.compactMap { token -> [UInt8]? in
    let type = text.type(of: token)
    switch type.kind {
    case .word, .address: return Array(type.folded.utf8)
    case .number: return Array("0".utf8)
    case .punctuation, .symbol: return nil
    }
  }
  guard words.count >= width else { return [] }
  var sample: Set<UInt64> = []
  for start in 0...(words.count - width) {
    let hash = stableHash(words[start..<(start + width)].joined(separator: [0]))
    if hash.isMultiple(of: 4) { sample.insert(hash) }
  }
  return sample.sorted()
}
