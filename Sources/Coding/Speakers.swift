internal import Lexicons
internal import Linguistics

/// Who says each token of a part.
struct Voices {
  /// The role of a token's speaker: `outlet` where nobody else says it.
  private(set) var role: [String]
  private(set) var isQuoted: [Bool]
  /// Said by somebody in words that are not quoted: по словам …, …, деп хабарлады.
  private(set) var isReported: [Bool]
  /// Sentences where an office, an expert or somebody else is the source, with the role.
  private(set) var events: [Int: Event] = [:]

  struct Event {
    var role: String
    /// The verb or phrase that attributes, and the noun that names the speaker.
    var cue: Found
    var speaker: Found?
  }

  static let outlet = "outlet"
  /// Somebody speaks whom no entry names.
  static let unknown = "unknown"
  static let mover = "mover"

  /// A pronoun stands for a speaker named so many sentences before at most.
  ///
  /// Set by judgement, not measured.
  private static let memory = 3
  private static let threadLength = 3

  init(
    _ scene: Scene, _ quotations: Quotations, attribution: [Found], speakers: [Found],
    hasMovers: Bool
  ) {
    let count = scene.text.tokens.count
    role = [String](repeating: Self.outlet, count: count)
    isQuoted = [Bool](repeating: false, count: count)
    isReported = [Bool](repeating: false, count: count)
    for span in quotations.speech { for token in span { isQuoted[token] = true } }
    let cues = Dictionary(
      grouping: attribution.filter { !isQuoted[$0.tokens.lowerBound] }, by: \.sentence)
    let names = Dictionary(
      grouping: speakers.filter { !isQuoted[$0.tokens.lowerBound] && Self.maySpeak($0, scene) },
      by: \.sentence)
    findEvents(scene, cues, names)
    for number in events.keys.sorted() {
      guard let event = events[number] else { continue }
      for token in scene.text.sentences[number].tokens where !isQuoted[token] {
        isReported[token] = true
        role[token] = event.role
      }
    }
    giveQuotations(quotations, scene, names)
    // Quotations in a row and nobody to say them: a thread of comments.
    if events.isEmpty, quotations.speech.count >= Self.threadLength {
      giveUnknown(in: quotations.speech, to: "reader")
    }
    guard hasMovers else { return }
    // «Ауылдағы үйді сатып кеткенбіз», – дейді ол: who speaks of himself and is not named is one
    // of the people that the article is about.
    giveUnknown(
      in: quotations.speech.filter { $0.contains(where: { scene.isFirstPerson($0) }) },
      to: Self.mover)
  }

  private mutating func giveUnknown(in spans: [Range<Int>], to role: String) {
    for span in spans {
      for token in span where self.role[token] == Self.unknown { self.role[token] = role }
    }
  }

  private mutating func findEvents(
    _ scene: Scene, _ cues: [Int: [Found]], _ names: [Int: [Found]]
  ) {
    // A pronoun means who spoke last; somebody merely named is the next best guess.
    var spoke: (role: String, sentence: Int)?
    var named: (role: String, sentence: Int)?
    for number in scene.text.sentences.indices {
      let here = names[number] ?? []
      let all = cues[number] ?? []
      let chosen = Self.speaker(of: all, among: here, scene)
      if let cue = chosen?.cue ?? all.first(where: { !Self.isBareJoiner($0, scene) }) {
        let carried = [spoke, named].lazy.compactMap { $0 }
          .first { number - $0.sentence <= Self.memory }?.role
        let role = chosen?.speaker.code ?? carried ?? Self.unknown
        events[number] = Event(role: role, cue: chosen?.cue ?? cue, speaker: chosen?.speaker)
        if role != Self.unknown { spoke = (role, number) }
      } else if let last = here.last(where: { $0.code != Self.mover }) {
        named = (last.code, number)
      }
    }
  }

  /// Whether the noun stands in one of the cases.
  ///
  /// The head is the first noun in Russian (представитель управления), the last word in Kazakh.
  /// Russian forms are shared between cases: one fitting reading is enough.
  private static func stands(
    in cases: Set<GrammaticalCase>, _ name: Found, _ scene: Scene
  ) -> Bool {
    let words = name.tokens.filter { scene.isWord($0) }
    let isKazakh = scene.type(name.tokens.lowerBound).language == .kazakh
    guard let head = isKazakh ? words.last : words.first else { return false }
    let readings =
      isKazakh ? [scene.reading(head)].compactMap { $0 } : scene.type(head).analyses
    return readings.contains { cases.contains($0.grammaticalCase ?? .nominative) }
  }

