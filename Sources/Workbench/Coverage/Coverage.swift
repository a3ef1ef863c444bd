internal import Coding
package import Lexicons
internal import Linguistics
internal import Measures

/// What the rows of a lexicon do in a corpus: which are met, which count, which are always blocked,
/// how much of a code hangs on one of them, and which codes meet in the same words.
package struct Coverage: Sendable {
  /// What one row does.
  package struct Row: Hashable, Sendable {
    package var entry: Entry
    /// Places where its words stand, in sentences of its language, and the articles that have any.
    package var met = 0
    package var metArticles = 0
    /// Those where it met its conditions and no other row took its words.
    package var held = 0
    /// Those that are evidence for a code.
    package var counted = 0
    package var countedArticles = 0
    /// Why it did not count, the commonest first.
    package var blockers: [Blocker] = []

    /// Places that bear a code: those that are evidence, or those held where a table leaves none.
    package var used: Int { Coverage.leavesEvidence(entry.table) ? counted : held }

    package var state: State {
      if met == 0 { return .neverMet }
      if used > 0 { return .used }
      return blockers.isEmpty ? .aside : .alwaysBlocked
    }

    init(_ entry: Entry) { self.entry = entry }
  }

  package enum State: String, CaseIterable, Sendable {
    case used
    case alwaysBlocked = "always-blocked"
    /// Met, but only in texts about nobody who moves.
    case aside
    case neverMet = "never-met"
  }

  /// Why a row did not count, and how often.
  package struct Blocker: Hashable, Sendable {
    package var reason: String
    /// The row that took the words, where one did.
    package var entry: String?
    package var count: Int
  }

  /// In the order of the lexicon.
  package private(set) var rows: [Row]
  package private(set) var articles: Int
  package private(set) var meetings: [CodeMeeting]
  /// The lexicon measured, for the ids of blockers.
  private let numbers: [String: Int]

  /// Tables whose counting matches stand in the evidence of an article.
  ///
  /// Places, shifters and exclusions work through others; articles are not coded by `polarity`.
  package static func leavesEvidence(_ table: Lexicons.Table) -> Bool {
    switch table {
    case .groups, .labels, .stance, .metaphors, .ties, .frames, .speakers, .attribution: true
    case .places, .shifters, .exclusions, .polarity: false
    }
  }

  /// Measures a lexicon in a corpus.
  ///
  /// `isStored` says that the corpus is coded by it; then its codings are taken as they are.
  package init(
    _ lexicon: CompiledLexicon, in corpus: some StudyCorpus, isStored: Bool
  ) throws {
    articles = corpus.cards.count
    var numbers: [String: Int] = [:]
    for (number, compiled) in lexicon.entries.enumerated() { numbers[compiled.entry.id] = number }
    self.numbers = numbers
    rows = lexicon.entries.map { Row($0.entry) }
    meetings = []
    var blocked = [[Reason: Int]](repeating: [:], count: rows.count)
    var pairs = EntryPairs(lexicon)
    let coder = Coder(lexicon)
    try corpus.visit(.all) { _, input in
      let outcomes = coder.outcomes(of: input)
      note(outcomes, &blocked)
      pairs.add(outcomes)
      if !isStored { note(coder.code(input).evidence, &blocked) }
      return .next
    }
    if isStored {
      try corpus.visitCodings { _, coded in
        note(coded.evidence, &blocked)
        return .next
      }
    }
    for (number, reasons) in blocked.enumerated() where !reasons.isEmpty {
      rows[number].blockers = Self.commonestFirst(reasons)
    }
    meetings = pairs.meetings()
  }

  private struct Reason: Hashable {
    var text: String
    var entry: String?
  }

  private mutating func note(_ outcomes: [MatchOutcome], _ blocked: inout [[Reason: Int]]) {
    var seen: Set<Int> = []
    for outcome in outcomes {
      let number = outcome.match.entry
      rows[number].met += 1
      if seen.insert(number).inserted { rows[number].metArticles += 1 }
      switch outcome.fate {
      case .held: rows[number].held += 1
      case .refused(let reason): blocked[number][Reason(text: reason), default: 0] += 1
      case .taken(let id):
        blocked[number][Reason(text: Self.takes, entry: id), default: 0] += 1
      case .aside: break
      }
    }
  }

  private static let takes = "another row takes its words"

  private mutating func note(_ evidence: [Evidence], _ blocked: inout [[Reason: Int]]) {
    var seen: Set<Int> = []
    // One match may be evidence for several things; they stand side by side.
    var last: (part: Part, start: Int, entry: String)?
    for item in evidence {
      guard let number = numbers[item.entry] else { continue }
      if let reason = item.blocked {
        // Refusals are told by what became of the match.
        if item.rule != "refused" { blocked[number][Reason(text: reason), default: 0] += 1 }
        continue
      }
      guard last.map({ $0 != (item.part, item.start, item.entry) }) ?? true else { continue }
      last = (item.part, item.start, item.entry)
      rows[number].counted += 1
      if seen.insert(number).inserted { rows[number].countedArticles += 1 }
    }
  }

  private static func commonestFirst(_ reasons: [Reason: Int]) -> [Blocker] {
    reasons.map { Blocker(reason: $0.key.text, entry: $0.key.entry, count: $0.value) }
      .sorted {
        ($1.count, $0.reason, $0.entry ?? "") < ($0.count, $1.reason, $1.entry ?? "")
      }
  }

  /// The row of an id.
  package func row(_ id: String) -> Row? { numbers[id].map { rows[$0] } }
}

