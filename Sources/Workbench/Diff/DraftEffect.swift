/// What follows from an edit of the tables, as far as it can be told while somebody types: no more
/// articles than asked for, and nothing that takes a way through the whole corpus.
package struct DraftEffect: Sendable {
  /// How many articles gain and lose a code.
  package struct CodeChange: Hashable, Sendable {
    package var variable: ArticleVariable
    package var code: String
    package var gained: Int
    package var lost: Int
  }

  /// Articles whose codes change; those where single sentences change only; those that keep all codes
  /// by other evidence.
  package private(set) var changedArticles = 0
  package private(set) var sentencesOnly = 0
  package private(set) var evidenceOnly = 0
  /// In the order of the variables, then by code.
  package private(set) var codes: [CodeChange] = []
  /// The articles that change most, the gravest first.
  package private(set) var gravest: [ArticleChange] = []
  /// The count was broken off: more articles may change.
  package private(set) var isBrokenOff = false

  package var isNothing: Bool { changedArticles + sentencesOnly + evidenceOnly == 0 }

  private struct Enough: Error {}

  /// Nothing changes.
  package init() {}

  /// Counts up to `most` articles that change, and keeps the `kept` gravest of them.
  package init(of comparison: LexiconComparison, upTo most: Int, keeping kept: Int) throws {
    guard comparison.changes.mayChangeCodings else { return }
    let cards = comparison.corpus.cards
    let newIDs = comparison.changes.newIDs
    var counts = [[String: (gained: Int, lost: Int)]](
      repeating: [:], count: ArticleVariable.allCases.count)
    do {
      try comparison.visit { number, before, after in
        let change = ArticleChange(number, cards[number], from: before, to: after, newIDs: newIDs)
        guard !change.isEvidenceOnly || !change.evidence.isEmpty else { return }
        guard changedArticles + sentencesOnly + evidenceOnly < most else { throw Enough() }
        add(change, kept)
        for codes in change.codes {
          guard let place = ArticleVariable.allCases.firstIndex(of: codes.variable) else {
            continue
          }
          for code in codes.gained { counts[place][code, default: (0, 0)].gained += 1 }
          for code in codes.lost { counts[place][code, default: (0, 0)].lost += 1 }
        }
      }
    } catch is Enough {
      isBrokenOff = true
    }
    for place in gravest.indices { try comparison.explain(&gravest[place]) }
    codes = zip(ArticleVariable.allCases, counts).flatMap { variable, counts in
      counts.sorted { $0.key < $1.key }.map { code, count in
        CodeChange(variable: variable, code: code, gained: count.gained, lost: count.lost)
      }
    }
  }

  private mutating func add(_ change: ArticleChange, _ kept: Int) {
    if change.isEvidenceOnly {
      evidenceOnly += 1
    } else if change.codes.isEmpty {
      sentencesOnly += 1
    } else {
      changedArticles += 1
    }
    let gravity = change.gravity
    let place = gravest.firstIndex { $0.gravity < gravity } ?? gravest.count
    guard place < kept else { return }
    gravest.insert(change, at: place)
    if gravest.count > kept { gravest.removeLast() }
  }
}
