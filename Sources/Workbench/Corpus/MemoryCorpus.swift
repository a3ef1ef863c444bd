package import Coding
package import Lexicons
package import Linguistics

/// A small corpus held in memory: passages that no store holds, and tests.
package struct MemoryCorpus: StudyCorpus {
  package let cards: [ArticleCard]
  private let texts: [ArticleText]
  private let inputs: [CodingInput]
  private let codings: [CodedArticle]
  private let source: Lexicon

  /// Analyses and codes the articles given.
  package init(
    _ articles: [(card: ArticleCard, text: ArticleText)], lexicon: Lexicon,
    dictionaries: Dictionaries
  ) {
    let sorted = articles.sorted { $0.card.id.utf8.lexicographicallyPrecedes($1.card.id.utf8) }
    let analyzer = Analyzer(dictionaries).session()
    let coder = Coder(CompiledLexicon(lexicon, dictionaries: dictionaries))
    inputs = sorted.map {
      CodingInput(title: analyzer.analyze($0.text.title), text: analyzer.analyze($0.text.text))
    }
    codings = inputs.map { coder.code($0) }
    cards = sorted.map(\.card)
    texts = sorted.map(\.text)
    source = lexicon
  }

  package func visit(
    _ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit
  ) throws {
    for (number, input) in inputs.enumerated() {
      if case .containing(let isWanted) = selection,
        !input.title.types.contains(where: isWanted), !input.text.types.contains(where: isWanted)
      {
        continue
      }
      if try body(number, input) == .stop { return }
    }
  }

  package func visitCodings(_ body: (Int, CodedArticle) throws -> Visit) throws {
    for (number, coded) in codings.enumerated() where try body(number, coded) == .stop { return }
  }

  package func coding(of article: Int) throws -> CodedArticle { codings[article] }
  package func text(of article: Int) throws -> ArticleText { texts[article] }
  package func input(of article: Int) throws -> CodingInput { inputs[article] }
  package func lexicon() throws -> Lexicon { source }

  package func recode(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws {
    let coder = Coder(other)
    for (number, old) in codings.enumerated() {
      var new = coder.code(inputs[number])
      new.lexicon = old.lexicon
      if new != old { try body(number, old, new) }
    }
  }
}
