internal import Lexicons
internal import Linguistics

/// Quoted spans of a part: direct speech, and the short ones that are names or words held up.
struct Quotations {
  /// Tokens inside the marks of direct speech, in order and without the author's words between
  /// dashes.
  private(set) var speech: [Range<Int>] = []
  /// Tokens inside the marks of names, titles and words that are only held up.
  private(set) var names: [Range<Int>] = []
  /// The turns of a conversation: paragraphs that begin with a dash or with a name and a colon.
  private(set) var turns: [Turn] = []
  /// An interview, a transcript or a thread rather than lines of dialogue in a story.
  var isTalk: Bool { turns.contains { $0.isAsked || $0.label != nil } }

  /// Six words make a sentence; official names in quotation marks are shorter
  /// («Мәңгілік ел жастары – индустрияға» has four).
  private static let speechWords = 6
  /// With a finite verb three words do: «Гнать их надо».
  private static let speechWordsWithVerb = 3

  init(_ scene: Scene, attribution: [Found]) {
    let verbs = Set(attribution.flatMap { Array($0.tokens) })
    let paragraphs = Self.paragraphs(scene)
    turns = Conversation(scene, paragraphs, verbs: verbs).turns
    let turnsOf = Dictionary(grouping: turns, by: \.paragraph)
    let continued = Self.continued(paragraphs, scene)
    var open: Int?
    for (number, paragraph) in paragraphs.enumerated() {
      var paragraph = paragraph
      let here = turnsOf[number] ?? []
      if let first = here.first {
        // What stands before the first turn is the outlet's.
        let start = first.label?.lowerBound ?? first.words.lowerBound - 1
        paragraph = paragraph.lowerBound..<max(paragraph.lowerBound, start)
      }
      let goesOn = number + 1 < paragraphs.count && continued[number + 1]
      let (spans, left) = Self.quoted(paragraph, scene, openSince: open, goesOn: goesOn)
      open = left
      for span in spans {
        if Self.isSpeech(span, scene, verbs) {
          speech += Self.spoken(span, scene, verbs)
        } else {
          names.append(span)
        }
      }
      for turn in here { speech += Self.spoken(turn.words, scene, verbs) }
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

  /// Whether a quotation that the paragraph before left open may go on in each paragraph: its first
  /// mark, or that of a later one, closes.
  private static func continued(_ paragraphs: [Range<Int>], _ scene: Scene) -> [Bool] {
    var continued = [Bool](repeating: false, count: paragraphs.count)
    var next = false
    for (number, paragraph) in paragraphs.enumerated().reversed() {
      if let first = paragraph.lazy.compactMap({ mark($0, scene) }).first {
        next = ["»", "›", "”"].contains(first)
      }
      continued[number] = next
    }
    return continued
  }

  private static func mark(_ token: Int, _ scene: Scene) -> Unicode.Scalar? {
    guard scene.info(token).mark == .quote else { return nil }
    let surface = scene.type(token).surface.unicodeScalars
    guard let mark = surface.first, surface.count == 1, Quotes.isQuote(mark) else { return nil }
    return mark
  }

  /// Spans between quotation marks at the outer level, and where one begins that goes on after the
  /// paragraph.
  ///
  /// A mark that is never closed closes with its paragraph.
  private static func quoted(
    _ paragraph: Range<Int>, _ scene: Scene, openSince: Int?, goesOn: Bool
  ) -> (spans: [Range<Int>], open: Int?) {
    var found: [Range<Int>] = []
    var closers: [Unicode.Scalar] = openSince == nil ? [] : ["»"]
    var start = openSince ?? paragraph.lowerBound
    for token in paragraph {
      guard let mark = mark(token, scene) else { continue }
      let isClosing = closers.last.map { closes(mark, $0) } ?? false
      if isClosing || (openSince != nil && start == openSince && closers.count == 1 && mark == "”")
      {
        closers.removeLast()
        if closers.isEmpty { found.append(start..<token) }
      } else if let closer = closer(of: mark) {
        if closers.isEmpty { start = token + 1 }
        closers.append(closer)
      }
    }
    if closers.isEmpty || start >= paragraph.upperBound { return (found, nil) }
    if goesOn { return (found, start) }
    return (found + [start..<paragraph.upperBound], nil)
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
    let isAttributed = isFollowedBySaying(span.upperBound + 1, scene, verbs)
    let before = span.lowerBound - 2
    let isAnnounced = before >= 0 && scene.info(before).mark == .colon
    if isAttributed || isAnnounced { return words.count >= 2 }
    let hasVerb = words.contains { scene.info($0).verbForm == .finite }
    return hasVerb && words.count >= speechWordsWithVerb
  }

  /// «…», – деді ол; «…» деп күлді: a comma, a dash or деп stands between the mark and the verb, so
  /// that «Ашық НҚА» порталына жарияланды is none.
  private static func isFollowedBySaying(
    _ next: Int, _ scene: Scene, _ verbs: Set<Int>
  ) -> Bool {
    guard next < scene.text.tokens.count else { return false }
    guard
      scene.info(next).mark == .comma || scene.isDash(next) || scene.reading(next)?.lemma == "де"
    else {
      return false
    }
    return (next..<next + 4).prefix { $0 < scene.text.tokens.count }.contains { verbs.contains($0) }
  }

  static func isSentenceEnd(_ token: Int, _ scene: Scene) -> Bool {
    [.period, .exclamation, .question, .ellipsis].contains(scene.info(token).mark)
  }

  /// What is said in a span, without the words of the author in it: «Ждём, – сказал аким, – давно».
  ///
  /// The author's words follow a mark and a dash, name the verb of saying soon after, and end at the
  /// next dash that follows a mark or begins a sentence.
  private static func spoken(
    _ span: Range<Int>, _ scene: Scene, _ verbs: Set<Int>
  ) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start: Int? = span.lowerBound
    for token in span.dropFirst() where scene.isDash(token) {
      let before = scene.type(token - 1).surface
      guard [",", ".", "!", "?", "…", "»", "”", "\""].contains(before) else { continue }
      if let begun = start {
        let soon = (token + 1...token + authorsVerb).prefix { $0 < span.upperBound }
        guard soon.contains(where: { verbs.contains($0) }) else { continue }
        if begun < token { found.append(begun..<token) }
        start = nil
      } else {
        start = token + 1
      }
    }
    if let start, start < span.upperBound { found.append(start..<span.upperBound) }
    return found
  }

  private static let authorsVerb = 6
}