// MARK: Sums

extension Coverage {
  /// How many rows of a table and language are met, held and used.
  package struct Sum: Hashable, Sendable {
    package var table: Lexicons.Table
    package var language: EntryLanguage
    package var rows = 0
    package var met = 0
    package var held = 0
    package var used = 0
    package var blocked = 0
  }

  /// By table and language, in their order.
  package var sums: [Sum] {
    Lexicons.Table.allCases.flatMap { table in
      EntryLanguage.allCases.compactMap { language in
        let own = rows.filter { $0.entry.table == table && $0.entry.language == language }
        guard !own.isEmpty else { return nil }
        return Sum(
          table: table, language: language, rows: own.count, met: own.count { $0.met > 0 },
          held: own.count { $0.held > 0 }, used: own.count { $0.used > 0 },
          blocked: own.count { $0.state == .alwaysBlocked })
      }
    }
  }

  /// How much of a code hangs on few rows.
  package struct Concentration: Hashable, Sendable {
    package var table: Lexicons.Table
    package var code: String
    /// Places that bear the code.
    package var used: Int
    /// Rows that bear it anywhere.
    package var rows: Int
    package var top: Row
    /// Of all places, the share of the first row and of the first three.
    package var topShare: Double
    package var topThreeShare: Double
    /// Herfindahl's index: the sum of the squares of all shares; 1 where one row bears the code.
    package var herfindahl: Double
  }

  /// Codes that are met at all, the most dependent on one row first.
  package var concentrations: [Concentration] {
    struct Key: Hashable {
      var table: Lexicons.Table
      var code: String
    }
    let used = rows.filter { $0.used > 0 && $0.entry.table != .polarity }
    let groups = Dictionary(grouping: used) { Key(table: $0.entry.table, code: $0.entry.code) }
    return groups.compactMap { key, rows -> Concentration? in
      let sorted = rows.sorted { ($1.used, $0.entry.id) < ($0.used, $1.entry.id) }
      guard let top = sorted.first else { return nil }
      let whole = sorted.reduce(0) { $0 + $1.used }
      let shares = sorted.map { Double($0.used) / Double(whole) }
      return Concentration(
        table: key.table, code: key.code, used: whole, rows: rows.count, top: top,
        topShare: shares[0], topThreeShare: shares.prefix(3).reduce(0, +),
        herfindahl: shares.reduce(0) { $0 + $1 * $1 })
    }.sorted {
      ($1.topShare, $1.used, $0.table.rawValue, $0.code)
        < ($0.topShare, $0.used, $1.table.rawValue, $1.code)
    }
  }

  /// Rows that bear codes, the most used first.
  package var mostUsed: [Row] {
    rows.filter { $0.counted > 0 }.sorted { ($1.counted, $0.entry.id) < ($0.counted, $1.entry.id) }
  }

  package func rows(_ state: State) -> [Row] { rows.filter { $0.state == state } }
}
