internal import Basics
internal import Coding
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Store
internal import Synchronization

/// The tables by which the codings of a store were made, against those that are there now.
struct LexiconState {
  let store: CorpusStore
  let dictionaries: Linguistics.Dictionaries
  let lexicon: Lexicon
  let threads: Int

  /// Which codings the tables of today would make otherwise, as far as can be told without coding.
  enum Outdated: Equatable {
    case none
    case all
    /// Ids of articles in which a changed entry matches, sorted.
    case articles([String])
  }

  /// Marks what an edit of the tables may change as out of date; the rest counts as coded by them.
  func settle(_ types: inout TypeShelf) throws {
    guard try store.mark("lexicon") != lexicon.digest.hex else { return }
    let outdated = try outdated(&types)
    let ids: [String]? =
      switch outdated {
      case .none: []
      case .all: nil
      case .articles(let ids): ids
      }
    try store.setLexicon(lexicon.files, mark: lexicon.digest.hex, outdated: ids)
  }

  func outdated(_ types: inout TypeShelf) throws -> Outdated {
    guard try store.mark("lexicon") != lexicon.digest.hex else { return .none }
    guard let change = try change(), !change.isOfCodes else { return .all }
    if change.isEmpty { return .none }
    let changed = change.compiled(lexicon.codebook, dictionaries: dictionaries)
    let found = try Self.articles(
      with: changed, in: store, types.read(), threads: threads)
    return found.isEmpty ? .none : .articles(found)
  }

  /// What was edited since; nil where that cannot be told.
  private func change() throws -> LexiconChange? {
    var before = try store.lexiconFiles()
    var after = lexicon.files
    guard Set(before.keys) == Set(after.keys) else { return nil }
    for name in Table.allCases.map(\.fileName) {
      guard let old = before[name], let new = after[name] else { continue }
      if old == new {
        (before[name], after[name]) = (nil, nil)
      } else if let changed = TableLines.differing(old, new) {
        (before[name], after[name]) = (changed.before, changed.after)
      }
    }
    let (old, oldProblems) = Lexicon.read(files: before, folder: "")
    let (new, newProblems) = Lexicon.read(files: after, folder: "")
    return oldProblems.isEmpty && newProblems.isEmpty ? LexiconChange(from: old, to: new) : nil
  }

  /// Articles in which an entry of a small lexicon matches, sorted.
  static func articles(
    with lexicon: CompiledLexicon, in store: CorpusStore, _ inventory: TypeInventory, threads: Int
  ) throws -> [String] {
    let isWanted = wanted(inventory) { lexicon.canBegin(with: $0) }
    guard isWanted.contains(true) else { return [] }
    let last = lexicon.lastElements
    let canEnd = wanted(inventory) { lexicon.canEnd(with: $0, last) }
    let matchers = (0..<threads).map { _ in HeldMatcher(lexicon) }
    var ids: [String] = []
    var rows: [PackedRow] = []
    func look() throws {
      let (count, parts) = (rows.count, matchers.count)
      let found = sideBySide(parts) { [rows] part in
        matchers[part].ids(in: rows[count * part / parts..<count * (part + 1) / parts], inventory)
      }
      ids += try found.flatMap { try $0.get() }
      rows.removeAll(keepingCapacity: true)
    }
    try store.forEachPacked(
      wanted: {
        PackedInput.contains($0, anyOf: isWanted) && PackedInput.contains($0, anyOf: canEnd)
      },
      { row in
        rows.append(row)
        if rows.count == batch { try look() }
        return true
      })
    try look()
    return ids
  }

  private static let batch = 1000

  /// For each type whether it is asked for; the question is put on all processors.
  static func wanted(
    _ inventory: TypeInventory, _ isAskedFor: @escaping @Sendable (WordType) -> Bool
  ) -> [Bool] {
    let step = 1 << 14
    let count = inventory.types.count
    return sideBySide((count + step - 1) / step) { part in
      inventory.types[part * step..<min(count, (part + 1) * step)].map(isAskedFor)
    }.flatMap { $0 }
  }
}

/// A matcher that one thread at a time may use.
private final class HeldMatcher: Sendable {
  private let matcher: Mutex<Matcher>

  init(_ lexicon: CompiledLexicon) { matcher = Mutex(Matcher(lexicon)) }

  /// The articles among rows in which an entry matches, in their order.
  func ids(in rows: ArraySlice<PackedRow>, _ inventory: TypeInventory) -> Result<
    [String], any Error
  > {
    matcher.withLock { matcher in
      Result {
        try rows.compactMap { row in
          let input = try row.input(inventory)
          let isFound = [input.title, input.text].contains {
            !matcher.matches(in: $0).entries.isEmpty
          }
          return isFound ? row.article : nil
        }
      }
    }
  }
}

extension PackedRow {
  /// The words of the article.
  func input(_ inventory: TypeInventory) throws(Problem) -> CodingInput {
    let packed = PackedInput(
      types: Array(types), sentences: Array(sentences), tokens: Array(tokens))
    guard let input = packed.input(inventory) else {
      throw Problem(
        "RUN-015", at: article, "its stored words cannot be read",
        cure: "delete the store and run again: it is rebuilt from the sources", kind: .fault)
    }
    return input
  }
}
