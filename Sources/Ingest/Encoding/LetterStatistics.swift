internal import Foundation

/// How well the bytes of a text fit the letters of Cyrillic languages under each encoding.
struct LetterStatistics {
  /// Most bytes above 0x7F stand beside another: words of such letters, not accents among Latin.
  let looksCyrillic: Bool
  /// How often a byte stands behind another kind of byte: `counts[place][byte - 0x80]`.
  private var counts = [[Int]](repeating: [Int](repeating: 0, count: 128), count: 2)
  /// Pairs of bytes above 0x7F, first × 128 + second.
  private var pairs = [Int](repeating: 0, count: 128 * 128)
  private var total = 0

  /// Looks at this many bytes above 0x7F; a thousand suffice.
  private static let sampleSize = 20_000

  init(_ bytes: [UInt8]) {
    var before: UInt8 = 32
    var inWords = 0
    for byte in bytes {
      if byte >= 0x80 {
        total += 1
        if before >= 0x80 {
          inWords += 1
          pairs[Int(before & 0x7F) << 7 | Int(byte & 0x7F)] += 1
        } else {
          counts[(before | 0x20) &- 97 < 26 ? 1 : 0][Int(byte & 0x7F)] += 1
        }
        if total >= Self.sampleSize { break }
      }
      before = byte
    }
    // Each letter of a word but the first stands behind another; of accents hardly any does.
    looksCyrillic = total >= 4 && inWords * 2 > total
  }

  /// The encoding that fits best; with one given, only where another fits clearly better.
  func best(against declared: String?) -> String? {
    guard total > 0 else { return nil }
    var best: (name: String, fit: Double)?
    var declaredFit: Double?
    for model in LetterModel.all {
      let fit = fit(model)
      if model.encoding == declared { declaredFit = max(declaredFit ?? -.infinity, fit) }
      if fit > best?.fit ?? -.infinity { best = (model.encoding, fit) }
    }
    guard let best else { return nil }
    if let declaredFit {
      let gain = best.fit - declaredFit
      // In nats a byte, and in all: e^12 to one.
      guard gain > 0.05, gain * Double(total) > 12 else { return nil }
    }
    return best.name == declared ? nil : best.name
  }

  /// The mean logarithm of likelihood of a byte.
  private func fit(_ model: LetterModel) -> Double {
    var sum = 0.0
    for byte in 0..<128 {
      if counts[0][byte] > 0 { sum += Double(counts[0][byte]) * model.first(byte) }
      if counts[1][byte] > 0 { sum += Double(counts[1][byte]) * model.inner(byte) }
    }
    for pair in 0..<pairs.count where pairs[pair] > 0 {
      sum += Double(pairs[pair]) * model.next(pair >> 7, pair & 0x7F)
    }
    return sum / Double(total)
  }
}

/// A language in an encoding.
private struct LetterModel: Sendable {
  enum Kind: UInt8 { case small, capital, mark, odd }

  let encoding: String
  private let kinds: [Kind]
  private let weights: [Double]

  /// Signs that stand in any Cyrillic text.
  private static let marks: Set<Unicode.Scalar> = [
    "«", "»", "—", "–", "“", "”", "„", "’", "‘", "…", "№", "\u{A0}", "§", "°", "·", "•", "©", "®",
    "\u{AD}", "±", "™",
  ]
  /// Logarithms of likelihood of what letters do not explain; no text hangs on their exact values.
  private static let markWeight = -5.0
  private static let oddWeight = -10.0
  private static let unknownLetter = -9.5
  private static let capitalStart = -2.0
  private static let capitalInside = -3.0
  private static let capitalBehindSmall = -7.0

  init(encoding: SingleByteTable, shares: [Unicode.Scalar: Double]) {
    self.encoding = encoding.name
    var kinds: [Kind] = []
    var weights: [Double] = []
    for scalar in encoding.scalars {
      let properties = scalar.properties
      let small = properties.lowercaseMapping.unicodeScalars.first ?? scalar
      if (0x400...0x4FF).contains(scalar.value) {
        kinds.append(small == scalar ? .small : .capital)
        weights.append(shares[small].map { log($0) } ?? Self.unknownLetter)
      } else {
        let isMark = Self.marks.contains(scalar)
        kinds.append(isMark ? .mark : .odd)
        weights.append(isMark ? Self.markWeight : Self.oddWeight)
      }
    }
    self.kinds = kinds
    self.weights = weights
  }

  func first(_ byte: Int) -> Double {
    weights[byte] + (kinds[byte] == .capital ? Self.capitalStart : 0)
  }

  /// Behind a Latin letter, where no Cyrillic one is expected.
  func inner(_ byte: Int) -> Double { first(byte) - (kinds[byte] == .mark ? 0 : 1) }

  func next(_ before: Int, _ byte: Int) -> Double {
    guard kinds[byte] == .capital else { return weights[byte] }
    switch kinds[before] {
    case .small: return weights[byte] + Self.capitalBehindSmall
    case .capital: return weights[byte] + Self.capitalInside
    case .mark, .odd: return first(byte)
    }
  }

  /// Every language in every Cyrillic encoding, the likelier first.
  static let all: [LetterModel] = {
    let table = ingestTable("encoding-letters")
    guard let header = table.first else { return [] }
    var models: [LetterModel] = []
    for encoding in SingleByteTable.all where encoding.isCyrillic {
      for column in 1..<max(1, header.count) {
        var shares: [Unicode.Scalar: Double] = [:]
        for row in table.dropFirst() where row.count == header.count {
          // Per ten thousand.
          if let letter = row[0].unicodeScalars.first, let share = Double(row[column]), share > 0 {
            shares[letter] = share / 10_000
          }
        }
        models.append(LetterModel(encoding: encoding, shares: shares))
      }
    }
    return models
  }()
}
