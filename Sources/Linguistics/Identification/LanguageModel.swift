import Basics

/// How improbable letter n-grams are in each of the languages that Kazakh and Russian must be told
/// from.
///
/// Made by tools/train-language-model.py.
struct LanguageModel: Sendable {
  /// One number a label, in 256ths of a natural logarithm; less is likelier.
  ///
  /// Integers, since sums of their vectors are single instructions.
  typealias Costs = SIMD32<Int32>

  static func fixed(_ logarithm: Float) -> Int32 { Int32((logarithm * 256).rounded()) }

  private static let name = "language-ngrams.tsv"
  /// A natural logarithm in steps, as the table has them.
  private static let step: Float = 0.15
  /// Costs of falling back from a trigram that the table lacks to a bigram, and to a letter: what
  /// fitted words outside the training texts.
  private static let bigramCost = Costs(repeating: fixed(3))
  private static let letterCost = Costs(repeating: fixed(6))
  /// A letter that no language of the table has.
  private static let unknownCost = Costs(repeating: fixed(14))

  /// The columns that the table begins with; those of other languages follow.
  enum Lane {
    static let kazakh = 0
    /// Kazakh typed without its letters.
    static let bare = 1
    static let kazakhLatin = 2
    static let russian = 3
    static let others = 4
    static let labels = ["kk", "kk-bare", "kk-Latn", "ru"]
  }

  /// Names of the columns: "kk", "ru", "ky", "kk-Latn".
  let labels: [String]
  private let rows: [UInt64: Costs]

  init() throws {
    let rows = try LanguageData.rows(Self.name, columns: 2)
    guard let header = rows.first else {
      throw Problem("LNG-002", at: Self.name, "the table is empty", kind: .fault)
    }
    labels = header.fields[1].split(separator: " ").map(String.init)
    guard labels.count <= Costs.scalarCount, labels.starts(with: Lane.labels) else {
      throw Problem(
        "LNG-002", at: Self.name,
        "expected at most 32 languages, \(Lane.labels.joined(separator: " ")) first", kind: .fault)
    }
    var table: [UInt64: Costs] = [:]
    table.reserveCapacity(rows.count)
    for row in rows.dropFirst() {
      var costs = Costs(repeating: 0)
      for (index, byte) in row.fields[1].utf8.prefix(labels.count).enumerated() {
        costs[index] = Self.fixed((Float(byte) - 33) * Self.step)
      }
      table[Self.key(row.fields[0].utf16)] = costs
    }
    self.rows = table
  }

  /// The costs of a word, given in lower case; marks and digits in it part it.
  func costs(of word: some Sequence<UInt16>) -> Costs {
    var costs = Costs(repeating: 0)
    var first = Self.border
    var second = Self.border
    for unit in word {
      let third = Letters.isLetter(unit) || Letters.isApostrophe(unit) ? unit : Self.border
      if third == Self.border, second == Self.border { continue }
      add(first, second, third, to: &costs)
      if third == Self.border { first = Self.border } else { first = second }
      second = third
    }
    if second != Self.border { add(first, second, Self.border, to: &costs) }
    return costs
  }

  private static let border = UInt16(0x5F)

  private func add(_ first: UInt16, _ second: UInt16, _ third: UInt16, to costs: inout Costs) {
    // The table has no trigram of one letter and half a border: a word's first pair is none.
    guard second != Self.border else { return }
    if let row = rows[Self.key([first, second, third])] {
      costs &+= row
    } else if let row = rows[Self.key([second, third])] {
      costs &+= row &+ Self.bigramCost
    } else if let row = rows[Self.key([third])] {
      costs &+= row &+ Self.letterCost
    } else {
      costs &+= Self.unknownCost
    }
  }

  private static func key(_ units: some Sequence<UInt16>) -> UInt64 {
    var key: UInt64 = 0
    for unit in units { key = key << 16 | UInt64(unit) }
    return key
  }
}
