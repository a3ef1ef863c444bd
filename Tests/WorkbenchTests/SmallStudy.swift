import Coding
import Foundation
import Lexicons
import Linguistics
import Workbench

/// A few articles in both languages, coded with the real dictionaries by a few rows.
struct SmallStudy {
  static let dictionaries = Result {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Dictionaries.load(
      DictionaryPaths(
        hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
        openCorpora: root.appending(path: ".dictionaries/pymorphy3_dicts_ru/data").path))
  }

  static let codebook = """
    code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
    internal,group,,,,,,,,
    city,place,,,,,,,,
    almaty,place,city,,,,,,,
    quality-,stance,,,,,,,,
    housing,frame,,,,,,,,
    dormitory,frame,housing,,,,,,,
    labour,frame,,,,,,,,

    """

  static let tables: [String: [String]] = [
    "groups": [
      "groups.kk.0001,kk,көшу@part@pl,lemma,internal,,,,,,",
      "groups.ru.0001,ru,приезжий,lemma,internal,,,,,,",
    ],
    "places": ["places.any.0001,any,Алматы,lemma,almaty,,,,,,"],
    "stance": ["stance.ru.0001,ru,ленивый,lemma,quality-,,,,,,"],
    "frames": [
      "frames.kk.0001,kk,жатақхана,lemma,dormitory,0.5,,,,,",
      "frames.kk.0002,kk,пәтер,lemma,housing,,,,,,",
      "frames.ru.0001,ru,квартира,lemma,housing,,,,,,",
      "frames.ru.0002,ru,работа,lemma,labour,,,ремонт,sentence,,",
    ],
  ]

  static var files: [String: [UInt8]] {
    var files = [Lexicon.codebookName: Array(codebook.utf8)]
    for (table, rows) in tables {
      files["\(table).csv"] = Array(
        ([Table.columns.joined(separator: ",")] + rows + [""]).joined(separator: "\n").utf8)
    }
    return files
  }

  let corpus: MemoryCorpus
  let dictionaries: Dictionaries

  /// An article is `id outlet day language address` and its text; the text is its story too, unless
  /// one is named.
  init(_ articles: [Item], files: [String: [UInt8]] = Self.files) throws {
    dictionaries = try Self.dictionaries.get()
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    if let first = problems.first { throw first }
    corpus = MemoryCorpus(
      articles.map { item in
        (
          ArticleCard(
            id: item.id, story: item.story ?? item.id, outlet: item.outlet,
            language: item.language, day: item.day, title: item.title, address: item.address),
          ArticleText(title: item.title, text: item.text)
        )
      }, lexicon: lexicon, dictionaries: dictionaries)
  }

  struct Item {
    var id: String
    var outlet = "misal"
    var day: String? = "2024-05-31"
    var language = "kk"
    var story: String?
    var address: String?
    var title = ""
    var text: String
  }
}

/// A corpus that counts how often it is read.
final class CountingCorpus: StudyCorpus, @unchecked Sendable {
  private let corpus: MemoryCorpus
  /// One thread only uses it.
  private(set) var visits = 0

  init(_ corpus: MemoryCorpus) { self.corpus = corpus }

  var cards: [ArticleCard] { corpus.cards }

  func visit(_ selection: TypeSelection, _ body: (Int, CodingInput) throws -> Visit) throws {
    try corpus.visit(selection) { number, input in
      visits += 1
      return try body(number, input)
    }
  }

  func visitCodings(_ body: (Int, CodedArticle) throws -> Visit) throws {
    try corpus.visitCodings(body)
  }

  func coding(of article: Int) throws -> CodedArticle { try corpus.coding(of: article) }
  func text(of article: Int) throws -> ArticleText { try corpus.text(of: article) }
  func input(of article: Int) throws -> CodingInput { try corpus.input(of: article) }
  func lexicon() throws -> Lexicon { try corpus.lexicon() }

  func recode(
    by other: CompiledLexicon,
    _ body: (Int, _ old: CodedArticle, _ new: CodedArticle) throws -> Void
  ) throws { try corpus.recode(by: other, body) }
}
