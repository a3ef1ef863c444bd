internal import Basics
internal import Store

/// The content of a store as sorted lines: equal for equal content, whatever the order in which it was
/// fetched, read and coded.
///
/// Of each article its id, identity, outlet, digest of content, language, day, story, grade and SHA-256
/// of its packed coding; of documents the number of each outcome. Nothing of rows, places, file names and
/// times of fetching.
struct CanonicalDump {
  let store: CorpusStore

  /// Hands the lines to `put`, each with its line end; gives SHA-256 of all of them.
  ///
  /// Memory does not grow with the store.
  @discardableResult
  func write(_ put: ([UInt8]) throws -> Void) throws -> (digest: Digest, lines: Int) {
    let stream = DigestStream()
    var count = 0
    func line(_ fields: [String?]) throws {
      let bytes = Self.line(fields)
      stream.update(bytes)
      count += 1
      try put(bytes)
    }
    // Bytewise sorted: "article" goes before "documents", ids and outcomes come sorted.
    try store.inOneState {
      try store.forEachDumped { article in
        try line([
          "article", article.id, article.identity, article.outlet, article.content,
          article.language, article.day, article.story, article.grade, article.coding,
        ])
      }
      for (outcome, number) in try store.outcomeCounts() {
        try line(["documents", outcome, String(number)])
      }
    }
    return (stream.soFar(), count)
  }

  /// Fields between tabs, `-` for none; what would break a line is a space.
  static func line(_ fields: [String?]) -> [UInt8] {
    var bytes: [UInt8] = []
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(9) }
      bytes += (field ?? "-").utf8.map { $0 < 32 || $0 == 127 ? 32 : $0 }
    }
    bytes.append(10)
    return bytes
  }
}

/// The lines in which two dumps differ, as far as they are shown.
package struct DumpDifference {
  package private(set) var shown: [String] = []
  package private(set) var count = 0
  package var isEqual: Bool { count == 0 }

  private static let mostShown = 10

  /// Both come sorted; each line is of the one, of the other, or of both.
  package init(_ before: some IteratorProtocol<[UInt8]>, _ after: some IteratorProtocol<[UInt8]>) {
    var (before, after) = (before, after)
    var (old, new) = (before.next(), after.next())
    while old != nil || new != nil {
      switch (old, new) {
      case (let a?, let b?) where a == b: (old, new) = (before.next(), after.next())
      case (let a?, let b) where b == nil || b.map { a.lexicographicallyPrecedes($0) } == true:
        note("-", a)
        old = before.next()
      case (_, let b?):
        note("+", b)
        new = after.next()
      default: return
      }
    }
  }

  private mutating func note(_ sign: String, _ line: [UInt8]) {
    count += 1
    if shown.count < Self.mostShown { shown.append(sign + String(decoding: line, as: UTF8.self)) }
  }
}
