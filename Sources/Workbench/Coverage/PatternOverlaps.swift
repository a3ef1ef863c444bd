internal import Basics
package import Lexicons
package import Linguistics
internal import Measures

/// Codes that share words by the patterns of their rows, whatever a corpus holds.
package struct PatternOverlaps: Sendable {
  /// Two codes of one table.
  package struct Pair: Hashable, Sendable {
    package var first: String
    package var second: String
    package var table: Lexicons.Table
    /// How many pairs of rows overlap so: the same pattern, a wider one, a part of one.
    package var same = 0
    package var wider = 0
    package var part = 0
    /// A pair of rows that shows it.
    package var example: (wider: Entry, narrower: Entry)

    package var all: Int { same + wider + part }

    package static func == (a: Self, b: Self) -> Bool {
      a.first == b.first && a.second == b.second && a.table == b.table
    }
    package func hash(into hasher: inout Hasher) {
      hasher.combine(first)
      hasher.combine(second)
    }
  }

  private let lexicon: CompiledLexicon
  /// By the narrower row.
  package let overlaps: [CodeOverlap]
  /// Same patterns first, then wider ones, then parts.
  package let pairs: [Pair]

  package init(_ lexicon: CompiledLexicon, _ dictionaries: Dictionaries) {
    self.lexicon = lexicon
    overlaps = lexicon.codeOverlaps(dictionaries)
    struct Key: Hashable {
      var table: Lexicons.Table
      var first: String
      var second: String
    }
    var pairs: [Key: Pair] = [:]
    var order: [Key] = []
    let ranked = overlaps.enumerated().sorted {
      (Self.rank($0.element.kind), $0.offset) < (Self.rank($1.element.kind), $1.offset)
    }
    for (_, overlap) in ranked {
      let (wider, narrower) = (lexicon.entries[overlap.wider], lexicon.entries[overlap.narrower])
      let codes = [wider, narrower].map { $0.entry.table == .frames ? $0.top : $0.entry.code }
        .sorted()
      let key = Key(table: wider.entry.table, first: codes[0], second: codes[1])
      if pairs[key] == nil { order.append(key) }
      var pair =
        pairs[key]
        ?? Pair(
          first: codes[0], second: codes[1], table: wider.entry.table,
          example: (wider.entry, narrower.entry))
      switch overlap.kind {
      case .same: pair.same += 1
      case .wider: pair.wider += 1
      case .part: pair.part += 1
      }
      pairs[key] = pair
    }
    self.pairs = order.compactMap { pairs[$0] }.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      if x.same != y.same { return x.same > y.same }
      if x.wider != y.wider { return x.wider > y.wider }
      return (-x.part, a.offset) < (-y.part, b.offset)
    }.map(\.element)
  }

  private static func rank(_ kind: CodeOverlap.Kind) -> Int {
    switch kind {
    case .same: 0
    case .wider: 1
    case .part: 2
    }
  }

  /// For a person: the pairs of codes, each with two rows.
  package func text(limit: Int, hasColor: Bool) -> String {
    let ink = Ink(hasColor: hasColor)
    let shown =
      pairs.count > limit
      ? "\(limit) of \(grouped(pairs.count)) pairs" : counted(pairs.count, "pair")
    var lines = ["", ink.paint("Codes whose patterns share words: \(shown)", .bold)]
    var table = TextTable(header: ["", "same", "wider", "part"])
    for pair in pairs.prefix(limit) {
      let (wider, narrower) = (entryName(pair.example.wider), entryName(pair.example.narrower))
      table.append([
        .init("  \(pair.table.rawValue) \(pair.first) + \(pair.second): \(wider) + \(narrower)"),
        .init(grouped(pair.same)), .init(grouped(pair.wider)), .init(grouped(pair.part)),
      ])
    }
    if !table.isEmpty { lines += table.lines(ink) }
    lines += [
      "same: both rows match the same words; wider: one matches wherever the other does; part: one is",
      "part of the words of the other. Codes may share words by intent: these are notes, no faults.",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// Every pair of rows, one object a line: `overlap`.
  package func writeJSON(_ line: ([UInt8]) throws -> Void) rethrows {
    for overlap in overlaps {
      let rows = [("wider", overlap.wider), ("narrower", overlap.narrower)]
      try line(
        jsonLine { json in
          json.field("kind", "overlap")
          json.field("how", overlap.kind.rawValue)
          for (name, number) in rows {
            let compiled = lexicon.entries[number]
            json.key(name)
            json.object { json in
              json.field("id", compiled.entry.id)
              json.field("table", compiled.entry.table.rawValue)
              json.field("code", compiled.entry.code)
              json.field("pattern", compiled.entry.patternText)
            }
          }
        })
    }
  }
}
