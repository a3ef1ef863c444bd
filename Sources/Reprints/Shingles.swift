internal import Basics
package import Linguistics

/// Raised whenever the shingles or the grades of the same articles would change.
package let reprintsVersion = 3

/// Raised whenever other articles would be taken for translations of each other.
package let translationsVersion = 1

/// Hashes of a sample of a text's shingles, sorted and distinct.
///
/// A shingle is five words in a row, lower case, ё as е, numbers as one class, punctuation dropped.
/// Paragraph borders do not count, as reprints move them.
package func sampledShingles(of text: AnalyzedText) -> [UInt64] {
  let number = stableHash([0])
  let hashes = text.types.map { type -> UInt64? in
    switch type.kind {
    case .word, .address: stableHash(type.folded.utf8)
    case .number: number
    case .punctuation, .symbol: nil
    }
  }
  return sampledShingles(ofWords: text.tokens.compactMap { hashes[Int($0.type)] })
}

/// The same of words that are hashed already, in the order of the text.
///
/// Of a text under 200 words all shingles are kept, under 400 those whose hash is divisible by 2, of
/// a longer one by 4: what is kept of a long text is kept of a short one too, so any two can be
/// compared on what both keep. One in four of everything missed copies of a lead of 40 words
/// (docs/decisions.md, "Reprints").
package func sampledShingles(ofWords words: [UInt64]) -> [UInt64] {
  let width = 5
  guard words.count >= width else { return [] }
  let rate: UInt64 = words.count < 200 ? 1 : words.count < 400 ? 2 : 4
  var sample: [UInt64] = []
  sample.reserveCapacity(words.count / Int(rate) + 32)
  words.withUnsafeBufferPointer { words in
    for start in 0...(words.count - width) {
      // The words' hashes by odd numbers of their places (those of SplitMix64 and MurmurHash3), so that
      // their order counts; five products that wait for no other.
      var hash =
        words[start] &* 0x9E37_79B9_7F4A_7C15 &+ words[start + 1] &* 0xBF58_476D_1CE4_E5B9
        &+ words[start + 2] &* 0x94D0_49BB_1331_11EB
      hash &+=
        words[start + 3] &* 0xFF51_AFD7_ED55_8CCD &+ words[start + 4] &* 0xC4CE_B9FE_1A85_EC53
      hash ^= hash >> 32
      hash &*= 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      if hash & (rate - 1) == 0 { sample.append(hash) }
    }
  }
  sample.sort()
  var last: UInt64?
  sample.removeAll { hash in
    defer { last = hash }
    return hash == last
  }
  return sample
}
