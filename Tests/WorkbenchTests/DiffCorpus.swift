import Basics
import Coding
import Lexicons
import Linguistics
import Testing
import Workbench

/// A morphology without forms: rows are written as the texts have their words.
private struct NoForms: Morphology {
  let version = "none"
  let digest = "none"

  func analyses(of surface: String, folded: String) -> [Analysis] {
    [Analysis(lemma: folded, partOfSpeech: .noun)]
  }

  func knows(_ folded: String) -> Bool { true }
}

/// A corpus of a few sentences, and tables to compare over it.
enum DiffCorpus {
  static let dictionaries = Result { try Dictionaries(kazakh: NoForms(), russian: NoForms()) }

  static let codebook = """
    code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
    internal,group,,,,,,,,
    host,group,,,,,,,,
    label,label,internal,,,,,,,
    quality-,stance,,,,,,,,
    quality+,stance,,,,,,,,
    housing,frame,,,,,,,,
    crowding,frame,housing,,,,,,,
    labour,frame,,,,,,,,
    official,speaker,,,,,,,,
    exclusion,exclusion,,,,,,,,
    """

  static let texts = [
    "Приезжие живут в общаге на окраине города.",
    "Приезжие ищут работу на рынке целыми днями.",
    "Приезжие артисты дали концерт в общаге.",
    "Погода в городе снова испортилась к вечеру.",
    "Ленивые приезжие не работают, говорят соседи.",
  ]

  static let base: [String] = [
    "groups.ru.0001,ru,приезжие,fixed,internal,,,,,,",
    "frames.ru.0001,ru,работу,fixed,labour,,,,,,",
    "stance.ru.0001,ru,ленивые,fixed,quality-,,,,,,",
  ]

  /// Tables by their rows; the table of a row stands in its id.
  static func lexicon(_ rows: [String], codebook: String = codebook) throws -> Lexicon {
    let header = Table.columns.joined(separator: ",")
    var files = [Lexicon.codebookName: Array(codebook.utf8)]
    for table in Table.allCases {
      let own = rows.filter { $0.hasPrefix("\(table.rawValue).") }
      files[table.fileName] = Array(([header] + own).joined(separator: "\n").utf8)
    }
    let (lexicon, problems) = Lexicon.read(files: files, folder: "")
    try #require(problems.isEmpty, "\(problems)")
    return lexicon
  }

  static func corpus(codedBy lexicon: Lexicon) throws -> MemoryCorpus {
    MemoryCorpus(
      texts.enumerated().map { number, text in
        (
          ArticleCard(
            id: "a\(number)", story: "a\(number)", outlet: "prospekt", language: "ru",
            day: "2024-05-0\(number + 1)", title: "", address: "https://prospekt.example/\(number)"),
          ArticleText(title: "", text: text)
        )
      }, lexicon: lexicon, dictionaries: try dictionaries.get())
  }

  static func side(_ name: String, _ lexicon: Lexicon) throws -> LexiconComparison.Side {
    LexiconComparison.Side(
      name: name, compiled: CompiledLexicon(lexicon, dictionaries: try dictionaries.get()))
  }

  /// The corpus is coded by `stored`, or else by the tables before.
  static func comparison(
    _ before: [String], _ after: [String], stored: [String]? = nil
  ) throws -> LexiconComparison {
    try LexiconComparison(
      corpus(codedBy: lexicon(stored ?? before)), from: side("before", lexicon(before)),
      to: side("after", lexicon(after)))
  }
}
