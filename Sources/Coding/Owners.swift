internal import Lexicons
internal import Linguistics

/// Whose each quotation is.
struct Owners {
  /// For each quotation the number of the event that says it.
  private(set) var events: [Int?] = []
  /// For each quotation without an event the noun near by that may name who says it.
  private(set) var names: [Found?] = []

  init(_ scene: Scene, _ quotations: Quotations, _ sources: Sources, _ names: SpeakerNames) {
    var last: (event: Int?, name: Found?, sentence: Int)?
    for span in quotations.speech {
      guard let first = span.first else {
        events.append(nil)
        self.names.append(nil)
        continue
      }
      let begin = scene.sentenceOf[first]
      let end = scene.sentenceOf[span.upperBound - 1]
      let paragraph = scene.text.sentences[begin].paragraph
      var event = Self.event(in: end, near: span.upperBound - 1, sources)
      if event == nil, begin != end { event = Self.event(in: begin, near: first, sources) }
      if event == nil, begin > 0, Self.announces(begin - 1, scene) {
        event = Self.event(in: begin - 1, near: first, sources)
      }
      if event == nil, end + 1 < scene.text.sentences.count,
        scene.text.sentences[end + 1].paragraph == paragraph, Self.looksBack(end + 1, scene)
      {
        event = Self.event(in: end + 1, near: span.upperBound, sources)
      }
      if event == nil, begin > 0 { event = Self.event(in: begin - 1, near: first, sources) }
      var name: Found?
      if event == nil || sources.events[event ?? 0].role == Voices.unknown {
        // A bare name before a quotation introduces it.
        name =
          [end, begin, begin - 1, begin - 2].lazy
          .compactMap { sentence in
            names.bySentence[sentence]?.last { names.stands(in: [.nominative], $0) }
          }.first
      }
      if event == nil, name == nil, let last, begin - last.sentence <= Sources.memory {
        event = last.event
        name = last.name
      }
      events.append(event)
      self.names.append(name)
      last = (event, name, end)
    }
  }

  /// The event of a sentence whose words hold the place, or the next one after it.
  private static func event(in sentence: Int, near token: Int, _ sources: Sources) -> Int? {
    let here = sources.events(in: sentence)
    return here.indices.first { here[$0].scope.upperBound > token } ?? here.indices.last
  }

  /// Аким сказал: the sentence before ends with a colon.
  private static func announces(_ sentence: Int, _ scene: Scene) -> Bool {
    scene.text.sentences[sentence].tokens.suffix(2).contains { scene.type($0).surface == ":" }
  }

  /// – деді ол; Об этом сообщил аким: a short sentence, or one that begins with a dash, says whose
  /// the words before were.
  private static func looksBack(_ sentence: Int, _ scene: Scene) -> Bool {
    let tokens = scene.text.sentences[sentence].tokens
    guard let first = tokens.first else { return false }
    return tokens.count <= shortSentence || Scene.isDash(scene.type(first).surface)
      || ["об", "так", "такой", "такое", "это", "бұл", "осылай", "сөйтіп"]
        .contains(scene.folded(first))
  }

  private static let shortSentence = 7
}
