internal import Basics
internal import Coding
package import Lexicons

/// Two states of the tables over one corpus.
package struct LexiconComparison {
  /// One state of the tables.
  package struct Side: Sendable {
    /// Where it comes from, for a person: `HEAD~2:lexicons`.
    package var name: String
    package var compiled: CompiledLexicon
    package var tables: Lexicon { compiled.source }

    package init(name: String, compiled: CompiledLexicon) {
      (self.name, self.compiled) = (name, compiled)
    }
  }

  package let corpus: any StudyCorpus
  package let before: Side
  package let after: Side
  package let changes: LexiconChanges
  /// The digest of the tables that coded the corpus.
  private let stored: String
  private let oldCoder: Coder
  private let newCoder: Coder

  package init(_ corpus: any StudyCorpus, from before: Side, to after: Side) throws {
    (self.corpus, self.before, self.after) = (corpus, before, after)
    changes = LexiconChanges(from: before.tables, to: after.tables)
    stored = try corpus.lexicon().digest.hex
    oldCoder = Coder(before.compiled)
    newCoder = Coder(after.compiled)
  }

  private func isStored(_ side: Side) -> Bool { side.tables.digest.hex == stored }

  /// Visits, in order, the articles that come out differently, with both codings; and those of which
  /// both codings are alike but differ from the stored one.
  ///
  /// Where one side has coded the corpus, only what the other changes is coded; else what either
  /// changes.
  func visit(
    _ body: (Int, _ before: CodedArticle, _ after: CodedArticle) throws -> Void
  ) throws {
    if isStored(before) {
      return try corpus.recode(by: after.compiled) { try body($0, $1, $2) }
    }
    if isStored(after) {
      return try corpus.recode(by: before.compiled) { try body($0, $2, $1) }
    }
    var open: [Int] = []
    try corpus.recode(by: before.compiled) { number, _, _ in open.append(number) }
    // Codings of the whole corpus have no room in memory: they are made again one by one.
    var next = 0
    func pass(upTo limit: Int) throws {
      while next < open.count, open[next] < limit {
        let number = open[next]
        try body(number, oldCoder.code(corpus.input(of: number)), corpus.coding(of: number))
        next += 1
      }
    }
    try corpus.recode(by: after.compiled) { number, old, new in
      try pass(upTo: number)
      let isOpen = next < open.count && open[next] == number
      if isOpen { next += 1 }
      try body(number, isOpen ? oldCoder.code(corpus.input(of: number)) : old, new)
    }
    try pass(upTo: .max)
  }

  /// One article's codings by both.
  func codings(of number: Int) throws -> (before: CodedArticle, after: CodedArticle) {
    let known = try isStored(before) || isStored(after) ? corpus.coding(of: number) : nil
    let input = try corpus.input(of: number)
    return (
      isStored(before) ? known ?? oldCoder.code(input) : oldCoder.code(input),
      isStored(after) ? known ?? newCoder.code(input) : newCoder.code(input)
    )
  }

  /// Says of evidence that came or went without a word why it does not count on the other side.
  package func explain(_ change: inout ArticleChange) throws {
    let lacks = { (item: EvidenceChange) -> Bool in
      item.reason == nil && (item.kind == .new || item.kind == .gone)
    }
    guard change.evidence.contains(where: lacks) else { return }
    let input = try corpus.input(of: change.number)
    let former = Reasons(oldCoder.outcomes(of: input), before)
    let present = Reasons(newCoder.outcomes(of: input), after)
    let newIDs = changes.newIDs
    let oldIDs = Dictionary(newIDs.map { ($1, $0) }) { first, _ in first }
    for place in change.evidence.indices where lacks(change.evidence[place]) {
      guard let item = change.evidence[place].item else { continue }
      let isNew = change.evidence[place].kind == .new
      let id = (isNew ? oldIDs : newIDs)[item.entry] ?? item.entry
      let found = (isNew ? former : present).reason(of: id, at: item)
      change.evidence[place].reason =
        isNew && found.text == Reasons.noRow ? "a new row" : found.text
      change.evidence[place].taker = found.taker
    }
  }
}

/// Why an entry's words are no evidence.
private struct Reasons {
  static let noRow = "the row is removed"

  private struct Place: Hashable {
    var part: Part
    var start: Int
    var entry: String
  }

  private let fates: [Place: MatchOutcome.Fate]
  private let ids: Set<String>

  init(_ outcomes: [MatchOutcome], _ side: LexiconComparison.Side) {
    var fates: [Place: MatchOutcome.Fate] = [:]
    for outcome in outcomes {
      let id = side.compiled.entries[outcome.match.entry].entry.id
      fates[Place(part: outcome.part, start: outcome.match.start, entry: id)] = outcome.fate
    }
    self.fates = fates
    ids = Set(side.tables.entries.lazy.map(\.id))
  }

  func reason(of id: String, at item: Evidence) -> (text: String, taker: String?) {
    guard ids.contains(id) else { return (Self.noRow, nil) }
    switch fates[Place(part: item.part, start: item.start, entry: id)] {
    case nil: return ("the pattern does not match here", nil)
    case .held: return ("its conditions are met, but no rule uses it", nil)
    case .refused(let reason): return (reason, nil)
    case .taken(let taker): return ("another row takes its words", taker)
    case .aside: return ("the text is about nobody who moves", nil)
    }
  }
}
