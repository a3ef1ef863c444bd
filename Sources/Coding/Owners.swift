internal import Lexicons
internal import Linguistics

/// Whose each quotation is.
struct Owners {
  /// For each quotation the number of the event that says it.
  private(set) var events: [Int?] = []
  /// For each quotation without an event the noun near by that may name who says it.
  private(set) var names: [Found?] = []

  private let scene: Scene
  private let sources: Sources
  private let speakers: SpeakerNames

  init(_ scene: Scene, _ quotations: Quotations, _ sources: Sources, _ speakers: SpeakerNames) {
    self.scene = scene
    self.sources = sources
    self.speakers = speakers
    var last: (event: Int?, name: Found?, sentence: Int)?
    var turns = quotations.isTalk ? quotations.turns[...] : []
    for span in quotations.speech {
      while let turn = turns.first, turn.words.upperBound <= span.lowerBound { turns.removeFirst() }
      let isTurn = turns.first.map { $0.words.overlaps(span) } ?? false
      var event = ownEvent(span)
      var name: Found?
      if !isTurn {
        event = event ?? neighbouringEvent(span)
        if event.map({ isNobodys(sources.events[$0]) }) ?? true { name = bareName(span) }
        let begin = scene.sentenceOf[span.lowerBound]
        if event == nil, name == nil, let last, begin - last.sentence <= Sources.memory {
          (event, name) = (last.event, last.name)
        }
        last = (event, name, scene.sentenceOf[max(span.lowerBound, span.upperBound - 1)])
      }
      events.append(event)
      names.append(name)
    }
  }

  private func isNobodys(_ event: SayingEvent) -> Bool {
    event.role == Voices.unknown && event.introduction == nil
  }

  /// The event of the sentences that the quotation stands in.
  private func ownEvent(_ span: Range<Int>) -> Int? {
    let last = max(span.lowerBound, span.upperBound - 1)
    let end = scene.sentenceOf[last]
    let begin = scene.sentenceOf[span.lowerBound]
    return event(in: end, near: last)
      ?? (begin == end ? nil : event(in: begin, near: span.lowerBound))
  }

  /// The event of the sentence before or after.
  private func neighbouringEvent(_ span: Range<Int>) -> Int? {
    let before = scene.sentenceOf[span.lowerBound] - 1
    if before >= 0, announces(before), let found = event(in: before, near: span.lowerBound) {
      return found
    }
    let end = scene.sentenceOf[max(span.lowerBound, span.upperBound - 1)]
    if end + 1 < scene.text.sentences.count, looksBack(end + 1),
      scene.text.sentences[end + 1].paragraph == scene.text.sentences[end].paragraph,
      let found = event(in: end + 1, near: span.upperBound)
    {
      return found
    }
    return before >= 0 ? event(in: before, near: span.lowerBound) : nil
  }

  /// A bare name before a quotation introduces it, where the quotation begins its sentence or
  /// follows a colon.
  private func bareName(_ span: Range<Int>) -> Found? {
    let start = scene.text.sentences[scene.sentenceOf[span.lowerBound]].tokens.lowerBound
    let isAnnounced =
      span.lowerBound >= 2
      && (span.lowerBound - 2..<span.lowerBound).contains { scene.info($0).mark == .colon }
    guard span.lowerBound - start <= 2 || isAnnounced else { return nil }
    let begin = scene.sentenceOf[span.lowerBound]
    let end = scene.sentenceOf[max(span.lowerBound, span.upperBound - 1)]
    for sentence in [end, begin, begin - 1, begin - 2] {
      let here = speakers.bySentence[sentence] ?? []
      if let name = here.last(where: { speakers.stands(in: [.nominative], $0) }) { return name }
    }
    return nil
  }

  /// The event of a sentence whose words hold the place, or the next one after it.
  private func event(in sentence: Int, near token: Int) -> Int? {
    let here = sources.events(in: sentence)
    return here.indices.first { here[$0].scope.upperBound > token } ?? here.indices.last
  }

  /// Аким сказал: the sentence before ends with a colon.
  private func announces(_ sentence: Int) -> Bool {
    scene.text.sentences[sentence].tokens.suffix(2).contains { scene.info($0).mark == .colon }
  }

  /// – деді ол; Об этом сообщил аким: a short sentence, or one that begins with a dash, says whose
  /// the words before were.
  private func looksBack(_ sentence: Int) -> Bool {
    let tokens = scene.text.sentences[sentence].tokens
    guard let first = tokens.first else { return false }
    return tokens.count <= Self.shortSentence || scene.isDash(first)
      || ["об", "так", "такой", "такое", "это", "бұл", "осылай", "сөйтіп"]
        .contains(scene.folded(first))
  }

  private static let shortSentence = 7
}
