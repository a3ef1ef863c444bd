internal import Basics
internal import Coding
package import Lexicons
package import Linguistics

/// Two states of the tables over one corpus.
package struct LexiconComparison {
  /// One state of the tables, compiled when somebody asks for it: to compare with what coded the
  /// corpus takes no more than its rows.
  package final class Side {
    /// Where it comes from, for a person: `HEAD~2 (5391ace1) of lexicons`.
    package let name: String
    package let tables: Lexicon
    private let dictionaries: Dictionaries
    package private(set) lazy var compiled = CompiledLexicon(
      tables.ofArticles, dictionaries: dictionaries)
    fileprivate lazy var coder = Coder(compiled)

    package init(_ name: String, _ tables: Lexicon, dictionaries: Dictionaries) {
      (self.name, self.tables, self.dictionaries) = (name, tables, dictionaries)
    }

    /// Tables that were compiled before.
    package convenience init(_ compiled: CompiledLexicon, dictionaries: Dictionaries) {
      self.init("", compiled.source, dictionaries: dictionaries)
      self.compiled = compiled
    }

    fileprivate func has(_ id: String) -> Bool { ids.contains(id) }
    private lazy var ids = Set(tables.entries.lazy.map(\.id))
  }

  package let corpus: any StudyCorpus
  package let before: Side
  package let after: Side
  package let changes: LexiconChanges
  /// The digest of the tables that coded the corpus.
  private let stored: Digest

  package init(_ corpus: any StudyCorpus, from before: Side, to after: Side) throws {
    (self.corpus, self.before, self.after) = (corpus, before, after)
    changes = LexiconChanges(from: before.tables, to: after.tables)
    stored = try corpus.lexicon().digest
  }

  private func isStored(_ side: Side) -> Bool { side.tables.digest == stored }

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
        try body(number, before.coder.code(corpus.input(of: number)), corpus.coding(of: number))
        next += 1
      }
    }
    try corpus.recode(by: after.compiled) { number, old, new in
      try pass(upTo: number)
      let isOpen = next < open.count && open[next] == number
      if isOpen { next += 1 }
      try body(number, isOpen ? before.coder.code(corpus.input(of: number)) : old, new)
    }
    try pass(upTo: .max)
  }

  /// One article's codings by both; one that `isSame` by both is coded no more than it must be.
  func codings(
    of number: Int, isSame: Bool
  ) throws -> (before: CodedArticle, after: CodedArticle) {
    let known = try isStored(before) || isStored(after) ? corpus.coding(of: number) : nil
    if isSame, let known { return (known, known) }
    let input = try corpus.input(of: number)
    func coding(by side: Side) -> CodedArticle {
      isStored(side) ? known ?? side.coder.code(input) : side.coder.code(input)
    }
    return (coding(by: before), coding(by: after))
  }

  /// Says of evidence that came or went without a word why it does not count on the other side.
  package func explain(_ change: inout ArticleChange) throws {
    let newIDs = changes.newIDs
    let oldIDs = Dictionary(newIDs.map { ($1, $0) }) { first, _ in first }
    var input: CodingInput?
    var fates: [Bool: Fates] = [:]
    for place in change.evidence.indices {
      let kind = change.evidence[place].kind
      guard change.evidence[place].reason == nil, kind == .new || kind == .gone,
        let item = change.evidence[place].item
      else { continue }
      let isNew = kind == .new
      let side = isNew ? before : after
      let id = (isNew ? oldIDs : newIDs)[item.entry] ?? item.entry
      guard side.has(id) else {
        change.evidence[place].reason = isNew ? "a new row" : "the row is removed"
        continue
      }
      let text = try input ?? corpus.input(of: change.number)
      input = text
      let found = fates[isNew] ?? Fates(side.coder.outcomes(of: text), side.compiled)
      fates[isNew] = found
      (change.evidence[place].reason, change.evidence[place].taker) = found.reason(of: id, at: item)
    }
  }
}

/// What became of the words of entries in an article.
private struct Fates {
  private struct Place: Hashable {
    var part: Part
    var start: Int
    var entry: String
  }

  private var fates: [Place: MatchOutcome.Fate] = [:]

  init(_ outcomes: [MatchOutcome], _ lexicon: CompiledLexicon) {
    for outcome in outcomes {
      let id = lexicon.entries[outcome.match.entry].entry.id
      fates[Place(part: outcome.part, start: outcome.match.start, entry: id)] = outcome.fate
    }
  }

  /// Why an entry's words are no evidence, and who took them.
  func reason(of id: String, at item: Evidence) -> (String, String?) {
    switch fates[Place(part: item.part, start: item.start, entry: id)] {
    case nil: ("the pattern does not match here", nil)
    case .held: ("its conditions are met, but no rule uses it", nil)
    case .refused(let reason): (reason, nil)
    case .taken(let taker): ("another row takes its words", taker)
    case .aside: ("its title or text is about nobody who moves", nil)
    }
  }
}
