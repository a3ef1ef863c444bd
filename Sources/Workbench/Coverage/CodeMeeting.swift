internal import Coding
package import Lexicons

/// Two codes whose rows meet in the same words of a corpus.
package struct CodeMeeting: Hashable, Sendable {
  package struct Code: Hashable, Comparable, Sendable {
    package var table: Table
    /// Of frames the one above.
    package var code: String

    package static func < (a: Code, b: Code) -> Bool {
      (a.table.rawValue, a.code) < (b.table.rawValue, b.code)
    }
  }

  package var first: Code
  package var second: Code
  /// Places where rows of both share a word, whichever then counts.
  package var met: Int
  /// Those where both hold their words.
  package var held: Int
  /// The rows that meet most often.
  package var firstEntry: String
  package var secondEntry: String
}

/// Counts which rows meet in the same words.
struct EntryPairs {
  private struct Key: Hashable {
    var first: Int32
    var second: Int32
  }

  private struct Counts {
    var met = 0
    var held = 0
  }

  private let codes: [CodeMeeting.Code?]
  private let ids: [String]
  private var counts: [Key: Counts] = [:]

  init(_ lexicon: CompiledLexicon) {
    ids = lexicon.entries.map(\.entry.id)
    codes = lexicon.entries.map { compiled in
      let table = compiled.entry.table
      guard Self.isCoded(table) else { return nil }
      return CodeMeeting.Code(
        table: table, code: table == .frames ? compiled.top : compiled.entry.code)
    }
  }

  /// Tables whose codes are figures; to share words with others is what exclusions are for.
  private static func isCoded(_ table: Table) -> Bool {
    switch table {
    case .groups, .labels, .places, .stance, .metaphors, .ties, .frames, .speakers: true
    case .attribution, .shifters, .exclusions, .polarity: false
    }
  }

  /// Outcomes come by part and first token.
  mutating func add(_ outcomes: [MatchOutcome]) {
    for (number, outcome) in outcomes.enumerated() {
      guard let code = codes[outcome.match.entry] else { continue }
      var next = number + 1
      while next < outcomes.count, outcomes[next].part == outcome.part,
        outcomes[next].match.tokens.lowerBound < outcome.match.tokens.upperBound
      {
        defer { next += 1 }
        let other = outcomes[next]
        guard let otherCode = codes[other.match.entry], otherCode != code else { continue }
        let pair = (Int32(outcome.match.entry), Int32(other.match.entry))
        let key = Key(first: min(pair.0, pair.1), second: max(pair.0, pair.1))
        counts[key, default: Counts()].met += 1
        if outcome.fate == .held, other.fate == .held { counts[key, default: Counts()].held += 1 }
      }
    }
  }

  /// By pairs of codes, those that hold the same words most often first.
  func meetings() -> [CodeMeeting] {
    struct Pair: Hashable {
      var first: CodeMeeting.Code
      var second: CodeMeeting.Code
    }
    let sorted = counts.sorted {
      ($1.value.held, $1.value.met, $0.key.first, $0.key.second)
        < ($0.value.held, $0.value.met, $1.key.first, $1.key.second)
    }
    var meetings: [Pair: CodeMeeting] = [:]
    for (key, count) in sorted {
      guard let a = codes[Int(key.first)], let b = codes[Int(key.second)] else { continue }
      let entries = (ids[Int(key.first)], ids[Int(key.second)])
      let (first, second) = a < b ? (a, b) : (b, a)
      let (one, other) = a < b ? entries : (entries.1, entries.0)
      // The first pair of rows that comes is the one that meets most often.
      var meeting =
        meetings[Pair(first: first, second: second)]
        ?? CodeMeeting(
          first: first, second: second, met: 0, held: 0, firstEntry: one, secondEntry: other)
      meeting.met += count.met
      meeting.held += count.held
      meetings[Pair(first: first, second: second)] = meeting
    }
    return meetings.values.sorted {
      ($1.held, $1.met, $0.first, $0.second) < ($0.held, $0.met, $1.first, $1.second)
    }
  }
}
