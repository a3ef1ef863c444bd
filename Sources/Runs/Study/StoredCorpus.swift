internal import Basics
internal import Coding
internal import Ingest
internal import Lexicons
internal import Linguistics
internal import Measures
internal import Store
internal import Workbench

/// The corpus of a store, as the workbench asks for it.
struct StoredCorpus: StudyCorpus {
  let cards: [ArticleCard]
  private let store: CorpusStore
  private let dictionaries: Linguistics.Dictionaries
  private let source: Lexicon

  init(_ store: CorpusStore, dictionaries: Linguistics.Dictionaries, lexicon: Lexicon) throws {
    var cards: [ArticleCard] = []
    try store.forEachArticle { stored in
      guard let story = try CodedStory(stored) else { return }
      cards.append(
        ArticleCard(
          id: story.id, story: story.story, outlet: story.outlet, language: story.coding.language,
          day: story.article.published?.day, title: story.article.title ?? "",
          address: story.article.address))
    }
    self.cards = cards
    self.store = store
    self.dictionaries = dictionaries
    source = lexicon
  }

  func visit(
    _ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit
  ) throws {
    for number in cards.indices {
      let input = try input(of: number)
      if case .containing(let isWanted) = selection,
        !input.title.types.contains(where: isWanted), !input.text.types.contains(where: isWanted)
      {
        continue
      }
      if try body(number, input) == .stop { return }
    }
  }

  func visitCodings(_ body: (Int, CodedArticle) throws -> Visit) throws {
    for number in cards.indices where try body(number, coding(of: number)) == .stop { return }
  }

  func coding(of article: Int) throws -> CodedArticle { try story(article).coded }

  func text(of article: Int) throws -> ArticleText {
    let found = try story(article).article
    return ArticleText(title: found.title ?? "", text: found.text)
  }

  func input(of article: Int) throws -> CodingInput {
    let text = try text(of: article)
    let analyzer = Analyzer(dictionaries).session()
    return CodingInput(title: analyzer.analyze(text.title), text: analyzer.analyze(text.text))
  }

  func lexicon() throws -> Lexicon { source }

  func recode(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws {
    let coder = Coder(other)
    for number in cards.indices {
      let old = try coding(of: number)
      var new = coder.code(try input(of: number))
      new.lexicon = old.lexicon
      if new != old { try body(number, old, new) }
    }
  }

  private func story(_ number: Int) throws -> CodedStory {
    let id = cards[number].id
    guard let stored = try store.articles([id]).first, let story = try CodedStory(stored) else {
      throw Problem(
        "RUN-008", at: id, "the article is not coded yet", cure: "run koshu run", kind: .fault)
    }
    return story
  }
}
