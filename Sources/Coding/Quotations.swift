internal import Lexicons
internal import Linguistics

/// Quoted spans of a part: direct speech, and the short ones that are names or words held up.
struct Quotations {
  /// Tokens inside the marks of direct speech, in order.
  private(set) var speech: [Range<Int>] = []
  /// Tokens inside the marks of names, titles and words that are only held up.
  private(set) var names: [Range<Int>] = []

  /// Six words make a sentence; official names in quotation marks are shorter
  /// («Мәңгілік ел жастары – индустрияға» has four).
  private static let speechWords = 6
  /// With a finite verb three words do: «Гнать их надо».
  private static let speechWordsWithVerb = 3

  init(_ scene: Scene, attribution: [Found]) {
    let verbs = Set(attribution.flatMap { Array($0.tokens) })
    for paragraph in Self.paragraphs(scene) {
      if let dialogue = Self.dialogue(paragraph, scene, verbs), !dialogue.isEmpty {
        speech += dialogue
        continue
      }
      for span in Self.quoted(paragraph, scene) {
        if Self.isSpeech(span, scene, verbs) { speech.append(span) } else { names.append(span) }
      }
    }
  }

  /// The tokens of each line.
  private static func paragraphs(_ scene: Scene) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var number = -1
    for sentence in scene.text.sentences {
      if sentence.paragraph == number, let last = found.popLast() {
        found.append(last.lowerBound..<sentence.tokens.upperBound)
      } else {
        found.append(sentence.tokens)
        number = sentence.paragraph
      }
    }
    return found
  }

  /// Spans between quotation marks at the outer level.
  ///
  /// A mark that is never closed closes with its paragraph.
  private static func quoted(_ paragraph: Range<Int>, _ scene: Scene) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var closers: [Unicode.Scalar] = []
    var start = paragraph.lowerBound
    for token in paragraph {
      let surface = scene.type(token).surface.unicodeScalars
      guard surface.count == 1, let mark = surface.first, Quotes.isQuote(mark) else { continue }
      if closers.last.map({ closes(mark, $0) }) == true {
        closers.removeLast()
        if closers.isEmpty { found.append(start..<token) }
      } else if let closer = closer(of: mark) {
        if closers.isEmpty { start = token + 1 }
        closers.append(closer)
      }
    }
    if !closers.isEmpty, start < paragraph.upperBound { found.append(start..<paragraph.upperBound) }
    return found
  }

  private static func closer(of mark: Unicode.Scalar) -> Unicode.Scalar? {
    switch mark {
    case "«": "»"
    case "„", "“": "”"
    case "\"": "\""
    case "‹": "›"
    case "‟": "”"
    default: nil
    }
  }

  /// „ closes with “ in German style and with ” in the English one; both are met here.
  private static func closes(_ mark: Unicode.Scalar, _ wanted: Unicode.Scalar) -> Bool {
    mark == wanted || (wanted == "”" && mark == "“")
  }

  private static func isSpeech(_ span: Range<Int>, _ scene: Scene, _ verbs: Set<Int>) -> Bool {
    let words = span.filter { scene.isWord($0) }
    if words.count >= speechWords { return true }
    if span.dropLast().contains(where: { isSentenceEnd($0, scene) }) { return true }
    let after = (span.upperBound + 1..<span.upperBound + 4).prefix { $0 < scene.text.tokens.count }
    let isAttributed = after.contains { verbs.contains($0) }
    let before = span.lowerBound - 2
    let isAnnounced = before >= 0 && scene.type(before).surface == ":"
    if isAttributed || isAnnounced { return words.count >= 2 }
    let hasVerb = words.contains { scene.reading($0)?.verbForm == .finite }
    return hasVerb && words.count >= speechWordsWithVerb
  }

  private static func isSentenceEnd(_ token: Int, _ scene: Scene) -> Bool {
    [".", "!", "?", "…"].contains(scene.type(token).surface)
  }

  /// A paragraph that begins with a dash is spoken up to the author's words, which stand between
  /// dashes and hold a verb of saying.
  private static func dialogue(
    _ paragraph: Range<Int>, _ scene: Scene, _ verbs: Set<Int>
  ) -> [Range<Int>]? {
    guard let first = paragraph.first, Scene.isDash(scene.type(first).surface) else { return nil }
    var found: [Range<Int>] = []
    var start: Int? = first + 1
    for token in paragraph.dropFirst() where Scene.isDash(scene.type(token).surface) {
      guard [",", ".", "!", "?", "…"].contains(scene.type(token - 1).surface) else { continue }
      if let begun = start {
        // Author's words name the verb soon after the dash.
        guard (token + 1...token + 6).contains(where: { verbs.contains($0) }) else { continue }
        found.append(begun..<token)
        start = nil
      } else {
        start = token + 1
      }
    }
    if let start, start < paragraph.upperBound { found.append(start..<paragraph.upperBound) }
    return found
  }
}
