internal import Foundation

/// How well the bytes of a text fit the letters of Cyrillic languages, and of Hebrew, under each
/// encoding.
struct LetterStatistics {
  /// Most bytes above 0x7F stand beside another: words of such letters, not accents among Latin.
  ///
  /// Each letter of a word but the first stands behind another; of accents hardly any does.
  var looksLikeWords: Bool { total >= 4 && inWords * 2 > total }
  /// Bytes above 0x7F that were looked at.
  private(set) var total = 0

  /// How often a byte stands behind another kind of byte: `counts[place][byte - 0x80]`.
  private var counts = [[Int]](repeating: [Int](repeating: 0, count: 128), count: 2)
  /// Pairs of bytes above 0x7F, first × 128 + second.
  private var pairs = [Int](repeating: 0, count: 128 * 128)
  /// The pairs that occur, in order.
  private var metPairs: [Int] = []
  private var inWords = 0

  /// Looks at this many bytes above 0x7F; a thousand suffice.
  private static let sampleSize = 20_000

  init(_ stretches: [ArraySlice<UInt8>]) {
    for stretch in stretches { add(stretch) }
    metPairs = pairs.indices.filter { pairs[$0] > 0 }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    var before: UInt8 = 32
    for byte in bytes {
      if byte >= 0x80 {
        guard total < Self.sampleSize else { return }
        total += 1
        if before >= 0x80 {
          inWords += 1
          pairs[Int(before & 0x7F) << 7 | Int(byte & 0x7F)] += 1
        } else {
          counts[(before | 0x20) &- 97 < 26 ? 1 : 0][Int(byte & 0x7F)] += 1
        }
      }
      before = byte
    }
  }

  /// The Cyrillic encoding that fits best; with one declared, only where another fits clearly better.
  func best(against declared: String?) -> String? {
    guard total > 0 else { return nil }
    var best: (name: String, fit: Double)?
    var declaredFit: Double?
    for model in LetterModel.cyrillic {
      let fit = fit(model)
      if model.encoding == declared { declaredFit = max(declaredFit ?? -.infinity, fit) }
      if fit > best?.fit ?? -.infinity { best = (model.encoding, fit) }
    }
    guard let best else { return nil }
    if let declaredFit {
      let gain = best.fit - declaredFit
      // In nats a byte, and in all: two letters of Kazakh that the declared encoding lacks.
      guard gain > 0.05, gain * Double(total) > 8 else { return nil }
    }
    return best.name == declared ? nil : best.name
  }

  /// How well the best Cyrillic encoding fits, in nats a byte: real texts lie between -3.6 and -2.6,
  /// bytes of other writings below -4.5.
  var cyrillicFit: Double { LetterModel.cyrillic.map(fit).max() ?? -.infinity }

  /// Words that no Cyrillic language would spell.
  var isForeign: Bool { cyrillicFit < -4.2 }

  /// The encoding of another alphabet, where it fits better than any Cyrillic one.
  var otherAlphabet: String? {
    let best = LetterModel.others.map { ($0.encoding, fit($0)) }.max { $0.1 < $1.1 }
    guard let best, (best.1 - cyrillicFit) * Double(total) > 12 else { return nil }
    return best.0
  }

  /// The mean logarithm of likelihood of a byte.
  private func fit(_ model: LetterModel) -> Double {
    var sum = 0.0
    for byte in 0..<128 {
      if counts[0][byte] > 0 { sum += Double(counts[0][byte]) * model.first(byte) }
      if counts[1][byte] > 0 { sum += Double(counts[1][byte]) * model.inner(byte) }
    }
    for pair in metPairs { sum += Double(pairs[pair]) * model.next(pair >> 7, pair & 0x7F) }
    return (sum + model.prior) / Double(max(1, total))
  }
}

/// A language in an encoding.
private struct LetterModel: Sendable {
  enum Kind: UInt8 { case small, capital, mark, closingMark, odd }

  let encoding: String
  /// How likely the encoding is before a byte is seen, as a logarithm.
  ///
  /// Each in the order of the data file is two thirds as likely as the one before it: this decides
  /// where a few words fit several.
  let prior: Double
  private let kinds: [Kind]
  private let weights: [Double]

