internal import Basics
internal import Coding
internal import Lexicons
internal import Linguistics

/// A morphology of a few words, so that tests need no dictionary.
///
/// A reading is written as `lemma part-of-speech features`, with the case first among the features.
struct SmallMorphology: Morphology {
  let readings: [String: Analysis]
  let version = "small"
  let digest = "small"

  func analyses(of surface: String, folded: String) -> [Analysis] {
    [readings[folded] ?? Analysis(lemma: folded, partOfSpeech: .noun)]
  }

  func knows(_ folded: String) -> Bool { readings[folded] != nil }

  init(_ table: String) {
    var readings: [String: Analysis] = [:]
    for line in table.split(separator: "\n") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count >= 3 else { continue }
      readings[fields[0]] = Self.reading(fields[1], fields[2], Set(fields.dropFirst(3)))
    }
    self.readings = readings
  }

  private static let parts: [String: PartOfSpeech] = [
    "verb": .verb, "adj": .adjective, "name": .properName, "pron": .pronoun, "adp": .adposition,
  ]

  private static func reading(_ lemma: String, _ part: String, _ features: Set<String>) -> Analysis
  {
    var reading = Analysis(
      lemma: lemma, partOfSpeech: parts[part] ?? .noun)
    let cases: [String: GrammaticalCase] = [
      "nom": .nominative, "gen": .genitive, "dat": .dative, "acc": .accusative,
      "loc": .locative, "abl": .ablative, "ins": .instrumental,
    ]
    reading.grammaticalCase = features.sorted().lazy.compactMap { cases[$0] }.first
    if features.contains("pl") { reading.number = .plural }
    if features.contains("neg") { reading.isNegated = true }
    if features.contains("first") { reading.person = .first }
    if features.contains("second") { reading.person = .second }
    if features.contains("pass") { reading.voice = .passive }
    if features.contains("conv") { reading.verbForm = .converb }
    if features.contains("fin") { reading.verbForm = .finite }
    if features.contains("part") { reading.verbForm = .participle }
    if features.contains("noun") { reading.verbForm = .verbalNoun }
    return reading
  }

  static let russian = SmallMorphology(
    """
    приезжие приезжий noun nom pl
    приезжих приезжий noun gen pl
    приезжим приезжий noun dat pl
    приезжий приезжий noun nom
    переселенцы переселенец noun nom pl
    переселенец переселенец noun nom
    портят портить verb fin
    портить портить verb
    обманывают обманывать verb fin
    обманывать обманывать verb
    трудолюбивые трудолюбивый adj nom pl
    трудолюбивый трудолюбивый adj nom
    ленивые ленивый adj nom pl
    ленивый ленивый adj nom
    сказал сказать verb fin
    сказать сказать verb
    аким аким noun nom
    социолога социолог noun gen
    социолог социолог noun nom
    астану астана noun acc
    астаны астана noun gen
    астана астана noun nom
    алматы алматы noun loc
    школы школа noun acc pl
    школа школа noun nom
    не не particle
    села село noun gen
    село село noun nom
    живу жить verb fin first
    вижу видеть verb fin first
    знаю знать verb fin first
    мамбет мамбет noun nom
    мамбеты мамбет noun nom pl
    иностранные иностранный adj nom pl
    иностранный иностранный adj nom
    """)

  static let kazakh = SmallMorphology(
    """
    көшіп көш verb conv
    келгендер кел verb part nom pl
    келу кел verb noun
    ауылдан ауыл noun abl
    ауыл ауыл noun nom
    қаланы қала noun acc
    бүлдіреді бүлдір verb fin
    бүлдірмейді бүлдір verb fin neg
    бүлдіру бүлдір verb noun
    жалқау жалқау adj nom
    сақтамайды сақта verb fin neg
    сақтау сақта verb noun
    кінәлі кінәлі adj nom
    емес емес particle neg
    деді де verb fin
    деу де verb noun
    әкім әкім noun nom
    """)
}

/// Cuts at spaces, with marks as tokens of their own, and reads every word in one language.
///
/// A line break begins a paragraph.
func read(
  _ text: String, _ language: Language, _ other: SmallMorphology? = nil
) -> AnalyzedText {
  let morphology: SmallMorphology = other ?? (language == .kazakh ? .kazakh : .russian)
  var pieces: [(text: String, start: Int, paragraph: Int)] = []
  var paragraph = 0
  var isOpen = false
  for (offset, scalar) in text.unicodeScalars.enumerated() {
    if scalar == "\n" { paragraph += 1 }
    let isLetter = scalar.properties.isAlphabetic
    if isLetter, isOpen {
      pieces[pieces.count - 1].text.unicodeScalars.append(scalar)
    } else if !scalar.properties.isWhitespace {
      pieces.append((String(scalar), offset, paragraph))
    }
    isOpen = isLetter
  }
  var builder = TextParts(language: language)
  for (number, piece) in pieces.enumerated() {
    let folded = piece.text.lowercased().replacing("ё", with: "е")
    let isWord = piece.text.unicodeScalars.allSatisfy(\.properties.isAlphabetic)
    builder.add(
      WordType(
        surface: piece.text, folded: folded, language: language,
        kind: isWord ? .word : .punctuation,
        analyses: isWord ? morphology.analyses(of: piece.text, folded: folded) : []),
      at: piece.start)
    let isLast = number == pieces.count - 1
    let next = isLast ? "" : pieces[number + 1].text
    let endsSentence = [".", "?"].contains(piece.text) && next != "»"
    if endsSentence || isLast || pieces[number + 1].paragraph != piece.paragraph {
      builder.endSentence(paragraph: piece.paragraph)
    }
  }
  return builder.text
}

private struct TextParts {
  let language: Language
  private var types: [WordType] = []
  private var tokens: [Token] = []
  private var sentences: [Sentence] = []

  init(language: Language) { self.language = language }

  mutating func add(_ type: WordType, at start: Int) {
    let end = start + type.surface.unicodeScalars.count
    tokens.append(
      Token(type: Int32(types.count), reading: 0, start: Int32(start), end: Int32(end)))
    types.append(type)
  }

  mutating func endSentence(paragraph: Int) {
    let first = sentences.last?.tokens.upperBound ?? 0
    sentences.append(
      Sentence(
        tokens: first..<tokens.count,
        range: ScalarRange(Int(tokens[first].start), Int(tokens[tokens.count - 1].end)),
        language: language, paragraph: paragraph))
  }

  var text: AnalyzedText {
    AnalyzedText(
      language: language, script: .cyrillic, types: types, tokens: tokens, sentences: sentences)
  }
}
