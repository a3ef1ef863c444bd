internal import Basics
internal import Coding
internal import Foundation
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Store
internal import Synchronization
internal import Workbench

/// The corpus of a store, as the workbench asks for it.
///
/// Analysed words come from the store; of each type there is one object, so that what is worked out
/// for a type is worked out once.
final class StoredCorpus: StudyCorpus {
  let cards: [ArticleCard]
  private let store: CorpusStore
  private let dictionaries: Linguistics.Dictionaries
  private let threads: Int
  private let shelf: Mutex<TypeShelf>

  /// What is read of a store before anybody asks.
  struct Index: Sendable {
    fileprivate let store: CorpusStore
    fileprivate let cards: [ArticleCard]

    init(_ store: CorpusStore) throws {
      self.store = store
      cards = try store.cards().map { placed in
        let card = placed.card
        return ArticleCard(
          id: card.article, story: placed.story ?? card.article, outlet: placed.outlet ?? "unknown",
          language: card.language, day: card.day, title: card.title, address: card.address)
      }
    }
  }

  private let source = Mutex<Lexicon?>(nil)

  init(_ index: Index, dictionaries: Linguistics.Dictionaries, threads: Int) {
    cards = index.cards
    store = index.store
    self.dictionaries = dictionaries
    self.threads = threads
    shelf = Mutex(TypeShelf(index.store))
  }

  func visit(
    _ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit
  ) throws {
    try store.inOneState { try visitHere(selection, body) }
  }

  private func visitHere(
    _ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit
  ) throws {
    let inventory = try inventory()
    let isWanted: [Bool]? =
      switch selection {
      case .all: nil
      case .containing(let isAskedFor): inventory.types.map(isAskedFor)
      }
    if isWanted?.contains(true) == false { return }
    var numbers = CardNumbers(cards)
    try store.forEachPacked(
      wanted: { types in isWanted.map { PackedInput.contains(types, anyOf: $0) } ?? true },
      { row in
        guard let number = numbers.number(of: row.article) else { return true }
        return try body(number, row.input(inventory)) == .next
      })
  }

  func visitCodings(_ body: (Int, CodedArticle) throws -> Visit) throws {
    var numbers = CardNumbers(cards)
    try store.forEachCoding { row in
      guard let number = numbers.number(of: row.article) else { return true }
      return try body(number, row.article()) == .next
    }
  }

  func coding(of article: Int) throws -> CodedArticle {
    guard let row = try store.coding(of: cards[article].id) else { throw missing(article) }
    return try row.article()
  }

  func text(of article: Int) throws -> ArticleText {
    guard let stored = try store.articles([cards[article].id]).first else {
      throw missing(article)
    }
    let found = try decodeArticle(stored.document)
    return ArticleText(title: found.title ?? "", text: found.text)
  }

  func input(of article: Int) throws -> CodingInput {
    try store.inOneState {
      guard let row = try store.packed([cards[article].id]).first else { throw missing(article) }
      return try row.input(inventory())
    }
  }

  /// The tables that made the codings of the store.
  func lexicon() throws -> Lexicon {
    try source.withLock { known in
      if let known { return known }
      let (lexicon, problems) = Lexicon.read(files: try store.lexiconFiles(), folder: "")
      guard problems.isEmpty, !lexicon.entries.isEmpty else {
        throw Problem(
          "RUN-016", at: "lexicons", "the store does not say by which tables it was coded",
          cure: "run koshu run")
      }
      known = lexicon
      return lexicon
    }
  }

  func recode(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws {
    try store.inOneState { try recodeHere(by: other, body) }
  }

  private func recodeHere(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws {
    let ids = try affected(by: other)
    let inventory = try inventory()
    let coders = (0..<threads).map { _ in HeldCoder(other) }
    var numbers = CardNumbers(cards)
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let rows = try store.packed(Array(ids[start..<min(start + Self.batch, ids.count)]))
      let parts = coders.indices.map { worker in
        Array(rows[rows.count * worker / threads..<rows.count * (worker + 1) / threads])
      }
      let coded = sideBySide(threads) { worker in
        coders[worker].coder.withLock { coder in
          Result { try parts[worker].map { try coder.code($0.input(inventory)) } }
        }
      }
      for (row, new) in zip(rows, try coded.flatMap({ try $0.get() })) {
        guard let number = numbers.number(of: row.article) else { continue }
        let old = try coding(of: number)
        var new = new
        new.lexicon = old.lexicon
        if new != old { try body(number, old, new) }
      }
    }
  }

  private static let batch = 1000

  /// Ids of the articles that another lexicon may code otherwise, sorted.
  private func affected(by other: CompiledLexicon) throws -> [String] {
    let change = try LexiconChange(from: lexicon(), to: other.source)
    if change.isEmpty { return [] }
    if change.isOfCodes { return cards.map(\.id) }
    let changed = change.compiled(other.codebook, dictionaries: dictionaries)
    return try LexiconState.articles(with: changed, in: store, inventory(), threads: threads)
  }

  private func inventory() throws -> TypeInventory { try shelf.withLock { try $0.current() } }

  private func missing(_ article: Int) -> Problem {
    Problem(
      "RUN-008", at: cards[article].id, "the article is no longer in the store",
      cure: "ask again", kind: .fault)
  }
}

/// A coder that one thread at a time may use.
private final class HeldCoder: Sendable {
  let coder: Mutex<Coder>

  init(_ lexicon: CompiledLexicon) { coder = Mutex(Coder(lexicon)) }
}

/// Numbers of cards for ids that come in their order.
private struct CardNumbers {
  private let cards: [ArticleCard]
  private var place = 0

  init(_ cards: [ArticleCard]) { self.cards = cards }

  mutating func number(of id: String) -> Int? {
    while place < cards.count, cards[place].id < id { place += 1 }
    return place < cards.count && cards[place].id == id ? place : nil
  }
}
