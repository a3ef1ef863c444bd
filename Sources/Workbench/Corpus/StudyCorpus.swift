package import Coding
package import Lexicons
package import Linguistics

/// What the workbench asks of a corpus.
///
/// `Runs` answers from the store, tests from memory. Articles are numbered by their place among the
/// cards.
package protocol StudyCorpus: Sendable {
  /// All articles that are analysed and coded, sorted by id.
  var cards: [ArticleCard] { get }

  /// Visits articles in the order of their numbers, with title and text analysed.
  ///
  /// `selection` spares the reading of articles without the words asked for. Every visit gets the
  /// same objects for the same types.
  func visit(_ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit) throws

  /// Visits the codings of all articles in the order of their numbers, without their texts.
  func visitCodings(_ body: (Int, CodedArticle) throws -> Visit) throws

  /// The coding of one article.
  func coding(of article: Int) throws -> CodedArticle

  /// The words of one article.
  func text(of article: Int) throws -> ArticleText

  /// Title and text of one article, analysed.
  func input(of article: Int) throws -> CodingInput

  /// The lexicon by which the articles are coded.
  func lexicon() throws -> Lexicon

  /// Codes by another lexicon the articles that it may change, in the order of their numbers.
  ///
  /// `body` gets the coding as it is and as it would be; articles that come out the same are left out.
  func recode(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws
}

/// Whether a visit goes on.
package enum Visit: Sendable { case next, stop }

/// Which articles are visited.
package enum TypeSelection {
  case all
  /// Those that have one of these words in title or text; asked once for each type of the corpus.
  case containing((WordType) -> Bool)
}
