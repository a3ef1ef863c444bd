internal import Basics
internal import Exchange
internal import Foundation
internal import Lexicons
internal import Testing

let codebookText = """
  code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
  housing,frame,,тұрғын үй,жильё,housing,Where movers live.,Rent.,Hotels.,Пәтер қымбат.
  segregation,frame,housing,оқшаулану,сегрегация,segregation,,,,
  registration,frame,,тіркеу,регистрация,registration,,,,
  positive,polarity,,жақсы,хорошее,good word,,,,
  negative,polarity,,жаман,плохое,bad word,,,,
  exclusion,exclusion,,ерекшелік,исключение,exclusion,,,,
  """

let header = Table.columns.joined(separator: ",")

/// The tables of a test, by file name.
func tables(
  frames: [String] = [], polarity: [String] = [], exclusions: [String] = []
) -> [String: [UInt8]] {
  func bytes(_ rows: [String]) -> [UInt8] {
    Array((([header] + rows).joined(separator: "\n") + "\n").utf8)
  }
  return [
    "codebook.csv": Array(codebookText.utf8), "frames.csv": bytes(frames),
    "polarity.csv": bytes(polarity), "exclusions.csv": bytes(exclusions),
  ]
}

func lexicon(_ files: [String: [UInt8]]) -> Lexicon {
  let (lexicon, problems) = Lexicon.read(files: files, folder: "")
  #expect(problems.isEmpty)
  return lexicon
}

/// Reads and imports a dictionary from text.
func imported(
  _ text: String, _ format: ForeignFormat = .quanteda, table: Table = .frames,
  language: EntryLanguage = .ru, as type: EntryType = .fixed, map: CodeMap = .none,
  source: String = "", into files: [String: [UInt8]] = tables()
) throws -> TableImport {
  TableImport(
    try format.read(Array(text.utf8), place: "d"), place: "d",
    options: TableImport.Options(
      table: table, language: language, wordType: type, map: map, source: source),
    lexicon: lexicon(files), files: files)
}

extension TableImport {
  /// Pattern, type and code of each row.
  var short: [String] { rows.map { "\($0[2]) \($0[3]) \($0[4])" } }

  var said: [String] { findings.map { "\($0.fate) \($0.problem)" } }
}

/// The project's own tables.
func projectLexicon() throws -> Lexicon {
  try Lexicon.load(
    folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("lexicons")
      .path)
}

/// A small generator of numbers: the same seed, the same test.
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func projectCodebook() throws -> [UInt8] {
  Array(
    try Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("lexicons/codebook.csv")))
}