  /// Who speaks stands in the nominative, or in the genitive beside a phrase (социологтың айтуынша,
  /// по словам социолога), or is an office that something was said in (сообщили в акимате).
  private static func maySpeak(_ name: Found, _ scene: Scene) -> Bool {
    stands(in: [.nominative, .genitive], name, scene) || isOffice(name, scene)
  }

  private static func isOffice(_ name: Found, _ scene: Scene) -> Bool {
    name.code == "official" && scene.type(name.tokens.lowerBound).language == .russian
      && stands(in: [.locative], name, scene)
  }

  /// Kazakh деп and деген join any clause to its verb; alone they name nobody who speaks.
  private static func isBareJoiner(_ cue: Found, _ scene: Scene) -> Bool {
    cue.match.wordCount == 1 && ["деп", "деген"].contains(scene.folded(cue.tokens.lowerBound))
  }

  /// A noun further off has another verb of its own.
  private static let reach = 6

  /// The cue and the name that belong together: the closest ones, but in Kazakh, where the subject
  /// opens the sentence and the verb closes it, the first name.
  private static func speaker(
    of cues: [Found], among names: [Found], _ scene: Scene
  ) -> (cue: Found, speaker: Found)? {
    var best: (cue: Found, speaker: Found, distance: Int)?
    for cue in cues.prefix(Tuning.mostInSentence) {
      for name in names.prefix(Tuning.mostInSentence) where !name.tokens.overlaps(cue.tokens) {
        guard let distance = distance(cue, name, scene) else { continue }
        if distance < best?.distance ?? .max { best = (cue, name, distance) }
      }
    }
    return best.map { ($0.cue, $0.speaker) }
  }

  private static func distance(_ cue: Found, _ name: Found, _ scene: Scene) -> Int? {
    let isKazakh = scene.text.sentences[cue.sentence].language == .kazakh
    let isBefore = name.tokens.upperBound <= cue.tokens.lowerBound
    let gap =
      isBefore
      ? cue.tokens.lowerBound - name.tokens.upperBound
      : name.tokens.lowerBound - cue.tokens.upperBound
    if cue.code == "phrase" {
      // маманның айтуынша; по словам специалиста.
      return isBefore == isKazakh && gap <= reach ? gap : nil
    }
    guard stands(in: [.nominative], name, scene) || isOffice(name, scene) else { return nil }
    // “Those who came from the villages” are mostly spoken of: close to the verb they speak.
    if name.code == mover, gap > 2 { return nil }
    guard isKazakh, gap > 2 else { return gap }
    let start = scene.text.sentences[cue.sentence].tokens.lowerBound
    return isBefore ? 3 + name.tokens.lowerBound - start : 40 + gap
  }

  /// A quotation belongs to the source named in its own sentences, else in the next one, else in
  /// the one before, else to the last one who spoke.
  private mutating func giveQuotations(
    _ quotations: Quotations, _ scene: Scene, _ names: [Int: [Found]]
  ) {
    var last: (role: String, sentence: Int)?
    for span in quotations.speech {
      guard let first = span.first else { continue }
      let begin = scene.sentenceOf[first]
      let end = scene.sentenceOf[span.upperBound - 1]
      let paragraph = scene.text.sentences[begin].paragraph
      let candidates = [end, begin, end + 1, begin - 1].filter {
        scene.text.sentences.indices.contains($0)
          && (scene.text.sentences[$0].paragraph == paragraph || $0 == begin - 1)
      }
      var owner = candidates.compactMap { events[$0]?.role }.first
      // «…», – the verb's own sentence knows best; a bare name before a quotation introduces it.
      if owner == nil || owner == Self.unknown {
        let named = [end, begin, begin - 1, begin - 2].lazy
          .compactMap { names[$0]?.last?.code }.first
        owner = named ?? owner
      }
      if owner == nil, let last, begin - last.sentence <= Self.memory { owner = last.role }
      let role = owner ?? Self.unknown
      for token in span { self.role[token] = role }
      last = (role, end)
    }
  }
}

extension Scene {
  /// A verb or pronoun of the first person.
  func isFirstPerson(_ token: Int) -> Bool {
    guard let reading = reading(token) else { return false }
    if reading.partOfSpeech == .verb { return reading.person == .first }
    return reading.partOfSpeech == .pronoun
      && ["я", "мы", "мен", "біз"].contains(reading.lemma)
  }
}
