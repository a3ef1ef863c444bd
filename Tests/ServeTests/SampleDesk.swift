import Foundation
import Lexicons
import Linguistics
import Serve
import Workbench

/// Desks over small corpora in memory, coded by the installed tables.
enum SampleDesk {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  static let lexicons = "\(root)/lexicons"

  static let tools = Result {
    (
      dictionaries: try Dictionaries.load(
        DictionaryPaths(
          hunspellKazakh: "/usr/share/hunspell/kk_KZ.dic",
          openCorpora: "\(root)/.dictionaries/pymorphy3_dicts_ru/data")),
      lexicon: try Lexicon.load(folder: lexicons)
    )
  }

  /// A title and a text; the id is `a` and the number from 1, in five digits.
  struct Piece {
    var outlet = "misal.example"
    var language = "ru"
    var day = "2024-05-31"
    var title: String
    var text: String
  }

  static func desk(_ pieces: [Piece], output: String = "/nonexistent") throws -> Desk {
    let tools = try tools.get()
    let articles = pieces.enumerated().map { number, piece in
      let id = "a" + String(100_001 + number).dropFirst()
      return (
        card: ArticleCard(
          id: id, story: id, outlet: piece.outlet, language: piece.language, day: piece.day,
          title: piece.title, address: "https://\(piece.outlet)/\(id)"),
        text: ArticleText(title: piece.title, text: piece.text)
      )
    }
    let corpus = MemoryCorpus(articles, lexicon: tools.lexicon, dictionaries: tools.dictionaries)
    return Desk(
      Desk.Holdings(
        name: "Үлгі", corpus: { corpus }, stamp: { "" },
        status: { "pages  \(pieces.count) documents\nthe sums add up\n" },
        outlets: ["qala.example": "Қала үні"],
        dictionaries: tools.dictionaries, lexicons: lexicons, output: output))
  }

  /// Both languages and alphabets, stance of both signs, and titles that would like to be markup.
  static let pieces = [
    Piece(
      title: "Приезжие из аулов не находят жильё в Алматы",
      text: """
        Переселенцы из сёл ютятся во времянках на окраине города. «Понаехали тут», — говорят соседи.
        Хозяева времянок заламывают цену, а аренда растёт каждый месяц.
        """),
    Piece(
      outlet: "qala.example", language: "kk", day: "2024-06-02",
      title: "Ауылдан көшіп келгендер жұмыс таба алмай жүр",
      text: """
        Ауылдан Алматыға көшіп келген жастар жалдамалы пәтерде тұрады. Әкімдік оларға көмек беруге \
        уәде етті.
        Ауылдан келген жастар еңбекқор, қалаға үлес қосып жүр.
        """),
    Piece(
      outlet: "tote.example", language: "kk", day: "2023-01-09",
      title: "اۋىلدان كوشىپ كەلگەندەر", text: "اۋىلدان كوشىپ كەلگەن جاستار جۇمىس تاپپادى."),
    Piece(
      title: "<script>alert('x')</script> \"цитата\" & \u{202E}txt.exe",
      text: "Приезжие из аулов <img src=x onerror=alert(1)> арендуют жильё в Алматы."),
  ]

  /// More than five thousand places of one word.
  static let wide = Result {
    try desk(
      (1...90).map { number in
        Piece(
          title: "Приезжие из аулов, часть \(number)",
          text: String(repeating: "Приезжие из аулов снимают жильё на окраине города. ", count: 60))
      })
  }

  static let shared = Result { try desk(pieces) }
}
