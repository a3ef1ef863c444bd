internal import Basics
internal import Coding
internal import Foundation
internal import Lexicons
internal import Linguistics
internal import Store

/// The tables by which the codings of a store were made, against those that are there now.
struct LexiconState {
  let store: CorpusStore
  let dictionaries: Linguistics.Dictionaries
  let lexicon: Lexicon

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
    let found = try Self.articles(with: changed, in: store, types.read())
    return found.isEmpty ? .none : .articles(found)
  }

  /// What was edited since; nil where that cannot be told.
  private func change() throws -> LexiconChange? {
    var before = try store.lexiconFiles()
    guard Set(before.keys) == Set(lexicon.files.keys) else { return nil }
    var now = lexicon
    // Tables of the same bytes need not be read again.
    for table in Table.allCases where before[table.fileName] == lexicon.files[table.fileName] {
      before[table.fileName] = nil
      now.entries.removeAll { $0.table == table }
    }
    let (old, problems) = Lexicon.read(files: before, folder: "")
    return problems.isEmpty ? LexiconChange(from: old, to: now) : nil
  }

  /// Articles in which an entry of a small lexicon matches, sorted.
  static func articles(
    with lexicon: CompiledLexicon, in store: CorpusStore, _ inventory: TypeInventory
  ) throws -> [String] {
    let isWanted = wanted(inventory) { lexicon.canBegin(with: $0) }
    guard isWanted.contains(true) else { return [] }
    let matcher = Matcher(lexicon)
    var ids: [String] = []
    try store.forEachPacked(wanted: { PackedInput.contains($0, anyOf: isWanted) }) { row in
      let input = try row.input(inventory)
      if [input.title, input.text].contains(where: { !matcher.matches(in: $0).entries.isEmpty }) {
        ids.append(row.article)
      }
      return true
    }
    return ids
  }

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
