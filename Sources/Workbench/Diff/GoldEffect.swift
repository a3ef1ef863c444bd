internal import Coding
internal import Lexicons
package import Linguistics
package import Measures

/// How agreement with people changes from one state of the tables to another.
package struct GoldEffect: Sendable {
  /// The file of people's codes.
  package var gold: String
  package private(set) var passages = 0
  /// Passages that neither have a text nor stand in the corpus.
  package private(set) var unknown = 0
  package private(set) var agreement: [AgreementChange] = []
  /// Passages that are coded otherwise now, those moved farthest first.
  package private(set) var moves: [Move] = []

  /// A passage of which a variable changes.
  package struct Move: Sendable {
    package var passage: CodedPassage
    package var variable: Variable
    package var before: Set<String>
    package var after: Set<String>
    /// How much nearer to the people's code it comes: from -1, away, to 1.
    package var gain: Double
  }

  /// The variables whose alpha falls by more than `tolerance`.
  package func fallen(by tolerance: Double) -> [AgreementChange] {
    agreement.filter { ($0.difference.value ?? 0) < -tolerance - 1e-12 }
  }

  /// Codes the passages by both sides: those with a text by it, others by the article of their id or
  /// address.
  package init(
    _ passages: [CodedPassage], place: String, by comparison: LexiconComparison,
    dictionaries: Dictionaries, _ resampling: Resampling
  ) throws {
    gold = place
    let knownBefore = KnownCodes(comparison.before.tables.codebook)
    let knownAfter = KnownCodes(comparison.after.tables.codebook)
    let coders = [
      PassageCoder(comparison.before.compiled, dictionaries: dictionaries, known: knownBefore),
      PassageCoder(comparison.after.compiled, dictionaries: dictionaries, known: knownAfter),
    ]
    let articles = ArticlesByName(comparison.corpus.cards)
    var coded: (gold: [CodedPassage], before: [PassageCodes], after: [PassageCodes]) = ([], [], [])
    for passage in passages {
      let pair: [PassageCodes]
      if passage.text != nil {
        pair = coders.map { $0.code([passage])[0].coded.codes }
      } else if let number = articles[passage] {
        let codings = try comparison.codings(of: number)
        pair = [
          PassageCodes(codings.before, known: knownBefore),
          PassageCodes(codings.after, known: knownAfter),
        ]
      } else {
        unknown += 1
        continue
      }
      coded.gold.append(passage)
      coded.before.append(pair[0])
      coded.after.append(pair[1])
    }
    self.passages = coded.gold.count
    agreement = agreementChanges(
      gold: coded.gold.map(\.codes), before: coded.before, after: coded.after, resampling)
    moves = zip(coded.gold, zip(coded.before, coded.after)).flatMap { passage, codes in
      Self.moves(of: passage, codes.0, codes.1)
    }.enumerated().sorted {
      (-abs($0.element.gain), $0.offset) < (-abs($1.element.gain), $1.offset)
    }.map(\.element)
  }

  private static func moves(
    of passage: CodedPassage, _ before: PassageCodes, _ after: PassageCodes
  ) -> [Move] {
    Variable.allCases.compactMap { variable in
      let old = CodedPair(gold: passage.codes, coded: before).distance(in: variable)
      let new = CodedPair(gold: passage.codes, coded: after).distance(in: variable)
      guard let old, let new, before[variable] != after[variable] else { return nil }
      return Move(
        passage: passage, variable: variable, before: before[variable] ?? [],
        after: after[variable] ?? [], gain: old - new)
    }
  }
}

/// Articles by id and by address.
private struct ArticlesByName {
  private var numbers: [String: Int] = [:]

  init(_ cards: [ArticleCard]) {
    for (number, card) in cards.enumerated() {
      if let address = card.address { numbers[address] = number }
      numbers[card.id] = number
    }
  }

  subscript(passage: CodedPassage) -> Int? {
    numbers[passage.id] ?? passage.address.flatMap { numbers[$0] }
  }
}
