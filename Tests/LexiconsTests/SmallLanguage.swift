internal import Basics
internal import Lexicons
internal import Linguistics
internal import Testing

/// A morphology of a few words, so that tests need no dictionary.
struct SmallMorphology: Morphology {
  let readings: [String: [Analysis]]
  let version = "small"
  let digest = "small"

  func analyses(of surface: String, folded: String) -> [Analysis] {
    readings[folded] ?? [Analysis(lemma: folded, partOfSpeech: .noun)]
  }

  func knows(_ folded: String) -> Bool { readings[folded] != nil }

  static let kazakh = SmallMorphology(readings: [
    "көшу": [verb("көш", .verbalNoun)],
    "көшкен": [verb("көш", .participle)],
    "көшіп": [verb("көш", .converb)],
    "көшпеген": [verb("көш", .participle, negated: true)],
    "көше": [noun("көше", .nominative)],
    "қала": [verb("қал", .converb, weight: 0.3), noun("қала", .nominative, weight: 0.7)],
    "қалаға": [noun("қала", .dative)],
    "қалада": [noun("қала", .locative)],
    "ауыл": [noun("ауыл", .nominative)],
    "ауылдан": [noun("ауыл", .ablative)],
    "ауылдар": [noun("ауыл", .nominative, .plural)],
  ])

  static let russian = SmallMorphology(readings: [
    "село": [noun("село", .nominative, weight: 0.8), verb("сесть", .finite, weight: 0.2)],
    "села": [noun("село", .genitive, weight: 0.8), verb("сесть", .finite, weight: 0.2)],
    "город": [noun("город", .accusative)],
    "переехать": [verb("переехать", .infinitive)],
    "переехал": [verb("переехать", .finite)],
    "переехавший": [verb("переехать", .participle)],
    "переехавшие": [verb("переехать", .participle)],
    "мигрант": [noun("мигрант", .nominative)],
    "мигранты": [noun("мигрант", .nominative, .plural)],
    "трудовые": [noun("трудовой", .nominative, .plural)],
    "трудовой": [noun("трудовой", .nominative)],
  ])

  static func noun(
    _ lemma: String, _ grammaticalCase: GrammaticalCase, _ number: GrammaticalNumber = .singular,
    weight: Double = 1
  ) -> Analysis {
    var reading = Analysis(lemma: lemma, partOfSpeech: .noun)
    reading.grammaticalCase = grammaticalCase
    reading.number = number
    reading.weight = weight
    return reading
  }

  static func verb(
    _ lemma: String, _ form: VerbForm, negated: Bool = false, weight: Double = 1
  ) -> Analysis {
    var reading = Analysis(lemma: lemma, partOfSpeech: .verb)
    reading.verbForm = form
    reading.isNegated = negated
    reading.weight = weight
    return reading
  }
}

// Made once: reading the language data takes longer than all tests.
private let dictionaries = Result {
  try Dictionaries(kazakh: SmallMorphology.kazakh, russian: SmallMorphology.russian)
}

func smallDictionaries() throws -> Dictionaries { try dictionaries.get() }

/// Cuts at spaces, with marks as tokens of their own, and reads every word in one language.
func read(_ text: String, _ language: Language, reading chosen: Int16 = 0) -> AnalyzedText {
  let morphology: SmallMorphology = language == .kazakh ? .kazakh : .russian
  var pieces: [(text: String, start: Int)] = []
  for (offset, scalar) in text.unicodeScalars.enumerated() where scalar != " " {
    let isMark = !scalar.properties.isAlphabetic && scalar != "-"
    if !isMark, let last = pieces.last, last.start + last.text.unicodeScalars.count == offset,
      last.text.unicodeScalars.allSatisfy({ $0.properties.isAlphabetic || $0 == "-" })
    {
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    } else {
      pieces.append((String(scalar), offset))
    }
  }
  var types: [WordType] = []
  var tokens: [Token] = []
  for piece in pieces {
    let folded = piece.text.lowercased().replacing("ё", with: "е")
    let isWord = piece.text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" }
    tokens.append(
      Token(
        type: Int32(types.count), reading: chosen, start: Int32(piece.start),
        end: Int32(piece.start + piece.text.unicodeScalars.count)))
    types.append(
      WordType(
        surface: piece.text, folded: folded, language: language,
        kind: isWord ? .word : .punctuation,
        analyses: isWord ? morphology.analyses(of: piece.text, folded: folded) : []))
  }
  var sentences: [Sentence] = []
  var start = 0
  for (number, type) in types.enumerated() where type.surface == "." || number == types.count - 1 {
    sentences.append(
      Sentence(
        tokens: start..<number + 1,
        range: ScalarRange(Int(tokens[start].start), Int(tokens[number].end)),
        language: language, paragraph: 0))
    start = number + 1
  }
  return AnalyzedText(
    language: language, script: .cyrillic, types: types, tokens: tokens, sentences: sentences)
}

let codebookText = """
  code,kind,parent,label_kk,label_ru,label_en,definition,include,exclude,example
  internal,group,,,,internal movers,,,,
  foreign,group,,,,foreign migrants,,,,
  label,label,internal,,,label,,,,
  village,place,origin,,,village,,,,
  almaty,place,city,,,Almaty,,,,
  housing,frame,,,,housing,,,,
  exclusion,exclusion,,,,exclusion,,,,
  """
let header = "id,language,pattern,type,code,weight,needs,unless,window,note,example"

/// Reads one table of the given rows beside the small codebook.
func readTable(_ table: Table, _ rows: String...) -> (lexicon: Lexicon, problems: [Problem]) {
  let text = ([header] + rows).joined(separator: "\n")
  return Lexicon.read(
    files: ["codebook.csv": Array(codebookText.utf8), table.fileName: Array(text.utf8)],
    folder: "")
}