  /// Signs that stand in any Cyrillic text, the common ones and the rest.
  private static let commonMarks: Set<Unicode.Scalar> = ["«", "»", "—"]
  private static let rareMarks: Set<Unicode.Scalar> = [
    "–", "“", "”", "„", "’", "‘", "…", "№", "\u{A0}", "§", "°", "·", "•", "©", "®", "\u{AD}", "±",
    "™",
  ]
  /// Signs behind which no letter stands without a space: what capitals of windows-1251 are in
  /// MacCyrillic, and the other way round.
  private static let closingMarks: Set<Unicode.Scalar> = [
    "»", "—", "–", "”", "…", "•", "‘", "’", "™", "№",
  ]
  /// Logarithms of likelihood of what letters do not explain; no text hangs on their exact values.
  private static let commonMark = -6.0
  private static let rareMark = -8.0
  private static let letterBehindMark = -4.0
  private static let oddWeight = -10.0
  private static let unknownLetter = -9.5
  private static let capitalStart = -2.0
  private static let capitalInside = -3.0
  private static let capitalBehindSmall = -7.0

  init(encoding: SingleByteTable, rank: Int, shares: [Unicode.Scalar: Double]) {
    self.encoding = encoding.name
    prior = -0.4 * Double(rank)
    var kinds: [Kind] = []
    var weights: [Double] = []
    for scalar in encoding.scalars {
      let properties = scalar.properties
      let small = properties.lowercaseMapping.unicodeScalars.first ?? scalar
      if shares[small] != nil || (0x400...0x4FF).contains(scalar.value) {
        kinds.append(small == scalar ? .small : .capital)
        weights.append(shares[small].map { log($0) } ?? Self.unknownLetter)
      } else {
        let isCommon = Self.commonMarks.contains(scalar)
        let isMark = isCommon || Self.rareMarks.contains(scalar)
        kinds.append(Self.closingMarks.contains(scalar) ? .closingMark : isMark ? .mark : .odd)
        weights.append(isCommon ? Self.commonMark : isMark ? Self.rareMark : Self.oddWeight)
      }
    }
    self.kinds = kinds
    self.weights = weights
  }

  func first(_ byte: Int) -> Double {
    weights[byte] + (kinds[byte] == .capital ? Self.capitalStart : 0)
  }

  /// Behind a Latin letter, where no Cyrillic one is expected.
  func inner(_ byte: Int) -> Double {
    first(byte) - (kinds[byte] == .mark || kinds[byte] == .closingMark ? 0 : 1)
  }

  func next(_ before: Int, _ byte: Int) -> Double {
    let isLetter = kinds[byte] == .capital || kinds[byte] == .small
    if isLetter, kinds[before] == .closingMark { return first(byte) + Self.letterBehindMark }
    guard kinds[byte] == .capital else { return weights[byte] }
    switch kinds[before] {
    case .small: return weights[byte] + Self.capitalBehindSmall
    case .capital: return weights[byte] + Self.capitalInside
    case .mark, .closingMark, .odd: return first(byte)
    }
  }

  /// Every Cyrillic language in every Cyrillic encoding, the likelier first.
  static let cyrillic: [LetterModel] = models { $0.isCyrillic }
  /// The other alphabets in theirs.
  static let others: [LetterModel] = models { !$0.isCyrillic }

  private static func models(where isWanted: (SingleByteTable) -> Bool) -> [LetterModel] {
    let table = ingestTable("encoding-letters")
    guard let header = table.first else { return [] }
    var models: [LetterModel] = []
    for (rank, encoding) in SingleByteTable.all.enumerated() where isWanted(encoding) {
      for column in 1..<max(1, header.count) {
        var shares: [Unicode.Scalar: Double] = [:]
        for row in table.dropFirst() where row.count == header.count {
          // Per ten thousand.
          if let letter = row[0].unicodeScalars.first, let share = Double(row[column]), share > 0 {
            shares[letter] = share / 10_000
          }
        }
        // An alphabet that the encoding does not have.
        guard encoding.scalars.contains(where: { shares[$0] != nil }) else { continue }
        models.append(LetterModel(encoding: encoding, rank: rank, shares: shares))
      }
    }
    return models
  }
}
